import { fail, ok, type Result } from '@jizhi/domain'
import type { Mechanism } from '../model/mechanism.ts'
import type { Edited, EditFault, EditOf } from './edit.ts'

/** Puts blocks, wires or ends into another order in the document; the picture law says that it means nothing else. */
export function reorder(mechanism: Mechanism, edit: EditOf<'reorder'>): Result<Edited, EditFault> {
  const { list, order } = edit
  const before: readonly unknown[] = mechanism[list]
  const isWhole = order.length === before.length && new Set(order).size === order.length
  if (!isWhole || order.some((at) => !Object.hasOwn(before, at))) {
    return fail({ code: 'edit.order', message: '新的先后和图上对不上，请刷新后再试。' })
  }
  const back = order.map((_, at) => order.indexOf(at))
  return ok({
    mechanism: { ...mechanism, [list]: order.map((at) => before[at]) },
    inverse: { do: 'reorder', list, order: back },
  })
}
