import type { Column } from '../model/column.ts'
import type { ColumnWriter } from '../model/column-writer.ts'
import type { Run } from '../model/kernel.ts'

/** ROW-7: the pinned attributes of a subject, into the columns of a frame from `from` on. */
export function attributeWriter(
  columns: readonly Column[],
  run: Pick<Run, 'graph'>,
  from = 0,
): (unit: string, out: ColumnWriter) => void {
  const wanted = columns.flatMap((column, at) =>
    isAttribute(column.id) ? [{ id: column.id, options: placesOf(column), at: at + from }] : [],
  )
  return (id, out) => {
    const unit = run.graph.units.get(id)
    for (let one = 0; one < wanted.length; one += 1) {
      const { id: attribute, options, at } = wanted[one]!
      const held = unit?.[attribute]
      if (held === undefined) out.miss(at, 'not-applicable')
      else if (typeof held === 'number') out.int(at, held)
      else {
        const option = options.get(held)
        if (option === undefined) out.miss(at, 'undecided')
        else out.int(at, option)
      }
    }
  }
}

/** Position of each option; of two with one id the first. */
const placesOf = (column: Column): ReadonlyMap<string, number> =>
  new Map((column.options ?? []).map((one, at) => [one.id, at] as const).reverse())

const isAttribute = (id: string): id is 'category' | 'level' | 'population' =>
  id === 'category' || id === 'level' || id === 'population'
