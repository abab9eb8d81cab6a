import type { OpenBlock } from '../blocks/open-block.ts'
import type { Setting } from '../blocks/setting.ts'
import type { Finding } from '../model/block-def.ts'
import type { Column } from '../model/column.ts'
import { type Drawing, error } from './drawing.ts'

const asIds = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string' && id !== '')

/** VAL-2, VAL-6: a column a block reads must stand on its wire, and be of a type the setting can use. */
export function checkColumnsRead(drawing: Drawing): Finding[] {
  return drawing.blocks.flatMap((open) => {
    const input = drawing.input(open.block.id)
    // Nothing wired yet is another complaint.
    if (input === undefined) return []
    const pointing = open.settings.filter((one) => one.meta.ref === 'column' && isRead(open, one))
    return pointing.flatMap((one) => asIds(one.value).flatMap((id) => complaintsAbout(open, one, id, input.columns)))
  })
}

/** A setting that its block does not read as it is set (a place column while sharing by weight) may name anything. */
const isRead = (open: OpenBlock, one: Setting): boolean => asIds(one.value).some((id) => open.reads.includes(id))

function complaintsAbout(open: OpenBlock, one: Setting, id: string, columns: readonly Column[]): Finding[] {
  const found = columns.find((column) => column.id === id)
  const title = one.meta.title ?? one.path.join('.')
  if (found === undefined) {
    return [error('column-missing', open.block.id, `“${open.name}”的“${title}”要读“${id}”，前面没有这一列，请改选。`)]
  }
  const types = one.meta.types ?? []
  if (types.length === 0 || types.includes(found.type)) return []
  return [
    error('column-type', open.block.id, `“${open.name}”的“${title}”不能用“${found.label}”，它的类型不合，请改选。`),
  ]
}
