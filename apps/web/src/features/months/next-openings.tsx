import { type Answer, listOpenings } from '@jizhi/contracts'
import { type Day, dayLabel } from '@jizhi/domain'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { useMomentWords } from '../../ui/moment.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'

type Opening = Answer<typeof listOpenings>['openings'][number]

/** 接下来开启: which period of each mechanism opens when, and which open no more. */
export function NextOpenings() {
  const { t } = useTranslation()
  const county = useCounty()
  const { data } = useQuery(tenantQuery(county, listOpenings, { params: { county } }))
  const shown = (data?.openings ?? []).filter(({ opens }) => opens !== 'by-hand')
  if (shown.length === 0) return null
  return (
    <section className="next-openings" aria-label={t('months.openings.title')}>
      <h2>{t('months.openings.title')}</h2>
      <ul>
        {shown.map((one) => (
          <li key={one.mechanismId}>
            <OpeningLine opening={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OpeningLine({ opening }: { readonly opening: Opening }) {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  const moment = useMomentWords()
  const { mechanismName: mechanism, opens, periodLabel, at, sunset, endsSoon } = opening
  const until = sunset === null ? '' : dayLabel(sunset as Day) // written from a day of the calendar
  if (opens === 'over')
    return (
      <>
        {mechanism} <StatusTag status="overdue">{t('months.openings.over', { until })}</StatusTag>
      </>
    )
  return (
    <>
      {at === null
        ? t('months.openings.onEvent', { mechanism })
        : t('months.openings.next', { mechanism, period: periodLabel ?? '', when: moment(at, now) })}{' '}
      {endsSoon ? <StatusTag status="dueSoon">{t('months.openings.endsSoon', { until })}</StatusTag> : null}
    </>
  )
}
