import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { countyNow, useCounty, useSession } from '../../../client/session.ts'
import { GoLink } from '../../../ui/go-link.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { StateBlock } from '../../../ui/state-block.tsx'
import type { Draft, MechanismAnswer } from './draft.ts'
import { NamedSection } from './named-section.tsx'
import { VersionTag } from './version-tag.tsx'
import './versions.css'
import { periodWords } from './period-words.ts'

type Version = MechanismAnswer['versions'][number]

interface VersionsDrawerProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly answer: MechanismAnswer
  /** The draft under the pen; without it nothing is kept or restored. */
  readonly draft?: Draft | undefined
}

/** What was kept under a name, and every version that was ever handed in, newest first; none of them changes any more. */
export function VersionsDrawer({ open, onClose, answer, draft }: VersionsDrawerProps) {
  const { t } = useTranslation()
  const county = useCounty()
  const { id } = answer.mechanism
  return (
    <Drawer open={open} onClose={onClose} title={t('designer.versions')} size={400}>
      <NamedSection mechanism={id} draft={draft} onLeave={onClose} />
      <section className="submitted-versions">
        <h3>{t('versions.named.submitted')}</h3>
        {answer.versions.length === 0 ? (
          <StateBlock state="empty" title={t('designer.noVersions')} text={t('designer.noVersionsText')} />
        ) : (
          <ol className="versions">
            {answer.versions.map((version) => (
              <li key={version.version}>
                <GoLink to={`/${county}/mechanisms/${id}?version=${version.version}`} onClick={onClose}>
                  <VersionLine version={version} />
                </GoLink>
              </li>
            ))}
          </ol>
        )}
      </section>
    </Drawer>
  )
}

function VersionLine({ version }: { readonly version: Version }) {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  return (
    <>
      <span className="version-title">
        <strong>{t('designer.version', { version: version.version })}</strong>
        <VersionTag state={version.state} />
        <span>{t('designer.since', { period: periodWords(version.inForceFrom) })}</span>
      </span>
      {version.planNumber === null ? null : <span>{version.planNumber}</span>}
      <span>
        {t('designer.submittedBy', { by: version.submittedBy })} · <Moment at={version.submittedAt} now={now} />
      </span>
      {version.decidedBy === null || version.decidedAt === null ? null : (
        <span>
          {t(version.state === 'approved' ? 'designer.approvedBy' : 'designer.returnedBy', { by: version.decidedBy })} ·{' '}
          <Moment at={version.decidedAt} now={now} />
          {version.decisionReason === null ? '' : `：${version.decisionReason}`}
        </span>
      )}
    </>
  )
}
