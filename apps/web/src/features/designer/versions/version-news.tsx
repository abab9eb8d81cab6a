import { readVersionNews } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'
import { FaultBlock } from '../../../frame/fault-block.tsx'
import { periodWords } from './period-words.ts'
import './version-news.css'

/** 说明: from when a version holds, what was written about it, what it wants of the reader's unit, and what changed. */
export function VersionNews({ mechanism, version }: { readonly mechanism: string; readonly version: number }) {
  const { t } = useTranslation()
  const county = useCounty()
  const params = { county, mechanism, version: String(version) }
  const { data, error, refetch } = useQuery(tenantQuery(county, readVersionNews, { params }))
  if (error) return <FaultBlock error={error} onRetry={() => void refetch()} />
  if (data === undefined) return null
  const { from, planNumber, sunset, explanation, before, changes, mine } = data
  const facts = [
    t('designer.since', { period: periodWords(from) }),
    planNumber,
    sunset === null ? null : t('versions.sunset', { day: sunset }),
  ]
  return (
    <details className="version-news" open={mine.length > 0}>
      <summary>
        <strong>{t('versions.news.title', { version })}</strong> {facts.filter(Boolean).join(' · ')}
      </summary>
      <div className="version-news-body">
        {mine.map(({ unitName, asks, assessed }) => (
          <p key={unitName}>
            <strong>{t('versions.news.mine', { unit: unitName })}</strong>
            {[
              asks.length === 0 ? null : t('versions.news.asks', { blocks: asks.map((one) => `“${one}”`).join('、') }),
              assessed ? t('versions.news.assessed') : null,
            ]
              .filter(Boolean)
              .join(t('versions.news.and'))}
            {t('versions.stop')}
          </p>
        ))}
        <p className="version-news-words">{explanation ?? t('versions.news.none')}</p>
        {before === null || changes.length === 0 ? null : (
          <details open={explanation === null}>
            <summary>{t('versions.news.changes', { before, count: changes.length })}</summary>
            <ol>
              {changes.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ol>
          </details>
        )}
      </div>
    </details>
  )
}
