import {
  epochDayOf,
  firstDayOf,
  idsOf,
  type Key,
  type MissingReason,
  type PinnedUnit,
  storedId,
  type UnitId,
} from '@jizhi/domain'
import type { RosterConfig } from '../blocks/roster.ts'
import type { Column } from '../model/column.ts'
import { cellAt, columnIndex, type Frame, missingCell, NO_ROWS, SETTLED } from '../model/frame.ts'
import type { Run } from '../model/kernel.ts'
import type { Cell } from '../model/table.ts'
import { ownPeriod } from './own-period.ts'
import { frameOf } from './source-table.ts'

/** What a register or an event brought: who, and with which columns. */
export interface Brought {
  readonly units: readonly PinnedUnit[]
  /** False while nothing came yet. */
  readonly isThere: boolean
  readonly cell: (key: Key, column: Column) => Cell
}

/** ROST-1: the objects of a pinned register, or what arrived for this cycle. A corrected arrival counts (CYC-1). */
export function broughtBy(config: RosterConfig, run: Run, block: string, columns: readonly Column[]): Brought {
  const tables =
    config.source === 'registry'
      ? (run.pins.registries ?? [])
          .filter((one) => one.id === config.registry)
          .map(({ rows, types }) => frameOf(rows, types, columns))
      : run.facts.about('arrived', block).map(({ value }) => frameOf(value.rows, value.types, columns))
  const places = new Map<Key, { readonly frame: Frame; readonly row: number }>()
  for (const frame of tables) for (const [row, key] of frame.keys.entries()) places.set(key, { frame, row })
  return {
    units: [...places.keys()].flatMap((key) => unitOf(config, run, idsOf(key)[0]!)),
    isThere: tables.length > 0,
    cell: (key, column) => {
      const place = places.get(key)
      const series = place?.frame.series[columnIndex(place.frame, column.id)]
      return place && series ? cellAt(series, place.row) : missingCell('not-applicable')
    },
  }
}

/** ROST-6: a unit of the pinned graph under the owner; an issue or a permit that no graph knows stands under the owner itself. */
function unitOf(config: RosterConfig, run: Run, id: string): readonly PinnedUnit[] {
  const unit = run.graph.units.get(id)
  if (unit) return run.graph.isInside(id) ? [unit] : []
  if (config.subject !== 'issue' && config.subject !== 'permit' && config.subject !== 'standard') return []
  return [{ id: storedId<UnitId>(id), kind: config.subject, parent: run.pins.owner }]
}

/** 快到期的: whether the date stands so many days after the first day of this cycle. */
export function isExpiring(config: RosterConfig, run: Run, cell: Cell): boolean | MissingReason {
  const own = ownPeriod(run)
  if ('missing' in cell) return cell.missing
  if (own === undefined || typeof cell.value !== 'bigint') return 'undecided'
  return config.expiring.days.includes(Number(cell.value) - epochDayOf(firstDayOf(own)))
}

/** One row with these cells, for a condition to look at. */
export const rowFrame = (columns: readonly Column[], cells: readonly Cell[]): Frame => ({
  ...NO_ROWS,
  keys: [storedId<never>('row')],
  states: Uint8Array.of(SETTLED),
  columns,
  series: cells.map((cell) => ({ cells: [cell] })),
})
