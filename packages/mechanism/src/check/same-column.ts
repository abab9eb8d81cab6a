import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'

/** ROW-6: blocks only add columns, so no two may write the same one on one wire. */
export function checkSameColumn(drawing: Drawing): Finding[] {
  return drawing.blocks.flatMap((open) => {
    const twice = new Map<string, string>()
    for (const type of Object.values(drawing.outputs(open.block.id))) {
      const seen = new Set<string>()
      for (const column of type.columns) {
        if (seen.has(column.id)) twice.set(column.id, column.label)
        seen.add(column.id)
      }
    }
    // A doubled column travels on; only the block that doubled it is named.
    for (const { id } of open.inputs)
      for (const column of doubled(drawing.input(open.block.id, id)?.columns ?? [])) twice.delete(column)
    return [...twice].map(([id, label]) =>
      error(
        'same-column',
        open.block.id,
        `“${open.name}”写的“${label}”（${id}）前面已经有了，请改编号，或填写列编号前缀。`,
      ),
    )
  })
}

const doubled = (columns: readonly { readonly id: string }[]): string[] =>
  columns.map((column) => column.id).filter((id, at, all) => all.indexOf(id) !== at)
