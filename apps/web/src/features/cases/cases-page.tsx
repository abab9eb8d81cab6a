import { type Answer, listCases } from '@jizhi/contracts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty, useSession } from '../../client/session.ts'
import type { CasesSearch } from '../../frame/cases-search.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { useGo } from '../../ui/go-link.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import type { StateBlockProps } from '../../ui/state-block.tsx'
import type { CaseCard } from './case-marks.tsx'
import { CaseCounts } from './case-counts.tsx'
import { CaseFilters } from './case-filters.tsx'
import { DispatchPanel } from './dispatch-panel.tsx'
import { ReportPanel } from './report-panel.tsx'
import { SlipsTab } from './slips-tab.tsx'
import { useCaseColumns } from './use-case-columns.tsx'
import './cases.css'

export type CaseList = Answer<typeof listCases>
type Side = 'report' | 'dispatch' | null

/** What the address asks for, and how it is asked for something else. */
export function useCasesSearch() {
  const search = useSearch({ strict: false }) as CasesSearch // the route read it
  const navigate = useNavigate()
  const county = useCounty()
  const set = (change: Partial<Record<keyof CasesSearch, string | number | undefined>>) => {
    const next = Object.fromEntries(Object.entries({ ...search, page: undefined, ...change }).filter(([, value]) => value))
    void navigate({ to: '/$county/cases', params: { county }, search: next, replace: true })
  }
  return { search, set }
}

/** 清单, with 工作联系单 beside it. */
export function CasesPage() {
  const { t } = useTranslation()
  const { search, set } = useCasesSearch()
  const switcher = (
    <div className="case-switch">
      <Segmented
        aria-label={t('cases.which')}
        value={search.tab ?? 'cases'}
        options={[
          { value: 'cases' as const, label: t('cases.tabCases') },
          { value: 'slips' as const, label: t('cases.slips.title') },
        ]}
        onChange={(tab) => set({ ...empty, tab: tab === 'slips' ? 'slips' : undefined })}
      />
    </div>
  )
  return search.tab === 'slips' ? <SlipsTab switcher={switcher} /> : <CasesTab switcher={switcher} />
}

/** Every case of the county, what is late, what waits for me. */
function CasesTab({ switcher }: { readonly switcher: ReactNode }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const { search, set } = useCasesSearch()
  const [side, setSide] = useState<Side>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { tab: _tab, ...query } = search
  const list = useQuery({
    ...tenantQuery(county, listCases, { params: { county }, query }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  })
  usePageTitle(t('menu.cases'))
  const mayReport = list.data?.lists.some((one) => one.mayReport) ?? false
  const mayDispatch = list.data?.lists.some((one) => one.mayDispatch) ?? false
  const { columns, phoneRow } = useCaseColumns(mayDispatch ? { ids: chosen, onChange: setChosen } : null)
  const reportButton = mayReport ? (
    <Button type="primary" onClick={() => setSide('report')}>
      {t('cases.report')}
    </Button>
  ) : null
  const isFiltered = Object.keys(query).length > 0
  const state = useListState(list, isFiltered, reportButton, () => set({ ...empty, tab: undefined }))
  return (
    <ListPage<CaseCard>
      header={{
        crumbs: [{ text: tenant.name, to: `/${county}` }],
        title: t('menu.cases'),
        actions:
          chosen.size === 0 ? (
            <BringButton list={list.data} />
          ) : (
            <Button onClick={() => setSide('dispatch')}>
              {t('cases.dispatchMany')} · {t('cases.chosen', { count: chosen.size })}
            </Button>
          ),
        primary: reportButton,
      }}
      {...(list.data ? { filters: <CaseFilters list={list.data} search={search} onSet={set} /> } : {})}
      before={
        <>
          {switcher}
          {list.data ? <CaseCounts counts={list.data.counts} /> : null}
        </>
      }
      table={{ label: t('menu.cases'), rows: list.data?.cases ?? [], rowKey: ({ id }) => id, columns, compact: true }}
      phoneRow={phoneRow}
      state={state}
      foot={list.data && list.data.total > list.data.pageSize ? <Pages list={list.data} search={search} onSet={set} /> : null}
      side={
        side === 'report' && list.data ? (
          <ReportPanel lists={list.data.lists} chosen={search.mechanism} onClose={() => setSide(null)} />
        ) : side === 'dispatch' && list.data ? (
          <DispatchPanel
            ids={[...chosen]}
            units={list.data.units}
            onClose={() => {
              setSide(null)
              setChosen(new Set())
            }}
          />
        ) : null
      }
    />
  )
}

/** 期初: open cases of the list kept so far come in by table. */
function BringButton({ list }: { readonly list: CaseList | undefined }) {
  const { t } = useTranslation()
  const go = useGo()
  const county = useCounty()
  const ability = useAbility()
  const may = ability.can('propose', 'Order') && ability.can('open', 'Cycle') && ability.can('import', 'Import')
  if (!may || !list?.lists.some((one) => one.mayDispatch)) return null
  return <Button onClick={() => go(`/${county}/import?kind=initial-cases`)}>{t('cases.bring')}</Button>
}

const empty = {
  status: undefined,
  mechanism: undefined,
  class: undefined,
  unit: undefined,
  overdue: undefined,
  mine: undefined,
  search: undefined,
}

function useListState(
  list: { readonly error: Error | null; readonly isPending: boolean; readonly data: CaseList | undefined; readonly refetch: () => unknown },
  isFiltered: boolean,
  report: ReactNode,
  onClear: () => void,
): StateBlockProps | undefined {
  const { t } = useTranslation()
  if (list.error) return { ...stateOfError(list.error), action: <Button onClick={() => void list.refetch()}>{t('ui.retry')}</Button> }
  if (list.isPending) return { state: 'loading' }
  if ((list.data?.cases.length ?? 0) > 0) return undefined
  return isFiltered
    ? {
        state: 'empty',
        title: t('cases.noneFound'),
        text: t('cases.noneFoundText'),
        action: <Button onClick={onClear}>{t('cases.clear')}</Button>,
      }
    : { state: 'empty', title: t('cases.none'), text: t('cases.noneText'), action: report }
}

function Pages({ list, search, onSet }: { readonly list: CaseList; readonly search: CasesSearch; readonly onSet: ReturnType<typeof useCasesSearch>['set'] }) {
  const { t } = useTranslation()
  const { page = 1 } = search
  const last = Math.ceil(list.total / list.pageSize)
  return (
    <div className="case-pages">
      <span>{t('cases.pageOf', { page, total: list.total })}</span>
      <Button size="small" disabled={page <= 1} onClick={() => onSet({ page: page - 1 })}>
        {t('cases.previous')}
      </Button>
      <Button size="small" disabled={page >= last} onClick={() => onSet({ page: page + 1 })}>
        {t('cases.next')}
      </Button>
    </div>
  )
}
