import { readBurden } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'

/** 减负: quiet under the list; nothing where nothing is in force, or nobody could say (BURDEN-1…3). */
export function BurdenSection() {
  const { t } = useTranslation()
  const county = useCounty()
  const { data } = useQuery(tenantQuery(county, readBurden, { params: { county } }))
  if (data === undefined || data.mechanisms === 0) return null
  return (
    <section className="mechanism-burden" aria-labelledby="burden">
      <h2 id="burden">{t('mechanisms.burden')}</h2>
      <p>{t('mechanisms.burdenNote', { count: data.mechanisms })}</p>
      <ul>
        {data.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}
