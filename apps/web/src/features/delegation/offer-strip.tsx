import { listGrants } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { GoLink } from '../../ui/go-link.tsx'
import { SentenceBar } from '../../ui/sentence-bar.tsx'

/** 县里下放给本镇的: above a township's mechanisms, as long as something was not taken over yet. */
export function OfferStrip() {
  const { t } = useTranslation()
  const county = useCounty()
  const { data } = useQuery(tenantQuery(county, listGrants, { params: { county } }))
  const count = data?.grants.filter(({ mayTake }) => mayTake.some(({ mechanism }) => mechanism === null)).length ?? 0
  if (count === 0) return null
  return (
    <SentenceBar
      sentence={t('delegation.offers', { count })}
      end={<GoLink to={`/${county}/delegation`}>{t('delegation.offersGo')}</GoLink>}
    />
  )
}
