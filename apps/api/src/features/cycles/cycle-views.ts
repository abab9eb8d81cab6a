import type { Answer, cycleCard, readCycle, readTable, resultView } from '@jizhi/contracts'
import { type Instant, instantText, parsePeriod, periodLabel } from '@jizhi/domain'
import { blockDef, type Mechanism, readConfig, type Table } from '@jizhi/mechanism'
import type { z } from 'zod'
import { cellOf, columnOf, enteredColumns } from './cell-text.ts'
import type { CycleRow } from './cycles.store.ts'
import type { Names } from './names.ts'
import type { Standing } from './standing.ts'

export const labelOfPeriod = (text: string): string => {
  const period = parsePeriod(text)
  return period.ok ? periodLabel(period.value) : text
}

/** The stage of a period that was brought in as it stood. */
export const HISTORY = '历史成绩'

export const cardOf = (row: CycleRow): z.input<typeof cycleCard> => ({
  id: row.id,
  mechanismId: row.mechanism_id,
  mechanismName: row.mechanism_name,
  ownerName: row.owner_name,
  version: row.version,
  repinnedAt: atText(row.editions.at(-1)?.until),
  newer: row.state === 'running' || row.state === 'settled' ? row.newer : null,
  period: row.period,
  periodLabel: labelOfPeriod(row.period),
  state: row.state,
  stage: row.source === null ? (row.stage ?? '进行中') : HISTORY,
  source: row.source,
  // the heart's own due date; a month that is settled waits for none
  nextAt: row.next_at === null || row.state !== 'running' ? null : instantText(Number(row.next_at) as Instant),
  openedAt: row.opened_at.toISOString(),
})

const atText = (at: number | undefined): string | null => (at === undefined ? null : instantText(at as Instant)) // the store's own

/** Rows at each output port, for the picture and the tabs. */
export function portsOf({ mechanism, derived }: Standing): Answer<typeof readCycle>['ports'] {
  return mechanism.blocks.flatMap((block) => {
    const config = readConfig(block)
    if (!config.ok) return []
    return blockDef(block.kind)
      .outputs(config.value)
      .flatMap((port) => {
        const table = derived.tables[block.id]?.[port.id]
        if (table === undefined) return []
        const settled = table.states.filter((state) => state === 'settled').length
        return [
          {
            block: block.id,
            port: port.id,
            label: port.label,
            rows: table.keys.length,
            settled,
            complete: table.complete,
          },
        ]
      })
  })
}

/** A table as people read it: official order, names of the cycle's day, numbers as canonical text. */
export function tableView(
  block: string,
  port: string,
  table: Table,
  { mechanism, derived }: Standing,
  names: Names,
): Answer<typeof readTable> {
  const entered = enteredColumns(mechanism)
  const rows = [...table.keys.keys()].sort((a, b) => names.ordinal(table.keys[a]!) - names.ordinal(table.keys[b]!))
  return {
    block,
    port,
    complete: table.complete,
    frozen: derived.results.some((result) => result.block === block && result.frozen !== undefined),
    columns: table.columns.map((column) => columnOf(column, entered)),
    rows: rows.map((row) => ({
      key: table.keys[row]!,
      name: names.row(table.keys[row]!),
      state: table.states[row]!,
      cells: table.columns.map((column, at) => cellOf(table.cells[at]![row]!, column, names)),
    })),
  }
}

export function resultViews({ mechanism, derived }: Standing): z.input<typeof resultView>[] {
  return derived.results.map((result) => ({
    block: result.block,
    name: resultName(mechanism, result.block),
    complete: result.complete,
    liveDigest: result.live.digest,
    revision: result.frozen?.revision ?? null,
    stale: result.stale,
    declined: result.declined === true,
  }))
}

/** The title of a result, else the name of its block. */
export function resultName(mechanism: Mechanism, blockId: string): string {
  const block = mechanism.blocks.find((one) => one.id === blockId)
  const config = block?.kind === 'result' ? readConfig({ ...block, kind: 'result' }) : undefined
  const title = config?.ok === true ? config.value.title : ''
  return title === '' ? (block?.name ?? '正式结果') : title
}
