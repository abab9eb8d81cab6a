import {
  addRatios,
  compareRatios,
  divideRatios,
  type ItemId,
  idsOf,
  keyOf,
  multiplyRatios,
  parseDecimal,
  type Ratio,
  ratioOfDecimal,
  storedId,
  subtractRatios,
  wholeRatio,
} from '@jizhi/domain'
import type { ScoreConfig } from '../blocks/score.ts'
import type { Column } from '../model/column.ts'
import type { CompileContext } from '../model/compiled.ts'
import { columnIndex, missingCell } from '../model/frame.ts'
import type { ReshapeOp, Run } from '../model/kernel.ts'
import { writtenRatio } from './rounding.ts'
import { exactScore } from './score-exact.ts'
import { type Figure, isFigure } from './score-figure.ts'
import { bestOfClass, figuresOf, type lastFigures } from './score-figures.ts'
import type { ScoreGroup, ScoreLeaf, ScoreNode } from './score-tree.ts'
import { shown } from './shown.ts'

const ONE = wholeRatio(1n)

/** One item and what a point of it is worth in the score. */
interface Weighed {
  readonly leaf: ScoreLeaf
  readonly factor: Ratio
}

/** SCORE-6: full, got and lost per row and item, before the caps of groups, with the duty owners of the item. */
export function lossesOp(
  config: ScoreConfig,
  root: ScoreGroup,
  { block, outputs }: CompileContext,
  lastOf: ReturnType<typeof lastFigures>,
): ReshapeOp {
  const columns = outputs.losses?.columns ?? []
  const items = weighedLeaves(root, ONE)
  const byId = new Map(items.map((one) => [one.leaf.id, one]))
  const itemIds = columns[0]?.options?.map((one) => one.id) ?? []
  return {
    op: 'reshape',
    from: 'scored',
    to: 'losses',
    keyType: outputs.losses?.keyType ?? [],
    columns,
    groups: (run, frame) => {
      for (const { leaf } of items) checkShares(config, run, block, leaf)
      const groups = frame.keys.flatMap((key, row) =>
        items.map(({ leaf }) => ({
          key: keyOf([...idsOf(key), leaf.id].map((id) => storedId<ItemId>(id))),
          members: [row],
        })),
      )
      return { groups, orphans: [], settled: true }
    },
    prepare: (run, frame) => {
      const best = bestOfClass(frame, config.within)
      const last = lastOf(run, block)
      let scored: { row: number; values: Map<string, Figure> } | undefined
      const valuesOf = (row: number): Map<string, Figure> => {
        if (scored?.row === row) return scored.values
        const values = new Map<string, Figure>()
        exactScore(root, config, figuresOf(frame, row, best(row), last), (node, value) => values.set(node.id, value))
        scored = { row, values }
        return values
      }
      return ({ key, members }, out, recorder) => {
        const id = idsOf(key).at(-1)!
        const { leaf, factor } = byId.get(id)!
        const value = valuesOf(members[0]!).get(id) ?? 'undecided'
        const full = fullOf(leaf)
        const worth = [full, value, lossOf(full, value)]
        out.int(0, itemIds.indexOf(id))
        for (const [at, figure] of worth.entries())
          out.cell(
            at + 1,
            isFigure(figure)
              ? writtenRatio(multiplyRatios(figure, factor), columns[at + 1]!, run.rounding)
              : missingCell(figure),
          )
        const owners = run.graph.follow(config.duty, id, 'target').map((leg) => leg.to)
        if (owners.length === 0) out.miss(4, 'not-applicable')
        else out.cell(4, { value: owners })
        for (const [at, column] of columns.entries())
          recorder?.cell(column.id, key, () => ({
            definition: sayLoss(column, leaf),
            substituted: `${column.label} = ${shown(out.read(at), column)}`,
            reads: leaf.reads
              .filter((read) => columnIndex(frame, read) >= 0)
              .map((read) => ({ row: frame.keys[members[0]!]!, column: read })),
            facts: [],
          }))
      }
    },
  }
}

const sayLoss = (column: Column, leaf: ScoreLeaf): string =>
  column.id === 'lost' ? `失分 = “${leaf.label}”的满分 − 得分` : `${column.label}：“${leaf.label}”`

/** What a point of an item is worth at the root: weights inside means stand over the sum of their group. */
function weighedLeaves(node: ScoreNode, factor: Ratio): readonly Weighed[] {
  if (node.kind === 'leaf') return [{ leaf: node, factor }]
  const whole = node.combine === 'mean' ? weightsOf(node) : ONE
  return node.children.flatMap((child) => {
    const share = divideRatios(ratioOfDecimal(child.weight), whole)
    return weighedLeaves(child, share.ok ? multiplyRatios(factor, share.value) : factor)
  })
}

const weightsOf = (group: ScoreGroup): Ratio =>
  group.children.map((child) => ratioOfDecimal(child.weight)).reduce(addRatios, wholeRatio(0n))

/** Methods whose lines or bands say what the most is. */
const MOST: ReadonlySet<ScoreLeaf['method']> = new Set(['bands', 'vote', 'tiered'])

/** The most an item can give; a deduction without a full mark starts from 0. Points without one have none. */
function fullOf(leaf: ScoreLeaf): Figure {
  const full = ratioOfDecimal(leaf.full)
  if (leaf.method === 'checklist' && leaf.entries.length > 0)
    return leaf.entries.map((one) => ratioOfDecimal(one.points)).reduce(addRatios, wholeRatio(0n))
  if (MOST.has(leaf.method)) {
    const base = leaf.method === 'tiered' ? full : wholeRatio(0n)
    const lines = leaf.method === 'tiered' ? leaf.entries : leaf.bands
    const top = lines.map((one) => ratioOfDecimal(one.points)).reduce(greater, wholeRatio(0n))
    return addRatios(base, top)
  }
  const isOpen = leaf.method === 'points' || leaf.method === 'difficulty' || leaf.method === 'events'
  return isOpen && full.num === 0n ? 'not-applicable' : full
}

const greater = (a: Ratio, b: Ratio): Ratio => (compareRatios(b, a) > 0 ? b : a)

const lossOf = (full: Figure, value: Figure): Figure =>
  isFigure(full) ? (isFigure(value) ? subtractRatios(full, value) : value) : full

/** SCORE-6: the shares of an item's duty owners add up to 1; who is not named has no share. */
function checkShares(config: ScoreConfig, run: Run, block: CompileContext['block'], leaf: ScoreLeaf): void {
  const legs = run.graph.follow(config.duty, leaf.id, 'target')
  if (legs.length === 0) return
  const sum = legs.map(({ share }) => shareOf(share)).reduce(addRatios, wholeRatio(0n))
  if (compareRatios(sum, ONE) === 0) return
  run.find({
    code: 'score.duty-shares',
    block,
    column: leaf.id,
    message: `“${leaf.label}”的责任份额合计不是 1，请改责任单位。`,
  })
}

const shareOf = (share: string | undefined): Ratio => {
  const stated = parseDecimal(share ?? '1')
  return stated.ok ? ratioOfDecimal(stated.value) : ONE
}
