import type { Answer, readVersion } from '@jizhi/contracts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../../client/session.ts'
import { useGo } from '../../../ui/go-link.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { useCommentsDesk } from '../comments/comments.ts'
import { useLiveSource } from '../live/use-live-source.ts'
import { type MechanismAnswer, openVersion } from './draft.ts'
import { VersionsButton } from './versions-button.tsx'

/** What a desk to read from has, whatever lies on it: its drawing, months and comments, and the way to the draft. */
export function useReadDesk(answer: MechanismAnswer, drawn: Pick<Answer<typeof readVersion>, 'document' | 'layout'>) {
  const { t } = useTranslation()
  const county = useCounty()
  const go = useGo()
  const { mechanism } = answer
  const [store] = useState(() => openVersion(drawn.document, drawn.layout))
  const live = useLiveSource(mechanism.id, mechanism.ownerUnitId)
  const comments = useCommentsDesk(mechanism.id, mechanism.ownerUnitId)
  const actions = (
    <>
      <VersionsButton answer={answer} />
      <PlainButton onClick={() => go(`/${county}/mechanisms/${mechanism.id}`)}>{t('designer.toDraft')}</PlainButton>
    </>
  )
  const backTo = `/${county}/mechanisms`
  return { store, live, comments, owner: mechanism.ownerUnitId, readOnly: true, backTo, actions } as const
}
