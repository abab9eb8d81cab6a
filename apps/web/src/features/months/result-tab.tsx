import type { Mechanism } from '@jizhi/mechanism'
import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { SentenceBar } from '../../ui/sentence-bar.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { mainPort, portKey, portOptions } from './ports.ts'
import { PublishedNotes } from './published-note.tsx'
import { type RankSettings, rankSettingsOf, type TableView } from './ranking.ts'
import { RankingTable } from './ranking-table.tsx'
import type { CycleView } from './standing.ts'
import { useChanges } from './use-changes.ts'
import { type PortRef, useTable } from './use-month.ts'

export interface ResultTabProps {
  readonly view: CycleView
  readonly drawing: Mechanism | undefined
  /** The port chosen by the reader; the month's own table unless chosen. */
  readonly port: PortRef | undefined
  readonly onPort: (port: PortRef) => void
  readonly asked: { readonly row: string; readonly column: string } | null
  readonly onWhy: (port: PortRef, row: string, column: string) => void
  readonly onRow: (table: TableView, settings: RankSettings | undefined, row: string) => void
}

/** 结果: the table of the month, or of any step on the way to it. */
export function ResultTab(props: ResultTabProps) {
  const { t } = useTranslation()
  const { view, drawing } = props
  const [sought, setSought] = useState('')
  const [every, setEvery] = useState(false)
  const port = props.port ?? mainPort(view, drawing)
  const table = useTable(view.cycle.id, port, view.facts)
  const { changes, markSeen } = useChanges(table.data)
  const settings = drawing && port ? rankSettingsOf(drawing, port.block) : undefined
  const declined = view.results.filter((one) => one.declined).map(({ name }) => `“${name}”`)
  const options = portOptions(view, drawing)
  if (port === undefined) return <StateBlock state="empty" title={t('months.noTable')} text={t('months.noTableText')} />
  return (
    <div className="month-stack">
      <div className="filter-bar month-tools">
        <div className="filter-fields">
          <Input.Search
            className="month-seek"
            allowClear
            aria-label={t('months.seek')}
            placeholder={t('months.seek')}
            onChange={(event) => setSought(event.target.value.trim())}
          />
          <Select
            aria-label={t('months.step')}
            className="month-step"
            popupMatchSelectWidth={false}
            value={portKey(port)}
            options={options.map(({ value, label }) => ({ value, label }))}
            onChange={(value) => {
              const found = options.find((one) => one.value === value)
              if (found) props.onPort(found.port)
            }}
          />
          <Checkbox checked={every} onChange={() => setEvery(!every)}>
            {t('months.everyColumn')}
          </Checkbox>
        </div>
        <div className="filter-legend">
          {t('months.legend')}
          {settings?.range ? t('months.rangeNote') : null}
        </div>
      </div>
      <PublishedNotes cycle={view.cycle.id} facts={view.facts} />
      {declined.length > 0 ? (
        <SentenceBar status="stale" sentence={t('months.declinedMark', { names: declined.join('、') })} />
      ) : null}
      {changes.size > 0 ? (
        <SentenceBar
          status="stale"
          sentence={t('months.changed', { count: changes.size })}
          end={
            <Button size="small" onClick={markSeen}>
              {t('months.seen')}
            </Button>
          }
        />
      ) : null}
      {table.data ? (
        <RankingTable
          {...{ table: table.data, settings, sought, changes, every }}
          objections={view.objections}
          asked={props.asked}
          onWhy={(row, column) => props.onWhy(port, row, column)}
          onRow={(row) => table.data && props.onRow(table.data, settings, row)}
        />
      ) : table.error ? (
        <FaultBlock error={table.error} onRetry={() => void table.refetch()} />
      ) : (
        <StateBlock state="loading" />
      )}
    </div>
  )
}
