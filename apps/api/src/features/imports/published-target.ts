import { decimalText, type Key } from '@jizhi/domain'
import { readDrawing, storedScale, type Table } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import type { ReadValue, TableRead } from '../../platform/spreadsheet/index.ts'
import { type Standing, Standings } from '../cycles/index.ts'
import { ImportsStore } from './imports.store.ts'
import type { PublishedReport } from './published-report.ts'
import { type Difference, NOTHING, type Plan, type Prepared } from './target.ts'
import { UNIT, unitColumns } from './unit-columns.ts'

const PLACE = 'published_place'
const NONE = '无名次'

/**
 * A column 已发布名次 to compare with: nothing is inferred from it and nothing of it becomes a fact. It is kept with the
 * import, so that the comparison can be shown again against the figures of that moment.
 */
@Injectable()
export class PublishedTarget {
  constructor(
    private readonly standings: Standings,
    private readonly store: ImportsStore,
  ) {}

  async prepare(tx: Tx, actor: Actor, target: { cycle: string; block: string }): Promise<Prepared> {
    const standing = await this.standings.of(tx, target.cycle)
    const { table, place } = placesOf(standing, target.block)
    const units = await this.store.units(tx)
    const named = unitColumns(actor.tenant.code, units, new Set(table.keys))
    return {
      ownerUnitId: standing.cycle.owner_unit_id,
      title: '已发布名次',
      request: {
        columns: [
          ...named.columns,
          {
            id: PLACE,
            label: '已发布名次',
            aliases: ['名次', '排名', '公布名次', '发布名次'],
            required: true,
            type: { kind: 'decimal', scale: 0, min: '1', max: '100000' },
          },
        ],
        key: [UNIT],
      },
      filled: table.keys.map(named.filled),
      source: null,
      plan: (_, read) => planOf(read, table, place, target, named.nameOf),
    }
  }
}

/** Rows of a kept table whose published place is not the one the figures give now. */
export function differencesNow(
  standing: Standing,
  { block, published }: PublishedReport,
  nameOf: (unit: string) => string,
): Difference[] {
  const { table, place } = placesOf(standing, block)
  return differencesOf(table, place, published, nameOf)
}

function differencesOf(
  table: Table,
  place: number,
  published: PublishedReport['published'],
  nameOf: (unit: string) => string,
): Difference[] {
  return published.flatMap(([row, text]): Difference[] => {
    const computed = computedPlace(table, place, row)
    return computed === text ? [] : [{ row, name: nameOf(row), published: text, computed }]
  })
}

function planOf(
  read: TableRead,
  table: Table,
  place: number,
  { cycle, block }: { cycle: string; block: string },
  nameOf: (unit: string) => string,
): Plan {
  const published = read.rows.map(({ values }) => [unitOf(values[UNIT]), placeOf(values[PLACE])] as const)
  const differences = differencesOf(table, place, published, nameOf)
  const report: PublishedReport = { cycle, block, published }
  return {
    ...NOTHING,
    effect: { added: 0, unchanged: published.length, corrected: 0 },
    differences,
    report,
    write: async () => undefined,
  }
}

/** The table of the block and the column of its places: the nearest ranking at or above it. */
function placesOf({ mechanism, derived }: Standing, block: string): { table: Table; place: number } {
  const [table] = Object.values(derived.tables[block] ?? {})
  const ids = new Set(
    readDrawing(mechanism)
      .of('rank')
      .map(({ config }) => `${config.prefix}place`),
  )
  const place = table?.columns.findLastIndex(({ id }) => ids.has(id)) ?? -1
  if (table === undefined || place < 0) throw new Fault('import.wrong-target', { why: '这个块的结果里没有名次' })
  return { table, place }
}

function computedPlace(table: Table, place: number, row: string): string {
  const at = table.keys.indexOf(row as Key) // compared only
  const cell = table.cells[place]?.[at]
  const column = table.columns[place]
  if (cell === undefined || column === undefined || 'missing' in cell || typeof cell.value !== 'bigint') return NONE
  return decimalText({ unscaled: cell.value, scale: storedScale(column) })
}

const unitOf = (value: ReadValue | undefined): string => (value?.kind === 'unit' ? value.unit : '')
const placeOf = (value: ReadValue | undefined): string => (value?.kind === 'decimal' ? String(value.scaled) : NONE)
