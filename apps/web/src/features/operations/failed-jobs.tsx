import { retryJob } from '@jizhi/contracts'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { Moment } from '../../ui/moment.tsx'
import type { FailedJob } from './operations-page.tsx'

/** Jobs that were given up, each to be tried again or dismissed. */
export function FailedJobs(props: {
  readonly jobs: readonly FailedJob[]
  readonly mayMend: boolean
  readonly onDismiss: (job: FailedJob) => void
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  const { act, busy } = useAct()
  if (props.jobs.length === 0) return null
  const again = (job: string) => void act(retryJob, { params: { county, job } }, t('operations.retried'))
  return (
    <section>
      <h2>{t('operations.failed')}</h2>
      <ul>
        {props.jobs.map((job) => (
          <li key={job.id}>
            <span>
              {job.words} · <Moment at={job.at} now={now} /> · {t('operations.tries', { count: job.tries })}
            </span>
            {props.mayMend ? (
              <span className="operations-acts">
                <Button size="small" disabled={busy} onClick={() => again(job.id)}>
                  {t('operations.retry')}
                </Button>
                <Button size="small" disabled={busy} onClick={() => props.onDismiss(job)}>
                  {t('operations.dismiss')}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
