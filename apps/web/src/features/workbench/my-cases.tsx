import { type Answer, listCases } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { Card } from '../../ui/card.tsx'
import { GoLink } from '../../ui/go-link.tsx'
import { DueTag } from '../../ui/moment.tsx'
import { PlainTag } from '../../ui/plain-tag.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'

/** Cases up to this many stand here; the list has them all. */
const shown = 5

type Cases = Pick<Answer<typeof listCases>, 'cases' | 'total'>

/** The cases that wait for this person. */
export function useMyCases(): Cases {
  const county = useCounty()
  const enabled = useAbility().can('read', 'Cycle')
  const query = { mine: '1', status: 'open' } as const
  const list = useQuery({ ...tenantQuery(county, listCases, { params: { county }, query }), enabled })
  return list.data ?? { cases: [], total: 0 }
}

/** 清单: the nearest date first. */
export function MyCases({ cases, total }: Cases) {
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  if (cases.length === 0) return null
  const sorted = cases.toSorted((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'))
  return (
    <Card
      title={t('workbench.cases', { count: total })}
      end={<GoLink to={`/${county}/cases?mine=1`}>{t('workbench.allCases')}</GoLink>}
      flush
    >
      <ul className="duty-list">
        {sorted.slice(0, shown).map(({ id, number, words, dueAt, statusName, mechanismName, placeName }) => (
          <li key={id}>
            <span className="duty-due">
              {dueAt === null ? (
                <StatusTag status="normal" bare>
                  {t('workbench.noDue')}
                </StatusTag>
              ) : (
                <DueTag at={dueAt} now={now} bare />
              )}
            </span>
            <PlainTag>{statusName}</PlainTag>
            <div className="duty-what">
              <p>{t('cases.title', { number, words: words ?? t('cases.noWords') })}</p>
              <p className="duty-why">{[mechanismName, placeName].filter(Boolean).join(' · ')}</p>
            </div>
            <GoLink to={`/${county}/cases/${id}`} className="plain-button plain-default">
              {t('workbench.go')}
            </GoLink>
          </li>
        ))}
      </ul>
    </Card>
  )
}
