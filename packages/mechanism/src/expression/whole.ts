import type { Arithmetic, Comparison, Node } from './node.ts'

/**
 * A number of a row in whole numbers: at(row) ÷ (over(row) × 10^scale), `over` 1 where it is left out and always > 0.
 * NaN says: not this way. Something is missing, is divided by 0, or would pass 2^53; the exact way answers then.
 */
export interface WholeNumber {
  readonly kind: 'number'
  readonly scale: number
  readonly at: (row: number) => number
  readonly over?: (row: number) => number
}

/** 1, 0 or NaN, as above. */
export interface WholeFlag {
  readonly kind: 'flag'
  readonly at: (row: number) => number
}

export type Whole = WholeNumber | WholeFlag
/** How a column is read in whole numbers; nothing where it is not. */
export type WholeColumns = (id: string) => Whole | undefined

/** 10^15 is the greatest power below 2^53. */
const WIDEST = 15
const POWERS = Array.from({ length: WIDEST + 1 }, (_, n) => 10 ** n)

/** A whole number below 2^53, else NaN. A rounded product never comes back below that bound, so nothing slips through. */
export const safe = (value: number): number =>
  value <= Number.MAX_SAFE_INTEGER && value >= -Number.MAX_SAFE_INTEGER ? value : Number.NaN

/** 10^n for 0 ≤ n ≤ 15, else NaN. */
export const wholePower = (n: number): number => POWERS[n] ?? Number.NaN

/** The same expression in whole numbers, or nothing where it needs what only the exact way has. Types were checked before. */
export function wholeOf(node: Node, columns: WholeColumns): Whole | undefined {
  switch (node.op) {
    case 'number':
      return literal(node.value.num, node.value.den)
    case 'flag':
      return { kind: 'flag', at: () => (node.value ? 1 : 0) }
    case 'column':
      return columns(node.id)
    case 'negate': {
      const of = numberIn(node.of, columns)
      return of && { ...of, at: (row) => 0 - of.at(row) }
    }
    case 'not': {
      const of = flagIn(node.of, columns)
      return of && { kind: 'flag', at: (row) => 1 - of.at(row) }
    }
    case 'arithmetic':
      return pair(node, columns, (a, b) => arithmetic(node.sign, a, b))
    case 'compare':
      return pair(node, columns, (a, b) => comparison(node.sign, a, b))
    case 'logic':
      return logic(node.sign === '||' ? 1 : 0, flagIn(node.left, columns), flagIn(node.right, columns))
    case 'if':
      return chosen(flagIn(node.test, columns), wholeOf(node.yes, columns), wholeOf(node.no, columns))
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
function literal(num: bigint, den: bigint): WholeNumber | undefined {
  for (const [scale, power] of POWERS.entries()) {
    if (BigInt(power) % den !== 0n) continue
    const value = safe(Number(num * (BigInt(power) / den)))
    return Number.isNaN(value) ? undefined : { kind: 'number', scale, at: () => value }
  }
  return undefined
}

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

function arithmetic(sign: Arithmetic, a: WholeNumber, b: WholeNumber): WholeNumber | undefined {
  if (sign === '*') {
    const scale = a.scale + b.scale
    return scale > WIDEST ? undefined : { kind: 'number', scale, at: (row) => safe(a.at(row) * b.at(row)) }
  }
  const scale = Math.max(a.scale, b.scale)
  const [left, right] = [raised(a, scale), raised(b, scale)]
  if (sign === '+') return { kind: 'number', scale, at: (row) => safe(left(row) + right(row)) }
  if (sign === '-') return { kind: 'number', scale, at: (row) => safe(left(row) - right(row)) }
  return quotient(left, right)
}

function quotient(num: WholeNumber['at'], den: WholeNumber['at']): WholeNumber {
  return {
    kind: 'number',
    scale: 0,
    at: (row) => (den(row) < 0 ? 0 - num(row) : num(row)),
    over: (row) => {
      const value = Math.abs(den(row))
      return value === 0 ? Number.NaN : value
    },
  }
}

/** The same number at a finer scale. */
function raised({ at, scale }: WholeNumber, to: number): WholeNumber['at'] {
  if (to === scale) return at
  const factor = wholePower(to - scale)
  return (row) => safe(at(row) * factor)
}

const HOLDS: { readonly [S in Comparison]: (a: number, b: number) => boolean } = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

function comparison(sign: Comparison, a: WholeNumber, b: WholeNumber): WholeFlag {
  const scale = Math.max(a.scale, b.scale)
  const [left, right] = [raised(a, scale), raised(b, scale)]
  const holds = HOLDS[sign]
  return {
    kind: 'flag',
    at: (row) => {
      const x = left(row)
      const y = right(row)
      if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN
      return holds(x, y) ? 1 : 0
    },
  }
}

/** VAL-4: the deciding side decides, whatever the other one is. */
const logic = (decisive: 0 | 1, a: WholeFlag | undefined, b: WholeFlag | undefined): WholeFlag | undefined =>
  a &&
  b && {
    kind: 'flag',
    at: (row) => {
      const left = a.at(row)
      if (left === decisive) return decisive
      const right = b.at(row)
      return right === decisive || !Number.isNaN(left) ? right : Number.NaN
    },
  }

/** VAL-4: reads the taken side only. */
function chosen(test: WholeFlag | undefined, yes: Whole | undefined, no: Whole | undefined): Whole | undefined {
  if (!test || !yes || !no) return undefined
  const pick =
    (a: (row: number) => number, b: (row: number) => number) =>
    (row: number): number => {
      const held = test.at(row)
      return held === 1 ? a(row) : held === 0 ? b(row) : Number.NaN
    }
  if (yes.kind === 'flag' || no.kind === 'flag')
    return yes.kind === no.kind ? { kind: 'flag', at: pick(yes.at, no.at) } : undefined
  const scale = Math.max(yes.scale, no.scale)
  const at = pick(raised(yes, scale), raised(no, scale))
  if (!yes.over && !no.over) return { kind: 'number', scale, at }
  return { kind: 'number', scale, at, over: pick(yes.over ?? one, no.over ?? one) }
}

const one = (): number => 1

function call(node: Extract<Node, { op: 'call' }>, columns: WholeColumns): WholeNumber | undefined {
  const args = node.args.map((arg) => numberIn(arg, columns))
  const scale = args.reduce((most, arg) => Math.max(most, arg?.scale ?? 0), 0)
  const runs = args.flatMap((arg) => (arg && !arg.over ? [raised(arg, scale)] : []))
  const [first, second, third] = runs
  if (!first || runs.length !== node.args.length) return undefined
  const made = (at: WholeNumber['at']): WholeNumber => ({ kind: 'number', scale, at })
  switch (node.name) {
    case 'min':
      return made(folded(runs, Math.min))
    case 'max':
      return made(folded(runs, Math.max))
    case 'clamp':
      return second && third && made((row) => Math.min(Math.max(first(row), second(row)), third(row)))
    case 'abs':
      return made((row) => Math.abs(first(row)))
    case 'number':
      return made(first)
    default:
      return undefined
  }
}

const folded =
  (runs: readonly WholeNumber['at'][], pick: (a: number, b: number) => number): WholeNumber['at'] =>
  (row) => {
    let value = runs[0]!(row)
    for (let at = 1; at < runs.length; at += 1) value = pick(value, runs[at]!(row))
    return value
  }
