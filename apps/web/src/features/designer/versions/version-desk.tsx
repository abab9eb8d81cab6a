import type { Answer, readVersion } from '@jizhi/contracts'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../../client/session.ts'
import { useGo } from '../../../ui/go-link.tsx'
import { inAntd } from '../../../ui/in-antd.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { useCommentsDesk } from '../comments/comments.ts'
import { DesignerDesk } from '../desk/designer-desk.tsx'
import { useLiveSource } from '../live/use-live-source.ts'
import { VersionTrials } from '../trials/version-trials.tsx'
import { type MechanismAnswer, openVersion } from './draft.ts'
import { periodWords } from './period-words.ts'
import { PlaceWords } from './place-words.tsx'
import { useComparing } from './use-comparing.tsx'
import { VersionNews } from './version-news.tsx'
import { VersionTag } from './version-tag.tsx'
import { VersionsButton } from './versions-button.tsx'

const DecideBar = inAntd(() => import('./decide-bar.tsx').then((part) => part.DecideBar))

interface VersionDeskProps {
  readonly answer: MechanismAnswer
  readonly older: Answer<typeof readVersion>
}

/** One version as it was handed in, to read; the second person decides at its foot. */
export function VersionDesk({ answer, older }: VersionDeskProps) {
  const { t } = useTranslation()
  const county = useCounty()
  const go = useGo()
  const [store] = useState(() => openVersion(older.document, older.layout))
  const { mechanism } = answer
  // The list knows of a decision made a moment ago; the document never changes.
  const version = answer.versions.find((one) => one.version === older.version.version) ?? older.version
  const before = version.version > 1 ? version.version - 1 : undefined
  const live = useLiveSource(mechanism.id)
  const comments = useCommentsDesk(mechanism.id, mechanism.ownerUnitId)
  const comparing = useComparing(answer, before, t('designer.version', { version: version.version }))
  return (
    <DesignerDesk
      {...comparing}
      owner={mechanism.ownerUnitId}
      live={live}
      comments={comments}
      store={store}
      readOnly
      backTo={`/${county}/mechanisms`}
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
      actions={
        <>
          <VersionsButton answer={answer} />
          <PlainButton onClick={() => go(`/${county}/mechanisms/${mechanism.id}`)}>{t('designer.toDraft')}</PlainButton>
        </>
      }
      head={<VersionNews mechanism={mechanism.id} version={version.version} />}
      foot={
        <>
          <VersionTrials mechanism={mechanism.id} version={version.version} />
          <Suspense fallback={null}>
            <DecideBar mechanism={mechanism} version={version} openComments={comments.openCount} />
          </Suspense>
        </>
      }
    />
  )
}
