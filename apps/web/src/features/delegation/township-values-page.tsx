import { type Answer, readTownshipValues } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import type { ListColumn } from '../../ui/list-columns.ts'
import { ListPage } from '../../ui/list-page.tsx'
import { Moment } from '../../ui/moment.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { TownshipValuesForm } from './township-values-form.tsx'
import './delegation.css'

export type ValueTable = Answer<typeof readTownshipValues>
type Row = ValueTable['rows'][number]

/** 各镇参数: one row a township, what it set or the default that stands in its place. */
export function TownshipValuesPage() {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const { mechanism = '' } = useParams({ strict: false })
  const [open, setOpen] = useState<string>()
  const table = useQuery(tenantQuery(county, readTownshipValues, { params: { county, mechanism } }))
  const columns = useColumns(table.data, setOpen)
  usePageTitle(t('delegation.values'))
  const again = <PlainButton onClick={() => void table.refetch()}>{t('ui.retry')}</PlainButton>
  const state = table.error
    ? { ...stateOfError(table.error), action: again }
    : table.isPending
      ? { state: 'loading' as const }
      : undefined
  const row = table.data?.rows.find(({ unitId }) => unitId === open)
  return (
    <ListPage<Row>
      header={{
        crumbs: [{ text: tenant.name }, { text: t('menu.delegation'), to: `/${county}/delegation` }],
        title: table.data ? t('delegation.valuesOf', { name: table.data.name }) : t('delegation.values'),
      }}
      sentence={{ sentence: t('delegation.valuesNote') }}
      table={{
        label: t('delegation.values'),
        rows: table.data?.rows ?? [],
        rowKey: ({ unitId }) => unitId,
        columns,
        selected: open,
        cards: true,
      }}
      state={state}
      side={
        row && table.data ? (
          <TownshipValuesForm key={row.unitId} table={table.data} row={row} onClose={() => setOpen(undefined)} />
        ) : null
      }
    />
  )
}

function useColumns(table: ValueTable | undefined, onOpen: (unit: string) => void): readonly ListColumn<Row>[] {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  return [
    { key: 'unit', title: t('delegation.unit'), width: 160, cell: ({ unitName }) => unitName },
    ...(table?.columns ?? []).map(
      (column, at): ListColumn<Row> => ({
        key: column.id,
        title: column.unit === '' ? column.label : `${column.label}（${column.unit}）`,
        figure: true,
        cell: ({ values }) => <Value column={column} value={values[at] ?? null} />,
      }),
    ),
    {
      key: 'by',
      title: t('delegation.changedBy'),
      width: 240,
      cell: ({ changedBy, changedAt }) =>
        changedAt === null ? (
          '—'
        ) : (
          <>
            {changedBy} <Moment at={changedAt} now={now} />
          </>
        ),
    },
    {
      key: 'acts',
      title: '',
      width: 110,
      cell: ({ unitId, mayChange }) =>
        mayChange ? (
          <PlainButton small kind="text" onClick={() => onOpen(unitId)}>
            {t('delegation.edit')}
          </PlainButton>
        ) : null,
    },
  ]
}

/** A stated value stands plain, a default quietly and by its name. */
function Value({ column, value }: { readonly column: ValueTable['columns'][number]; readonly value: string | null }) {
  const { t } = useTranslation()
  const said = (text: string) => column.options.find(({ id }) => id === text)?.label ?? text.replace(/%$/, '')
  if (value !== null) return said(value)
  return (
    <span className="delegation-default">
      {column.fallback === '' ? t('delegation.noDefault') : t('delegation.byDefault', { value: said(column.fallback) })}
    </span>
  )
}
