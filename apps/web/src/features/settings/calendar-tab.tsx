import { type Answer, readCalendar } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { Card } from '../../ui/card.tsx'
import { useMomentWords } from '../../ui/moment.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageSplit } from '../../ui/page-split.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { NoticeForm } from './notice-form.tsx'
import { YearMonths } from './year-months.tsx'

type Notice = Answer<typeof readCalendar>['notices'][number]

/** 工作日历: the year, and the notices that changed it. */
export function CalendarTab({ tabs }: { readonly tabs: ReactNode }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const [year, setYear] = useState<string>()
  const [adding, setAdding] = useState(false)
  const query = year === undefined ? {} : { year }
  const { data, error, refetch } = useQuery(tenantQuery(county, readCalendar, { params: { county }, query }))
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('calendar.add')}
    </Button>
  )
  return (
    <PageSplit side={adding ? <NoticeForm onClose={() => setAdding(false)} /> : null}>
      <PageHeader
        crumbs={[{ text: tenant.name, to: `/${county}` }]}
        title={t('menu.settings')}
        primary={data?.mayEnter ? add : null}
      />
      <div className="filter-bar">
        <div className="filter-fields">
          {tabs}
          <Select
            value={data ? String(data.year) : null}
            aria-label={t('calendar.year')}
            onChange={setYear}
            options={(data?.years ?? []).map((one) => ({ value: String(one), label: String(one) }))}
          />
        </div>
        <div className="filter-legend">{data ? <YearSentence {...data} /> : null}</div>
      </div>
      {data ? (
        <>
          <YearMonths months={data.months} />
          <Card title={t('calendar.notices')}>
            <Notices notices={data.notices} />
          </Card>
        </>
      ) : error ? (
        <StateBlock {...stateOfError(error)} action={<Button onClick={() => void refetch()}>{t('ui.retry')}</Button>} />
      ) : (
        <StateBlock state="loading" />
      )}
    </PageSplit>
  )
}

function YearSentence({ year, published, months }: Answer<typeof readCalendar>) {
  const { t } = useTranslation()
  const count = months.reduce((sum, { workingDays }) => sum + workingDays, 0)
  return t(published ? 'calendar.published' : 'calendar.unpublished', { year, count })
}

function Notices({ notices }: { readonly notices: readonly Notice[] }) {
  const { t } = useTranslation()
  const words = useMomentWords()
  const now = countyNow(useSession())
  if (notices.length === 0) return <p className="side-note">{t('calendar.none')}</p>
  return (
    <ul className="notice-list">
      {notices.map(({ id, number, link, issuedOn, days, enteredBy, enteredAt, moved }) => (
        <li key={id}>
          <p>
            <strong>{link === null ? number : <a href={link}>{number}</a>}</strong>{' '}
            {t('calendar.issued', { day: issuedOn })}
          </p>
          <p>
            {days
              .map(
                ({ day, kind, name }) => `${day} ${t(kind === 'off' ? 'calendar.isOff' : 'calendar.isWork')} ${name}`,
              )
              .join('；')}
          </p>
          <p className="side-note">
            {t('calendar.entered', { who: enteredBy, when: words(enteredAt, now) })}，
            {moved === 0 ? t('calendar.movedNone') : t('calendar.moved', { count: moved })}
          </p>
        </li>
      ))}
    </ul>
  )
}
