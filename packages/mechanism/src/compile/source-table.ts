import { type Key, type MissingReason, powerOfTen } from '@jizhi/domain'
import { type Column, holdsIds, storedScale } from '../model/column.ts'
import type { Fact, FrozenRows, OutcomeRows } from '../model/fact.ts'
import { type Frame, missingCell, SETTLED, type Series } from '../model/frame.ts'
import { frozenCells, thawedCell } from '../model/frozen-cell.ts'
import type { Cell } from '../model/table.ts'

/** A frozen table of another cycle, read through the columns an author declared. */
export interface SourceTable {
  readonly fact: Fact<'outcome'>
  readonly frame: Frame
  readonly rowOf: ReadonlyMap<Key, number>
  /** RES-2: who could have been listed, and how it ended. */
  readonly domain: ReadonlyMap<Key, 'in' | 'out' | MissingReason>
}

/** One reader per drawing; each outcome is read once, whatever is derived afterwards. */
export function sourceReader(columns: readonly Column[]): (fact: Fact<'outcome'>) => SourceTable {
  const read = new WeakMap<OutcomeRows, SourceTable>()
  return (fact) => {
    const known = read.get(fact.value)
    if (known) return known
    const { rows, types } = fact.value
    const table: SourceTable = {
      fact,
      frame: frameOf(rows, types, columns),
      rowOf: new Map(rows.keys.map((key, row) => [key, row])),
      domain: new Map(rows.domain.map(({ key, standing }) => [key, standing])),
    }
    read.set(fact.value, table)
    return table
  }
}

/** Frozen rows as a frame of the declared columns; a column of another type, or none, is undecided throughout. */
export function frameOf(
  rows: Omit<FrozenRows, 'domain'>,
  types: OutcomeRows['types'],
  columns: readonly Column[],
): Frame {
  return {
    keyType: [],
    keys: rows.keys,
    states: new Uint8Array(rows.keys.length).fill(SETTLED),
    columns,
    series: columns.map((column): Series => {
      const frozen = rows.columns.find((one) => one.id === column.id)
      const cells = frozen && frozenCells(frozen)
      const type = types.find((one) => one.id === column.id)
      const fits = type?.type === column.type
      return {
        cells: rows.keys.map((_, row) =>
          fits ? fitted(thawedCell(cells?.[row], holdsIds(column)), type, column) : missingCell('undecided'),
        ),
      }
    }),
    complete: true,
    frozen: true,
    fixed: true,
  }
}

/** The same value in the declared column: at its scale, or the option of the same id. Nothing is rounded on the way. */
function fitted(cell: Cell, type: OutcomeRows['types'][number], column: Column): Cell {
  if ('missing' in cell || typeof cell.value !== 'bigint') return cell
  if (column.options) {
    const id = type.options?.[Number(cell.value)]
    const at = column.options.findIndex((one) => one.id === id)
    return at < 0 ? missingCell('undecided') : { value: BigInt(at) }
  }
  const shift =
    storedScale(column) -
    storedScale({ id: type.id, label: '', type: type.type, ...(type.scale === undefined ? {} : { scale: type.scale }) })
  if (shift >= 0) return { value: cell.value * powerOfTen(shift) }
  const divisor = powerOfTen(-shift)
  return cell.value % divisor === 0n ? { value: cell.value / divisor } : missingCell('undecided')
}
