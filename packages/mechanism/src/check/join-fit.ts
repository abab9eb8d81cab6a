import { isSetMode, takenColumns } from '../blocks/settings/join-sides.ts'
import { sayKeyType } from '../blocks/settings/subject.ts'
import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'

/** JOIN-1, JOIN-3: rosters that are joined by key have the same keys, and one column means one thing. */
export function checkJoinFit(drawing: Drawing): Finding[] {
  return drawing.of('join').flatMap(({ open, config }) => {
    const { id } = open.block
    const sides = open.inputs.map((port) => drawing.input(id, port.id))
    const [left, ...others] = sides
    if (left === undefined || others.includes(undefined)) return []
    const name = `“${open.name}”`
    const found: Finding[] = []
    const byKey = config.mode === 'side' || isSetMode(config.mode)
    const odd = others.find((one) => byKey && one?.keyType.join() !== left.keyType.join())
    if (odd !== undefined) {
      const [a, b] = [sayKeyType(left.keyType), sayKeyType(odd.keyType)]
      found.push(
        error('join-keys', id, `${name}一边是${a}，一边是${b}，对不上，请在一边插入“换口径：${a}”，或改为按关系并列。`),
      )
    }
    const right = others[0]?.columns ?? []
    if (!isSetMode(config.mode)) {
      for (const one of config.take.filter(({ column }) => !right.some((other) => other.id === column)))
        found.push(error('join-take', id, `${name}要从右边带“${one.column}”，右边没有这一列，请改选。`))
      const taken = takenColumns(config, left.columns, right).map(({ column }) => column.id)
      if (config.weigh !== 'none' && config.rightScore !== '' && !taken.includes(config.rightScore))
        found.push(error('join-take', id, `${name}加权要用右边的“${config.rightScore}”，没有带过来，请改选。`))
      return found
    }
    for (const column of left.columns) {
      const other = others
        .flatMap((one) => one?.columns ?? [])
        .find((one) => one.id === column.id && one.type !== column.type)
      if (other !== undefined && config.mode !== 'except')
        found.push(
          error('join-columns', id, `${name}两边的“${column.label}”（${column.id}）类型不同，请在一边改编号。`),
        )
    }
    return found
  })
}
