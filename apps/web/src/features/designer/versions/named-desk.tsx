import type { Answer, readNamedDraft } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'
import { DesignerDesk } from '../desk/designer-desk.tsx'
import type { MechanismAnswer } from './draft.ts'
import { PlaceWords } from './place-words.tsx'
import { useComparing } from './use-comparing.tsx'
import { useReadDesk } from './use-read-desk.tsx'

interface NamedDeskProps {
  readonly answer: MechanismAnswer
  readonly kept: Answer<typeof readNamedDraft>
}

/** A draft that was kept under a name, to read; it comes back from the list of versions, on the draft. */
export function NamedDesk({ answer, kept }: NamedDeskProps) {
  const { t } = useTranslation()
  const desk = useReadDesk(answer, kept)
  const { mechanism, versions } = answer
  const { name, note, by } = kept.named
  const words = t('versions.named.words', { name })
  const comparing = useComparing(answer, mechanism.version ?? versions[0]?.version, words)
  return (
    <DesignerDesk
      {...desk}
      {...comparing}
      status={<span className="desk-version">{words}</span>}
      place={<PlaceWords words={[t('versions.named.by', { by }), note]} />}
    />
  )
}
