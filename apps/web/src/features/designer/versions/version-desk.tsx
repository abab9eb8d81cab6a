import type { Answer, readVersion } from '@jizhi/contracts'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { inAntd } from '../../../ui/in-antd.tsx'
import { DesignerDesk } from '../desk/designer-desk.tsx'
import { VersionTrials } from '../trials/version-trials.tsx'
import type { MechanismAnswer } from './draft.ts'
import { periodWords } from './period-words.ts'
import { PlaceWords } from './place-words.tsx'
import { useComparing } from './use-comparing.tsx'
import { useReadDesk } from './use-read-desk.tsx'
import { VersionNews } from './version-news.tsx'
import { VersionTag } from './version-tag.tsx'

const DecideBar = inAntd(() => import('./decide-bar.tsx').then((part) => part.DecideBar))

interface VersionDeskProps {
  readonly answer: MechanismAnswer
  readonly older: Answer<typeof readVersion>
}

/** One version as it was handed in, to read; the second person decides at its foot. */
export function VersionDesk({ answer, older }: VersionDeskProps) {
  const { t } = useTranslation()
  const desk = useReadDesk(answer, older)
  const { mechanism } = answer
  // The list knows of a decision made a moment ago; the document never changes.
  const version = answer.versions.find((one) => one.version === older.version.version) ?? older.version
  const before = version.version > 1 ? version.version - 1 : undefined
  const comparing = useComparing(answer, before, t('designer.version', { version: version.version }))
  return (
    <DesignerDesk
      {...desk}
      {...comparing}
      status={
        <>
          <span className="desk-version">{t('designer.version', { version: version.version })}</span>
          <VersionTag state={version.state} />
        </>
      }
      place={
        <PlaceWords
          words={[
            t('designer.since', { period: periodWords(version.inForceFrom) }),
            version.planNumber,
            t('designer.submittedBy', { by: version.submittedBy }),
          ]}
        />
      }
      head={<VersionNews mechanism={mechanism.id} version={version.version} />}
      foot={
        <>
          <VersionTrials mechanism={mechanism.id} version={version.version} />
          <Suspense fallback={null}>
            <DecideBar mechanism={mechanism} version={version} openComments={desk.comments.openCount} />
          </Suspense>
        </>
      }
    />
  )
}
