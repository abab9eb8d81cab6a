import { type Answer, listResults } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Button, Segmented, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import type { HistorySearch } from '../../frame/history-search.ts'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { GoLink, useGo } from '../../ui/go-link.tsx'
import { PageIcon } from '../../ui/icons/page-icon.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { Moment } from '../../ui/moment.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { InitialTab } from './initial-tab.tsx'
import './history.css'

export type OfficialResult = Answer<typeof listResults>['results'][number]

/** 历史成绩, with 期初 beside it. */
export function HistoryPage() {
  const { t } = useTranslation()
  const go = useGo()
  const county = useCounty()
  const mayInitial = useAbility().can('read', 'Order')
  const search: HistorySearch = useSearch({ strict: false })
  const switcher = mayInitial ? (
    <div className="history-switch">
      <Segmented
        aria-label={t('history.which')}
        value={search.tab ?? 'results'}
        options={[
          { value: 'results' as const, label: t('history.tab') },
          { value: 'initial' as const, label: t('orders.initial.title') },
        ]}
        onChange={(tab) => go(tab === 'initial' ? `/${county}/history?tab=initial` : `/${county}/history`)}
      />
    </div>
  ) : null
  return search.tab === 'initial' ? <InitialTab switcher={switcher} /> : <ResultsTab switcher={switcher} />
}

/** The official results of every period, frozen here or brought in with their source. */
function ResultsTab({ switcher }: { readonly switcher: ReactNode }) {
  const { t } = useTranslation()
  const go = useGo()
  const county = useCounty()
  const session = useSession()
  const now = countyNow(session)
  const mayImport = useAbility().can('import', 'Import') && session.tenant.kind !== 'sample'
  const [mechanism, setMechanism] = useState<string | null>(null)
  const list = useQuery(tenantQuery(county, listResults, { params: { county }, query: {} }))
  usePageTitle(t('menu.history'))
  const all = list.data?.results ?? []
  const names = new Map(all.map((one) => [one.mechanismId, one.mechanismName]))
  const results = all.filter((one) => mechanism === null || one.mechanismId === mechanism)
  const address = ({ id }: OfficialResult) => `/${county}/history/${id}`
  const importButton = mayImport ? (
    <Button type="primary" icon={<PageIcon name="upload" />} onClick={() => go(`/${county}/import?kind=history`)}>
      {t('history.import')}
    </Button>
  ) : null
  const state = list.error
    ? { ...stateOfError(list.error), action: <Button onClick={() => void list.refetch()}>{t('ui.retry')}</Button> }
    : list.isPending
      ? { state: 'loading' as const }
      : all.length === 0
        ? { state: 'empty' as const, title: t('history.none'), text: t('history.noneText'), action: importButton }
        : undefined
  return (
    <ListPage<OfficialResult>
      header={{
        crumbs: [{ text: session.tenant.name, to: `/${county}` }],
        title: t('menu.history'),
        primary: importButton,
      }}
      before={switcher}
      filters={
        names.size > 1 ? (
          <Select<string>
            aria-label={t('months.mechanism')}
            allowClear
            popupMatchSelectWidth={false}
            placeholder={t('months.anyMechanism')}
            value={mechanism}
            options={[...names].map(([value, label]) => ({ value, label }))}
            onChange={(value) => setMechanism(value ?? null)}
          />
        ) : null
      }
      table={{
        label: t('menu.history'),
        rows: results,
        rowKey: ({ id }) => id,
        ...(results.length > 200 ? { height: 640 } : {}),
        columns: [
          {
            key: 'period',
            title: t('months.period'),
            width: 140,
            cell: (one) => <GoLink to={address(one)}>{t('ui.period', { period: one.periodLabel })}</GoLink>,
          },
          { key: 'mechanism', title: t('months.mechanism'), cell: ({ mechanismName }) => mechanismName },
          { key: 'result', title: t('history.result'), cell: ({ resultName }) => resultName },
          { key: 'rows', title: t('history.rows'), width: 90, figure: true, cell: ({ rows }) => rows },
          { key: 'origin', title: t('history.origin'), cell: (one) => <Origin result={one} /> },
          {
            key: 'revision',
            title: t('history.revision'),
            width: 90,
            cell: ({ revision }) => t('boards.revision', { revision }),
          },
          { key: 'at', title: t('history.at'), width: 170, cell: ({ at }) => <Moment at={at} now={now} /> },
        ],
      }}
      phoneRow={(one) => (
        <>
          <p>
            <GoLink to={address(one)}>
              {one.mechanismName} {t('ui.period', { period: one.periodLabel })}
            </GoLink>
          </p>
          <p className="side-note">
            <Origin result={one} />
          </p>
        </>
      )}
      state={state}
    />
  )
}

/** Frozen here, or brought in; then the source says from where. */
export function Origin({ result }: { readonly result: Pick<OfficialResult, 'origin' | 'source'> }) {
  const { t } = useTranslation()
  if (result.origin === 'frozen')
    return (
      <StatusTag status="settled" bare>
        {t('history.frozen')}
      </StatusTag>
    )
  return <>{result.source ? t('history.importedFrom', { source: result.source }) : t('history.imported')}</>
}
