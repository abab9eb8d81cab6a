import type { Answer, readNamedDraft } from '@jizhi/contracts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../../client/session.ts'
import { useGo } from '../../../ui/go-link.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { useCommentsDesk } from '../comments/comments.ts'
import { DesignerDesk } from '../desk/designer-desk.tsx'
import { useLiveSource } from '../live/use-live-source.ts'
import { type MechanismAnswer, openVersion } from './draft.ts'
import { PlaceWords } from './place-words.tsx'
import { useComparing } from './use-comparing.tsx'
import { VersionsButton } from './versions-button.tsx'

interface NamedDeskProps {
  readonly answer: MechanismAnswer
  readonly kept: Answer<typeof readNamedDraft>
}

/** A draft that was kept under a name, to read; it comes back from the list of versions, on the draft. */
export function NamedDesk({ answer, kept }: NamedDeskProps) {
  const { t } = useTranslation()
  const county = useCounty()
  const go = useGo()
  const [store] = useState(() => openVersion(kept.document, kept.layout))
  const { mechanism, versions } = answer
  const { name, note, by } = kept.named
  const live = useLiveSource(mechanism.id)
  const comments = useCommentsDesk(mechanism.id, mechanism.ownerUnitId)
  const words = t('versions.named.words', { name })
  const comparing = useComparing(answer, mechanism.version ?? versions[0]?.version, words)
  return (
    <DesignerDesk
      {...comparing}
      owner={mechanism.ownerUnitId}
      live={live}
      comments={comments}
      store={store}
      readOnly
      backTo={`/${county}/mechanisms`}
      status={<span className="desk-version">{words}</span>}
      place={<PlaceWords words={[t('versions.named.by', { by }), note]} />}
      actions={
        <>
          <VersionsButton answer={answer} />
          <PlainButton onClick={() => go(`/${county}/mechanisms/${mechanism.id}`)}>{t('designer.toDraft')}</PlainButton>
        </>
      }
    />
  )
}
