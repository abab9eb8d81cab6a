import { addRatios, divideRatios, ok, type Ratio, wholeRatio } from '@jizhi/domain'
import { orderOf } from './comparison.ts'
import type { Aggregate, Node } from './node.ts'
import { type CompileChild, type Compiled, mistyped, type Piece, sayPiece } from './piece.ts'
import type { Scene } from './scene.ts'
import { type ExpressionType, FLAG, numberOf, sayType, sharedType } from './type.ts'
import { bounded, faulty, type Gap, isGap, type Outcome, worse } from './value.ts'

/** A list written out: [得分, 加分]. Its members are of one type; each may be missing by itself. */
export function compileList(items: readonly Node[], child: CompileChild, expected?: ExpressionType): Compiled {
  const pieces: Piece[] = []
  let type = expected?.kind === 'list' ? expected.of : undefined
  for (const item of items) {
    const piece = child(item, type)
    if (!piece.ok) return piece
    const shared = type === undefined ? piece.value.type : sharedType(type, piece.value.type)
    if (shared === undefined)
      return mistyped(`列表里的各项要是同一种：${sayPiece(piece.value)}和${sayType(type!)}不同。`)
    type = shared
    pieces.push(piece.value)
  }
  if (type === undefined) return mistyped('列表是空的，请至少写一项。')
  if (type.kind === 'list') return mistyped('列表里不能再放列表。')
  return ok({ type: { kind: 'list', of: type }, run: (cell) => pieces.map((piece) => piece.run(cell)) })
}

/** VAL-4: membership is 或 over the members: certain as soon as one is equal, open while one is missing. */
export function compileIn(left: Node, of: Node, child: CompileChild): Compiled {
  // A text takes its meaning from the other side: "A" in 类别们.
  const textFirst = left.op === 'text'
  const first = child(textFirst ? of : left)
  if (!first.ok) return first
  const hint: ExpressionType = textFirst ? memberOf(first.value.type) : { kind: 'list', of: first.value.type }
  const second = child(textFirst ? left : of, hint)
  if (!second.ok) return second
  const [value, list] = textFirst ? [second.value, first.value] : [first.value, second.value]
  if (list.type.kind !== 'list') return mistyped(`“在…中”后面要是列表，现在是${sayPiece(list)}；例如 ["A", "B"]。`)
  const found = orderOf(value.type, list.type.of)
  if (found === undefined) return mistyped(`${sayPiece(value)}和${sayType(list.type)}不能比较，请改成同一种。`)
  return ok({
    type: FLAG,
    run: (cell) => {
      const one = value.run(cell)
      const members = list.run(cell)
      if (isGap(one)) return isGap(members) ? worse(one, members) : one
      if (isGap(members)) return members
      return anyOf(asList(members), (member) => (isGap(member) ? member : found.order(one, member) === 0))
    },
  })
}

const memberOf = (type: ExpressionType): ExpressionType => (type.kind === 'list' ? type.of : type)
const asList = (outcome: Outcome): readonly Outcome[] => outcome as readonly Outcome[] // typed as a list

/** VAL-4 over members: the first decisive answer, else the worst gap, else the other answer. */
function decided(members: readonly Outcome[], decisive: boolean, of: (member: Outcome) => Outcome): Outcome {
  let open: Gap | undefined
  for (const member of members) {
    const held = of(member)
    if (held === decisive) return decisive
    if (isGap(held)) open = open === undefined ? held : worse(open, held)
  }
  return open ?? !decisive
}
const anyOf = (members: readonly Outcome[], of: (member: Outcome) => Outcome) => decided(members, true, of)

/** A member under its name, and how the current one is put there. */
interface Slot {
  readonly piece: Piece
  readonly put: (member: Outcome) => void
}

export function slotOf(type: ExpressionType): Slot {
  let current: Outcome = faulty('out-of-range')
  return {
    piece: { type, run: () => current },
    put: (member) => {
      current = member
    },
  }
}

/** COMP-2, VAL-5: `count sum mean any all` over a list; what is missing among its members is never skipped silently. */
export function compileOver(
  name: Aggregate,
  list: Piece,
  body: Piece | undefined,
  slot: Slot | undefined,
  scene: Scene,
): Compiled {
  if (list.type.kind !== 'list') return mistyped(`${name} 要用在列表上，${sayPiece(list)}不是列表。`)
  const each = body ?? { type: list.type.of, run: () => false }
  const counts = name === 'count' && body === undefined
  const wanted = name === 'sum' || name === 'mean' ? 'number' : 'flag'
  if (!counts && each.type.kind !== wanted)
    return mistyped(
      wanted === 'number'
        ? `${name} 只能用于数，不能用于${sayType(each.type)}。`
        : `${name} 对每一项要一个判断，现在得到的是${sayType(each.type)}。`,
    )
  const fold = FOLDS[name]
  return ok({
    type: name === 'count' ? numberOf('count') : name === 'any' || name === 'all' ? FLAG : each.type,
    run: (cell) => {
      const members = list.run(cell)
      if (isGap(members)) return members
      const look = (member: Outcome): Outcome => {
        const spent = scene.spend(1)
        if (spent) return spent
        if (slot === undefined || body === undefined) return counts && !isGap(member) ? true : member
        slot.put(member)
        return scene.visit(body.run(cell))
      }
      return fold(asList(members), look)
    },
  })
}

type Fold = (members: readonly Outcome[], look: (member: Outcome) => Outcome) => Outcome

const FOLDS: { readonly [A in Aggregate]: Fold } = {
  any: anyOf,
  all: (members, look) => decided(members, false, look),
  count: (members, look) =>
    folded(
      members,
      look,
      (total, one) => (one === true ? total + 1 : total),
      0,
      (n) => wholeRatio(BigInt(n)),
    ),
  sum: (members, look) => summed(members, look),
  mean: (members, look) => {
    const total = summed(members, look)
    if (isGap(total)) return total
    const quotient = divideRatios(total as Ratio, wholeRatio(BigInt(members.length))) // summed answers a number
    return quotient.ok ? bounded(quotient.value) : faulty('zero-divisor')
  },
}

function folded<T>(
  members: readonly Outcome[],
  look: (member: Outcome) => Outcome,
  step: (total: T, one: Outcome) => T,
  first: T,
  out: (total: T) => Outcome,
): Outcome {
  let total = first
  let worst: Gap | undefined
  for (const member of members) {
    const one = look(member)
    if (isGap(one)) worst = worst === undefined ? one : worse(worst, one)
    else total = step(total, one)
  }
  return worst ?? out(total)
}

const ZERO = wholeRatio(0n)

/** A sum beyond the bound stays beyond it. */
const summed = (members: readonly Outcome[], look: (member: Outcome) => Outcome): Outcome =>
  folded<Ratio | Gap>(
    members,
    look,
    (total, one) => (isGap(total) ? total : bounded(addRatios(total, one as Ratio))), // typed as numbers
    ZERO,
    (total) => total,
  )

/** COMP-2: the least or the greatest of ordered values: numbers, dates, grades (the best is the greatest, VAL-6). */
export function extreme(
  values: readonly Outcome[],
  name: 'min' | 'max',
  order: (a: never, b: never) => number,
): Outcome {
  return values.reduce((held, one) => {
    if (isGap(held)) return isGap(one) ? worse(held, one) : held
    if (isGap(one)) return one
    const apart = order(one as never, held as never) // one type, checked before
    return (name === 'max' ? apart > 0 : apart < 0) ? one : held
  })
}
