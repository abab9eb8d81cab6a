import { compareRatios, decimalText, writeRatio } from '@jizhi/domain'
import { asComputed, type ComputedColumn } from '../blocks/settings/computed-column.ts'
import { type Axis, axisOf, type Holds, type Point, type Region, regionOf, type Spot } from '../decision/region.ts'
import { parseExpression } from '../expression/parse.ts'
import type { Finding } from '../model/block-def.ts'
import type { Column } from '../model/column.ts'
import { type Drawing, error } from './drawing.ts'

/** A table with more spots than this to look at is not decided. */
const MOST_SPOTS = 4_000

const SUMMABLE = new Set<Column['type']>(['score', 'money', 'percent', 'count', 'number'])
const ORDERED = new Set<Column['type']>([...SUMMABLE, 'date', 'grade'])
const SEVERAL = new Set<Column['type']>(['choice', 'unit', 'person', 'file'])

/** COMP-1, COMP-4: a hit policy fits what its column holds; lines leave no gap, none is idle, no edge has two owners. */
export function checkDecisionTables(drawing: Drawing): Finding[] {
  return drawing.of('compute').flatMap(({ open, config }) => {
    const seen = [...(drawing.input(open.block.id)?.columns ?? [])]
    return config.columns.flatMap((one) => {
      const columns = new Map(seen.map((column) => [column.id, column]))
      seen.push(asComputed(one))
      if (one.how !== 'table' || one.table.length === 0) return []
      const misfit = hitMisfit(one)
      const wrong = misfit === undefined ? [] : [error('table-hit', open.block.id, `“${one.label}”的决策表${misfit}`)]
      const lines = complaints(one, columns).map((words) => worth(open.block.id, `“${one.label}”的决策表：${words}`))
      return [...wrong, ...lines]
    })
  })
}

const worth = (block: string, message: string): Finding => ({
  code: 'check.table-lines',
  severity: 'warning',
  block,
  message,
})

function hitMisfit({ hit, type }: ComputedColumn): string | undefined {
  if (hit === 'sum' && !SUMMABLE.has(type)) return '不能求和，这一列不是数，请改选“取首个”。'
  if ((hit === 'max' || hit === 'min') && !ORDERED.has(type))
    return '不能取最高或最低，这一列没有大小，请改选“取首个”。'
  if (hit === 'all' && !SEVERAL.has(type)) return '不能取全部，只有选项、单位、人和附件能一格放几个，请改选别的。'
  return undefined
}

function complaints(one: ComputedColumn, columns: ReadonlyMap<string, Column>): readonly string[] {
  const regions: Region[] = []
  for (const { when } of one.table) {
    const parsed = when === '' ? undefined : parseExpression(when)
    const region =
      parsed === undefined ? { holds: () => true, edges: new Map() } : parsed.ok && regionOf(parsed.value, columns)
    // One condition that cannot be decided leaves the others undecided too.
    if (!region) return []
    regions.push(region)
  }
  const axes = axesOf(regions, columns)
  const spots = spotsOn(axes)
  if (spots === undefined) return []
  const lines = regions.map(({ holds }) => holds)
  return [...idle(one, lines, spots), ...edges(one, lines, axes, spots), ...gap(one, lines, axes, spots)]
}

function axesOf(regions: readonly Region[], columns: ReadonlyMap<string, Column>): readonly Axis[] {
  const ids = [...new Set(regions.flatMap((region) => [...region.edges.keys()]))]
  return ids.map((id) =>
    axisOf(
      columns.get(id)!,
      regions.flatMap((region) => region.edges.get(id) ?? []),
    ),
  )
}

/** Every combination of the values worth looking at. */
function spotsOn(axes: readonly Axis[]): readonly Spot[] | undefined {
  let spots: Spot[] = [new Map()]
  for (const { column, points } of axes) {
    if (spots.length * points.length > MOST_SPOTS) return undefined
    spots = spots.flatMap((spot) => points.map((point) => new Map([...spot, [column.id, point]])))
  }
  return spots
}

function idle({ hit }: ComputedColumn, lines: readonly Holds[], spots: readonly Spot[]): readonly string[] {
  return lines.flatMap((holds, at) => {
    const own = spots.filter(holds)
    if (own.length === 0) return [`第 ${at + 1} 行的条件不可能成立，请检查。`]
    const isTaken = hit === 'first' && own.every((spot) => lines.slice(0, at).some((earlier) => earlier(spot)))
    return isTaken ? [`第 ${at + 1} 行永远轮不到，前面的行已经全部管到，请调整先后或删去。`] : []
  })
}

/** Where one line ends and another begins on the same figure, both with it. */
function edges(
  one: ComputedColumn,
  lines: readonly Holds[],
  axes: readonly Axis[],
  spots: readonly Spot[],
): readonly string[] {
  const said = new Set<string>()
  for (const { column, points } of axes) {
    if (!SUMMABLE.has(column.type)) continue
    for (const spot of spots) {
      const at = points.findIndex((point) => compareRatios(point, spot.get(column.id)!) === 0)
      const [before, after] = [points[at - 1], points[at + 1]]
      if (before === undefined || after === undefined) continue
      const beside = [before, after].map((point): Spot => new Map([...spot, [column.id, point]]))
      const both = lines.flatMap((holds, line) =>
        holds(spot) ? [{ line, below: holds(beside[0]!), above: holds(beside[1]!) }] : [],
      )
      const ends = both.find(({ below, above }) => below && !above)
      const begins = both.find(({ below, above }) => !below && above)
      if (ends === undefined || begins === undefined) continue
      const [a, b] = [ends.line, begins.line].sort((x, y) => x - y) as [number, number]
      const owner = one.hit === 'first' ? `按第 ${a + 1} 行算` : '两行都算'
      const what = `${column.label} = ${decimalText(writeRatio(points[at]!))}`
      said.add(`${what} 同时符合第 ${a + 1} 行和第 ${b + 1} 行，${owner}；请用“≥”和“<”写明这个边归谁。`)
    }
  }
  return [...said]
}

/** COMP-1: 待定 where no line holds is stated, but an author should know for which rows. */
function gap(
  one: ComputedColumn,
  lines: readonly Holds[],
  axes: readonly Axis[],
  spots: readonly Spot[],
): readonly string[] {
  if (one.otherwise !== 'pending') return []
  const open = spots.find((spot) => !lines.some((holds) => holds(spot)))
  if (open === undefined) return []
  const example = axes.map(({ column }) => `${column.label} = ${said(open.get(column.id)!, column)}`).join('、')
  return [`例如 ${example} 时没有一行符合，结果待定；请补一行，或写明都不符合时取什么。`]
}

function said(point: Point, column: Column): string {
  if (column.type === 'flag') return point.num === 1n ? '是' : '否'
  if (column.type === 'choice' || column.type === 'grade') return column.options?.[Number(point.num)]?.label ?? ''
  return decimalText(writeRatio(point))
}
