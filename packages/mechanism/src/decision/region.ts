import { compareRatios, divideRounded, type Ratio, ratioOf } from '@jizhi/domain'
import type { Node } from '../expression/node.ts'
import { type Column, storedScale } from '../model/column.ts'

/** A figure, the place of an option, or 是 as 1 and 否 as 0. */
export type Point = Ratio
/** One value for each column that the lines ask about, by column id. */
export type Spot = ReadonlyMap<string, Point>

/** A column asked about, with one value out of every stretch between the figures named, and those figures. */
export interface Axis {
  readonly column: Column
  readonly points: readonly Point[]
}

export type Holds = (spot: Spot) => boolean

/** A condition over columns and plain values; undefined where it says anything else, and is not decided here. */
export interface Region {
  readonly holds: Holds
  /** The figures it names, by column id. */
  readonly edges: ReadonlyMap<string, readonly Point[]>
}

const whole = (value: number): Point => ({ num: BigInt(value), den: 1n })
const NONE: Region['edges'] = new Map()

/** COMP-4: what a condition holds for, where that can be decided without running it. */
export function regionOf(node: Node, columns: ReadonlyMap<string, Column>): Region | undefined {
  switch (node.op) {
    case 'flag':
      return { holds: () => node.value, edges: NONE }
    case 'column':
      return columns.get(node.id)?.type === 'flag' ? equals(node.id, [whole(1)]) : undefined
    case 'not': {
      const of = regionOf(node.of, columns)
      return of && { holds: (spot) => !of.holds(spot), edges: of.edges }
    }
    case 'logic': {
      const [a, b] = [regionOf(node.left, columns), regionOf(node.right, columns)]
      if (!a || !b) return undefined
      const holds: Holds =
        node.sign === '&&' ? (spot) => a.holds(spot) && b.holds(spot) : (spot) => a.holds(spot) || b.holds(spot)
      return { holds, edges: merged(a.edges, b.edges) }
    }
    case 'compare':
      return compared(node, columns)
    case 'in':
      return listed(node, columns)
    default:
      return undefined
  }
}

function merged(a: Region['edges'], b: Region['edges']): Region['edges'] {
  const all = new Map(a)
  for (const [id, points] of b) all.set(id, [...(all.get(id) ?? []), ...points])
  return all
}

const equals = (id: string, points: readonly Point[]): Region => ({
  holds: (spot) => points.some((point) => compareRatios(spot.get(id)!, point) === 0),
  edges: new Map([[id, points]]),
})

const TURNED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==', '!=': '!=' } as const
const HOLDS = {
  '==': (order: number) => order === 0,
  '!=': (order: number) => order !== 0,
  '<': (order: number) => order < 0,
  '<=': (order: number) => order <= 0,
  '>': (order: number) => order > 0,
  '>=': (order: number) => order >= 0,
} as const

function compared(
  { sign, left, right }: Extract<Node, { op: 'compare' }>,
  columns: ReadonlyMap<string, Column>,
): Region | undefined {
  if (left.op !== 'column')
    return right.op === 'column'
      ? compared({ op: 'compare', sign: TURNED[sign], left: right, right: left }, columns)
      : undefined
  const column = columns.get(left.id)
  const point = column && pointOf(right, column)
  if (column === undefined || point === undefined) return undefined
  // VAL-6: a grade stands best first, so the better one has the smaller place.
  const holds = HOLDS[column.type === 'grade' ? TURNED[sign] : sign]
  return { holds: (spot) => holds(compareRatios(spot.get(left.id)!, point)), edges: new Map([[left.id, [point]]]) }
}

function listed({ left, of }: Extract<Node, { op: 'in' }>, columns: ReadonlyMap<string, Column>): Region | undefined {
  const column = left.op === 'column' ? columns.get(left.id) : undefined
  if (column === undefined || of.op !== 'list') return undefined
  const points = of.items.map((item) => pointOf(item, column))
  return points.includes(undefined) ? undefined : equals(column.id, points as Point[]) // none is undefined
}

const NUMBERS: ReadonlySet<Column['type']> = new Set<Column['type']>(['score', 'money', 'percent', 'count', 'number'])

function pointOf(node: Node, column: Column): Point | undefined {
  if (column.many === true || column.upTo !== undefined) return undefined
  if (NUMBERS.has(column.type)) return numberIn(node)
  if (column.type === 'flag') return node.op === 'flag' ? whole(node.value ? 1 : 0) : undefined
  if (node.op !== 'text' || (column.type !== 'choice' && column.type !== 'grade')) return undefined
  const at = (column.options ?? []).findIndex(({ id }) => id === node.value)
  return at < 0 ? undefined : whole(at)
}

function numberIn(node: Node): Point | undefined {
  if (node.op === 'number') return node.value
  const of = node.op === 'negate' ? numberIn(node.of) : undefined
  return of && { num: -of.num, den: of.den }
}

/** The values of a column worth looking at: every figure named, and one that the column can hold from each stretch beside. */
export function axisOf(column: Column, edges: readonly Point[]): Axis {
  if (column.type === 'flag') return { column, points: [whole(1), whole(0)] }
  if (column.type === 'choice' || column.type === 'grade')
    return { column, points: (column.options ?? []).map((_, at) => whole(at)) }
  const unit = 10n ** BigInt(storedScale(column))
  const sorted = [...edges].sort(compareRatios)
  const points: Point[] = []
  const put = (scaled: bigint) => {
    const point = ratioOf(scaled, unit)
    if (point.ok && !points.some((one) => compareRatios(one, point.value) === 0)) points.push(point.value)
  }
  for (const edge of sorted) {
    const below = divideRounded(edge.num * unit, edge.den, 'towards-zero')
    for (const near of [-1n, 0n, 1n]) put(below + near)
  }
  return { column, points: points.filter((point) => isPossible(point, column, sorted)).sort(compareRatios) }
}

/** Places and counts begin at 1 where the author does; 分, % and 次 not below 0; 100 分 and 100 % end where they are named. */
function isPossible(point: Point, { type }: Column, edges: readonly Point[]): boolean {
  if (type !== 'number' && type !== 'money' && point.num < 0n && edges.every((edge) => edge.num >= 0n)) return false
  if (type === 'count' && point.num === 0n && compareRatios(edges[0]!, whole(1)) === 0) return false
  const top = type === 'score' ? whole(100) : type === 'percent' ? whole(1) : undefined
  if (top === undefined || compareRatios(point, top) <= 0) return true
  return edges.every((edge) => compareRatios(edge, top) < 0) || edges.some((edge) => compareRatios(edge, top) > 0)
}
