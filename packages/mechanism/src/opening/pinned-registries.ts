import type { Key, UnitId } from '@jizhi/domain'
import { asSourceColumns } from '../blocks/settings/source.ts'
import { readDrawing } from '../check/drawing.ts'
import { statedCell } from '../facts-file/written-cell.ts'
import type { Column } from '../model/column.ts'
import type { Mechanism } from '../model/mechanism.ts'
import { outcomeTypes } from '../model/outcome-types.ts'
import type { PinnedRegistry } from '../model/pins.ts'

/** ROST-1: a register that rosters of a drawing read: of what, and which columns of it. */
export interface RegisterRead {
  /** As the drawing names it. */
  readonly id: string
  readonly kind: string
  readonly columns: readonly Column[]
  /** What an object that states nothing is taken to hold, by column. */
  readonly fallbacks?: { readonly [column: string]: string }
}

/** An object of a register as it stands on a day; a column without a text is missing. */
export interface RegisterObject {
  readonly key: Key
  readonly unit: UnitId
  readonly texts: { readonly [column: string]: string }
}

/** ROST-1: the registers a drawing reads, each once, with the columns that any of its rosters reads. */
export function registersRead(mechanism: Mechanism): readonly RegisterRead[] {
  const rosters = readDrawing(mechanism)
    .of('roster')
    .flatMap(({ config }) => (config.source === 'registry' && config.registry !== '' ? [config] : []))
  return [...new Set(rosters.map(({ registry }) => registry))].map((id) => {
    const readers = rosters.filter(({ registry }) => registry === id)
    const columns = readers.flatMap(({ reads }) => asSourceColumns(reads))
    const fallbacks = readers.flatMap(({ reads }) =>
      reads.flatMap((one) => (one.fallback === '' ? [] : [[one.id, one.fallback] as const])),
    )
    return {
      id,
      kind: readers[0]!.subject, // named by at least one
      columns: columns.filter((column, at) => columns.findIndex((one) => one.id === column.id) === at),
      ...(fallbacks.length === 0 ? {} : { fallbacks: Object.fromEntries(fallbacks.reverse()) }),
    }
  })
}

/** PIN-1: a register as a cycle reads it from its opening on. VAL-8: what is not stated is what the drawing says it falls back to, else missing, never zero. */
export const pinnedRegistry = (
  { id, kind, columns, fallbacks = {} }: RegisterRead,
  objects: readonly RegisterObject[],
): PinnedRegistry => ({
  ...{ id, kind, types: outcomeTypes(columns), units: objects.map(({ unit }) => unit) },
  rows: {
    keys: objects.map(({ key }) => key),
    columns: columns.map((column) => ({
      id: column.id,
      cells: objects.map(({ texts }) => {
        const text = texts[column.id] || (fallbacks[column.id] ?? '')
        const cell = text === '' ? null : statedCell(column, text, () => undefined)
        return cell ?? { m: 'unreported' as const }
      }),
    })),
  },
})
