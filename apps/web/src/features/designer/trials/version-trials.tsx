import { readVersionTrials } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'
import './trials.css'

/** What came out of the trials when the version was handed in, and why it may: for the second person. */
export function VersionTrials({ mechanism, version }: { readonly mechanism: string; readonly version: number }) {
  const { t } = useTranslation()
  const county = useCounty()
  const params = { county, mechanism, version: `${version}` }
  const { data } = useQuery(tenantQuery(county, readVersionTrials, { params }))
  if (data === undefined || data.ran.length === 0) return null
  const differ = data.ran.filter(({ count }) => count > 0)
  if (differ.length === 0)
    return (
      <p className="desk-foot version-trials">
        <span className="trials-mark trials-same">
          {data.ran.length}/{data.ran.length}
        </span>{' '}
        {t('trials.allSame', { count: data.ran.length })}
      </p>
    )
  return (
    <details className="desk-foot version-trials" open>
      <summary>
        <span className="trials-mark trials-differ">{t('trials.differ', { count: differ.length })}</span>{' '}
        {t('trials.atSubmission', { count: data.ran.length, differ: differ.length })}
        {data.explained === null ? null : t('trials.explained', { why: data.explained })}
      </summary>
      {differ.map(({ trial, name, periodLabel, count, sentences }) => (
        <section key={trial}>
          <h3>
            {name} {name === periodLabel ? null : <span>{t('ui.period', { period: periodLabel })}</span>}
          </h3>
          <ul className="trial-sentences">
            {sentences.map((one) => (
              <li key={one}>{one}</li>
            ))}
            {count > sentences.length ? <li>{t('trials.more', { count: count - sentences.length })}</li> : null}
          </ul>
        </section>
      ))}
    </details>
  )
}
