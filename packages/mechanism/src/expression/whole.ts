import type { Lane, Lanes } from './lane.ts'
import type { Arithmetic, Comparison, Node } from './node.ts'

/**
 * A number of every row in whole numbers: lane ÷ (over × 10^scale), `over` 1 where it is left out and always > 0.
 * NaN says: not this way. Something is missing, is divided by 0, or would pass 2^53; the exact way answers then.
 */
interface WholeNumber {
  readonly kind: 'number'
  readonly scale: number
  readonly lane: Lane
  readonly over?: Lane
}

/** 1, 0 or NaN, as above. */
export interface WholeFlag {
  readonly kind: 'flag'
  readonly lane: Lane
}

export type Whole = WholeNumber | WholeFlag

/** How columns are read in whole numbers, nothing where one is not; and where all is worked out. */
export interface WholeColumns {
  readonly lanes: Lanes<string>
  readonly of: (id: string) => Whole | undefined
}

/** 10^15 is the greatest power below 2^53. */
const WIDEST = 15
const POWERS = Array.from({ length: WIDEST + 1 }, (_, n) => 10 ** n)
const MOST = Number.MAX_SAFE_INTEGER

/** A whole number below 2^53, else NaN. A rounded product never comes back below that bound, so nothing slips through. */
export const safe = (value: number): number => (Math.abs(value) <= MOST ? value : Number.NaN)

/** 10^n for 0 ≤ n ≤ 15, else NaN. */
export const wholePower = (n: number): number => POWERS[n] ?? Number.NaN

/** The same expression in whole numbers, or nothing where it needs what only the exact way has. Types were checked before. */
export function wholeOf(node: Node, columns: WholeColumns): Whole | undefined {
  switch (node.op) {
    case 'number':
      return literal(columns.lanes, node.value.num, node.value.den)
    case 'flag':
      return { kind: 'flag', lane: columns.lanes.constant(node.value ? 1 : 0) }
    case 'column':
      return columns.of(node.id)
    case 'negate': {
      const of = numberIn(node.of, columns)
      return of && { ...of, lane: takenFrom(columns.lanes, 0, of.lane) }
    }
    case 'not': {
      const of = flagIn(node.of, columns)
      return of && { kind: 'flag', lane: takenFrom(columns.lanes, 1, of.lane) }
    }
    case 'arithmetic':
      return pair(node, columns, (a, b) => arithmetic(columns.lanes, node.sign, a, b))
    case 'compare':
      return pair(node, columns, (a, b) => comparison(columns.lanes, node.sign, a, b))
    case 'logic':
      return logic(columns.lanes, node.sign === '||' ? 1 : 0, flagIn(node.left, columns), flagIn(node.right, columns))
    case 'if':
      return chosen(columns.lanes, flagIn(node.test, columns), wholeOf(node.yes, columns), wholeOf(node.no, columns))
    case 'call':
      return call(node, columns)
    default:
      return undefined
  }
}

function numberIn(node: Node, columns: WholeColumns): WholeNumber | undefined {
  const found = wholeOf(node, columns)
  return found?.kind === 'number' ? found : undefined
}

function flagIn(node: Node, columns: WholeColumns): WholeFlag | undefined {
  const found = wholeOf(node, columns)
  return found?.kind === 'flag' ? found : undefined
}

/** A literal whose denominator divides a power of ten, which every literal of the language is. */
function literal(lanes: Lanes<string>, num: bigint, den: bigint): WholeNumber | undefined {
  for (let scale = 0; scale <= WIDEST; scale += 1) {
    const power = 10n ** BigInt(scale)
    if (power % den !== 0n) continue
    const value = safe(Number(num * (power / den)))
    return Number.isNaN(value) ? undefined : { kind: 'number', scale, lane: lanes.constant(value) }
  }
  return undefined
}

const takenFrom = (lanes: Lanes<string>, from: number, of: Lane): Lane =>
  lanes.step(of, of, of, (out, count, a) => {
    const sum = from
    for (let at = 0; at < count; at += 1) out[at] = sum - a[at]!
  })

function pair(
  node: { readonly left: Node; readonly right: Node },
  columns: WholeColumns,
  apply: (a: WholeNumber, b: WholeNumber) => Whole | undefined,
): Whole | undefined {
  const left = numberIn(node.left, columns)
  const right = left && numberIn(node.right, columns)
  // A quotient is only carried to where it is written.
  return left && right && !left.over && !right.over ? apply(left, right) : undefined
}

function arithmetic(lanes: Lanes<string>, sign: Arithmetic, a: WholeNumber, b: WholeNumber): WholeNumber | undefined {
  if (sign === '*') {
    const scale = a.scale + b.scale
    return scale > WIDEST ? undefined : { kind: 'number', scale, lane: times(lanes, a.lane, b.lane) }
  }
  const scale = Math.max(a.scale, b.scale)
  const [left, right] = [raised(lanes, a, scale), raised(lanes, b, scale)]
  if (sign === '+') return { kind: 'number', scale, lane: sum(lanes, left, right) }
  if (sign === '-') return { kind: 'number', scale, lane: difference(lanes, left, right) }
  return quotient(lanes, left, right)
}

const times = (lanes: Lanes<string>, left: Lane, right: Lane): Lane =>
  lanes.step(left, right, right, (out, count, a, b) => {
    for (let at = 0; at < count; at += 1) out[at] = safe(a[at]! * b[at]!)
  })

const sum = (lanes: Lanes<string>, left: Lane, right: Lane): Lane =>
  lanes.step(left, right, right, (out, count, a, b) => {
    for (let at = 0; at < count; at += 1) out[at] = safe(a[at]! + b[at]!)
  })

const difference = (lanes: Lanes<string>, left: Lane, right: Lane): Lane =>
  lanes.step(left, right, right, (out, count, a, b) => {
    for (let at = 0; at < count; at += 1) out[at] = safe(a[at]! - b[at]!)
  })

/** The sign goes to the upper part, so that what it is divided by is > 0. */
function quotient(lanes: Lanes<string>, num: Lane, den: Lane): WholeNumber {
  const upper = lanes.step(num, den, den, (out, count, a, b) => {
    for (let at = 0; at < count; at += 1) out[at] = b[at]! < 0 ? 0 - a[at]! : a[at]!
  })
  const over = lanes.step(den, den, den, (out, count, a) => {
    for (let at = 0; at < count; at += 1) out[at] = a[at] === 0 ? Number.NaN : Math.abs(a[at]!)
  })
  return { kind: 'number', scale: 0, lane: upper, over }
}

/** The same number at a finer scale. */
function raised(lanes: Lanes<string>, of: WholeNumber, to: number): Lane {
  return to === of.scale ? of.lane : scaled(lanes, of.lane, wholePower(to - of.scale))
}

export const scaled = (lanes: Lanes<string>, of: Lane, factor: number): Lane =>
  factor === 1
    ? of
    : lanes.step(of, of, of, (out, count, a) => {
        const times = factor
        for (let at = 0; at < count; at += 1) out[at] = safe(a[at]! * times)
      })

function comparison(lanes: Lanes<string>, sign: Comparison, a: WholeNumber, b: WholeNumber): WholeFlag {
  const scale = Math.max(a.scale, b.scale)
  const [left, right] = [raised(lanes, a, scale), raised(lanes, b, scale)]
  return { kind: 'flag', lane: compared(lanes, sign, left, right) }
}

function compared(lanes: Lanes<string>, sign: Comparison, a: Lane, b: Lane): Lane {
  if (sign === '<') return below(lanes, a, b, 0)
  if (sign === '>') return below(lanes, b, a, 0)
  if (sign === '>=') return below(lanes, a, b, 1)
  if (sign === '<=') return below(lanes, b, a, 1)
  const not = sign === '!=' ? 0 : 1
  return lanes.step(a, b, b, (out, count, x, y) => {
    for (let at = 0; at < count; at += 1) out[at] = Math.abs(not - Math.min(1, Math.abs(y[at]! - x[at]!)))
  })
}

/** Whole numbers that differ do so by 1 at least, so that no choice is needed, which a processor guesses wrongly half the time. */
const below = (lanes: Lanes<string>, a: Lane, b: Lane, not: 0 | 1): Lane =>
  lanes.step(a, b, b, (out, count, x, y) => {
    const from = not
    for (let at = 0; at < count; at += 1) out[at] = Math.abs(from - Math.min(1, Math.max(0, y[at]! - x[at]!)))
  })

/** VAL-4: the deciding side decides, whatever the other one is. */
function logic(
  lanes: Lanes<string>,
  decisive: 0 | 1,
  left: WholeFlag | undefined,
  right: WholeFlag | undefined,
): WholeFlag | undefined {
  if (!left || !right) return undefined
  const both = lanes.step(left.lane, right.lane, right.lane, (out, count, a, b) => {
    const either = decisive
    for (let at = 0; at < count; at += 1) {
      const held = either === 1 ? Math.max(a[at]!, b[at]!) : a[at]! * b[at]!
      out[at] = Number.isNaN(held) && (a[at] === either || b[at] === either) ? either : held
    }
  })
  return { kind: 'flag', lane: both }
}

/** The place of the first flag that holds, or how many there are; a flag that is open before it leaves that open. */
export const firstOf = (lanes: Lanes<string>, flags: readonly WholeFlag[]): Lane =>
  flags.reduceRight(
    (behind, { lane }, place) =>
      lanes.step(lane, behind, behind, (out, count, a, b) => {
        const own = place
        for (let at = 0; at < count; at += 1) out[at] = a[at]! * own + (1 - a[at]!) * b[at]!
      }),
    lanes.constant(flags.length),
  )

/** VAL-4: the side that is not taken may be open. */
function chosen(
  lanes: Lanes<string>,
  test: WholeFlag | undefined,
  yes: Whole | undefined,
  no: Whole | undefined,
): Whole | undefined {
  if (!test || !yes || !no) return undefined
  const pick = (taken: Lane, other: Lane): Lane =>
    lanes.step(test.lane, taken, other, (out, count, held, a, b) => {
      for (let at = 0; at < count; at += 1) out[at] = held[at] === 1 ? a[at]! : held[at] === 0 ? b[at]! : Number.NaN
    })
  if (yes.kind === 'flag' || no.kind === 'flag')
    return yes.kind === no.kind ? { kind: 'flag', lane: pick(yes.lane, no.lane) } : undefined
  const scale = Math.max(yes.scale, no.scale)
  const made = { kind: 'number', scale, lane: pick(raised(lanes, yes, scale), raised(lanes, no, scale)) } as const
  if (!yes.over && !no.over) return made
  return { ...made, over: pick(yes.over ?? lanes.constant(1), no.over ?? lanes.constant(1)) }
}

function call(node: Extract<Node, { op: 'call' }>, columns: WholeColumns): WholeNumber | undefined {
  const { lanes } = columns
  const args = node.args.map((arg) => numberIn(arg, columns))
  const scale = args.reduce((most, arg) => Math.max(most, arg?.scale ?? 0), 0)
  const runs = args.flatMap((arg) => (arg && !arg.over ? [raised(lanes, arg, scale)] : []))
  const [first, second, third] = runs
  if (!first || runs.length !== node.args.length) return undefined
  const made = (of: Lane): WholeNumber => ({ kind: 'number', scale, lane: of })
  switch (node.name) {
    case 'min':
      return made(runs.reduce((a, b) => least(lanes, a, b)))
    case 'max':
      return made(runs.reduce((a, b) => most(lanes, a, b)))
    case 'clamp':
      return second && third && made(least(lanes, most(lanes, first, second), third))
    case 'abs':
      return made(sizeOf(lanes, first))
    case 'number':
      return made(first)
    default:
      return undefined
  }
}

const least = (lanes: Lanes<string>, left: Lane, right: Lane): Lane =>
  lanes.step(left, right, right, (out, count, a, b) => {
    for (let at = 0; at < count; at += 1) out[at] = Math.min(a[at]!, b[at]!)
  })

const most = (lanes: Lanes<string>, left: Lane, right: Lane): Lane =>
  lanes.step(left, right, right, (out, count, a, b) => {
    for (let at = 0; at < count; at += 1) out[at] = Math.max(a[at]!, b[at]!)
  })

const sizeOf = (lanes: Lanes<string>, of: Lane): Lane =>
  lanes.step(of, of, of, (out, count, a) => {
    for (let at = 0; at < count; at += 1) out[at] = Math.abs(a[at]!)
  })
