import { moneyOfFen, must, yuanLabel } from '@jizhi/domain'
import { type Block, type Column, readDrawing, type WantedEffect } from '@jizhi/mechanism'
import { digestOf } from '../../../platform/digest.ts'
import { effectSaid, type Names, type Standing } from '../../cycles/index.ts'
import {
  countRows,
  deadlineSentences,
  effectSentences,
  isMoney,
  moved,
  type Row,
  resultSentences,
  rosterSentences,
  shownChange,
  taskSentences,
  type Watched,
} from '../change-between.ts'
import type { OrderChange } from '../order-kind.ts'

/** 试算换版: what becomes of the cycle by the other drawing, and a digest of all of it, also of what is not shown. */
export function versionChange(
  before: Standing,
  after: Standing,
  carried: readonly string[],
  { names, now }: { readonly names: Names; readonly now: number },
): { readonly change: OrderChange; readonly digest: string } {
  const places = moved('rank', ({ id }) => id.endsWith('place'), before, after, names)
  const scores = [
    ...moved('score', ownColumns(after), before, after, names),
    ...moved('compute', ownColumns(after), before, after, names),
  ]
  const amounts = moved('allocate', isMoney, before, after, names)
  const effects = effectRows(before, after, names)
  const sentences = [
    ...tableSentences(before, after),
    ...carried,
    ...deadlineSentences(before, after, now),
    ...rosterSentences(before, after, names),
    ...counted('得分变动', scores, '行'),
    ...counted('名次变动', places, '行'),
    ...counted('奖补金额变动', amounts, '笔'),
    ...resultSentences(before, after),
    ...effectSentences(before, after),
    ...taskSentences(before, after),
  ]
  const rows = [...scores, ...places, ...amounts, ...effects]
  return { change: shownChange(sentences, rows), digest: digestOf([sentences, rows]) }
}

const counted = (what: string, rows: readonly Row[], unit: string): string[] =>
  rows.length === 0 ? [] : [`${what} ${countRows(rows)} ${unit}`]

/** What a block writes itself, beside what it was given. */
function ownColumns({ mechanism }: Standing): Watched {
  const drawing = readDrawing(mechanism)
  return (column: Column, block) => !drawing.input(block)?.columns.some(({ id }) => id === column.id)
}

/** Tables that appear or vanish, by the names of their blocks. */
function tableSentences({ mechanism: old }: Standing, { mechanism: next }: Standing): string[] {
  const isIn = ({ id, kind }: Block, blocks: readonly Block[]): boolean =>
    blocks.some((one) => one.id === id && one.kind === kind)
  const named = (blocks: readonly Block[], mechanism: typeof old): string =>
    blocks.map(({ id }) => `“${readDrawing(mechanism).byId.get(id)?.name ?? id}”`).join('、')
  const gone = old.blocks.filter((block) => !isIn(block, next.blocks))
  const fresh = next.blocks.filter((block) => !isIn(block, old.blocks))
  return [
    ...(gone.length === 0 ? [] : [`${named(gone, old)}不再有`]),
    ...(fresh.length === 0 ? [] : [`新增${named(fresh, next)}`]),
  ]
}

/** EFF-3: what the facts call for, place by place. */
function effectRows(before: Standing, after: Standing, names: Names): Row[] {
  const placed = ({ derived }: Standing): ReadonlyMap<string, WantedEffect> =>
    new Map(derived.effects.map((one) => [`${one.slot.block}\n${one.slot.row}\n${one.slot.line}`, one]))
  const [old, next] = [placed(before), placed(after)]
  return [...new Set([...old.keys(), ...next.keys()])].flatMap((place): Row[] => {
    const [from, to] = [old.get(place), next.get(place)]
    const one = to ?? from
    if (one === undefined || from?.digest === to?.digest) return []
    const drawn = to === undefined ? before : after
    const label = readDrawing(drawn.mechanism).byId.get(one.slot.block)?.name ?? one.slot.block
    const row = { name: names.row(one.slot.row), column: label, from: textOf(from), to: textOf(to) }
    return [row.from === row.to ? { ...row, to: `${row.to}（内容有变）` } : row]
  })
}

function textOf(effect: WantedEffect | undefined): string {
  if (effect === undefined) return '无'
  const { amountFen } = effectSaid(effect.kind, '', effect.content)
  return amountFen === null ? '有' : `${yuanLabel(must(moneyOfFen(BigInt(amountFen))))} 元`
}
