import { type Answer, readResult } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { DetailPage } from '../../ui/detail-page.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { Moment } from '../../ui/moment.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { columnPlaces, isFigure, keptForRules, MonthCell, useHeading } from '../months/index.ts'
import { Origin } from './history-page.tsx'

type ResultRow = Answer<typeof readResult>['rows'][number]

/** One period's official table as it was frozen or brought in. */
export function ResultPage() {
  const { t } = useTranslation()
  const county = useCounty()
  const session = useSession()
  const heading = useHeading()
  const { result: id = '' } = useParams({ strict: false })
  const read = useQuery(tenantQuery(county, readResult, { params: { county, result: id } }))
  const result = read.data?.result
  const title = result ? t('months.monthTitle', { mechanism: result.mechanismName, period: result.periodLabel }) : ''
  usePageTitle(title)
  if (read.error) return <FaultBlock error={read.error} onRetry={() => void read.refetch()} />
  if (!read.data || !result) return <StateBlock state="loading" />
  const { columns } = read.data
  const rows = inOrder(read.data)
  return (
    <DetailPage
      header={{
        crumbs: [
          { text: session.tenant.name, to: `/${county}` },
          { text: t('menu.history'), to: `/${county}/history` },
          { text: result.mechanismName },
        ],
        title,
      }}
      summary={[
        { label: t('history.result'), value: result.resultName },
        { label: t('history.origin'), value: <Origin result={result} /> },
        { label: t('history.revision'), value: t('boards.revision', { revision: result.revision }) },
        { label: t('history.at'), value: <Moment at={result.at} now={countyNow(session)} /> },
      ]}
    >
      <ListTable<ResultRow>
        label={title}
        rows={rows}
        rowKey={({ key }) => key}
        {...(rows.length > 200 ? { height: 640 } : {})}
        empty={t('months.noRows')}
        columns={[
          { key: 'name', title: t('months.unit'), cell: ({ name }) => name },
          ...columns.flatMap((column, at) => {
            if (keptForRules(column)) return []
            const places = columnPlaces(
              rows.map(({ cells }) => cells[at]),
              column.type,
            )
            return {
              key: column.id,
              title: heading(column),
              figure: isFigure(column),
              cell: ({ cells }: ResultRow) => <MonthCell cell={cells[at]} column={column} places={places} />,
            }
          }),
        ]}
      />
    </DetailPage>
  )
}

/** By place where there is one, those without a place last. */
function inOrder({ columns, rows }: Answer<typeof readResult>): readonly ResultRow[] {
  const at = columns.findIndex(({ id }) => id === 'place')
  const place = ({ cells }: ResultRow) => {
    const cell = cells[at]
    return cell && 'text' in cell ? Number(cell.text) : Number.POSITIVE_INFINITY
  }
  return at < 0 ? rows : rows.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)))
}
