import type { Decimal } from '@jizhi/domain'
import type { ScoreConfig } from '../blocks/score.ts'
import { settingDecimal, settingLimit } from './rounding.ts'

type Item = ScoreConfig['items'][number]

interface Node {
  readonly id: string
  readonly label: string
  readonly weight: Decimal
  readonly floor: Decimal | undefined
  readonly cap: Decimal | undefined
}

export interface ScoreLeaf extends Node {
  readonly kind: 'leaf'
  readonly method: Exclude<Item['method'], 'group'>
  readonly column: string
  readonly over: string
  readonly full: Decimal
  readonly each: Decimal
  readonly deductCap: Decimal | undefined
  readonly bands: readonly {
    readonly from: Decimal | undefined
    readonly to: Decimal | undefined
    readonly points: Decimal
  }[]
}

export interface ScoreGroup extends Node {
  readonly kind: 'group'
  readonly combine: 'sum' | 'mean'
  readonly base: Decimal
  readonly deductCap: Decimal | undefined
  readonly children: readonly ScoreNode[]
}

export type ScoreNode = ScoreLeaf | ScoreGroup

const ZERO: Decimal = { unscaled: 0n, scale: 0 }
const ONE: Decimal = { unscaled: 1n, scale: 0 }

/** The indicator tree of the settings. An item whose parent does not exist, or which holds itself, stands at the root. */
export function scoreTree(config: ScoreConfig): ScoreGroup {
  const groups = new Set(config.items.filter((item) => item.method === 'group').map((item) => item.id))
  const childrenOf = (parent: string, above: ReadonlySet<string>): readonly ScoreNode[] =>
    config.items
      .filter((item) => (parentIn(item, groups, config) ?? '') === parent && !above.has(item.id))
      .map((item) => nodeOf(item, (id) => childrenOf(id, new Set([...above, id]))))
  return {
    kind: 'group',
    id: '',
    label: config.label,
    weight: ONE,
    floor: settingLimit(config.floor),
    cap: settingLimit(config.cap),
    combine: config.combine,
    base: settingDecimal(config.base),
    deductCap: undefined,
    children: childrenOf('', new Set()),
  }
}

/** The group an item stands in; undefined at the root, also for items whose parents run in a ring. */
function parentIn(item: Item, groups: ReadonlySet<string>, config: ScoreConfig): string | undefined {
  if (!groups.has(item.parent)) return undefined
  const seen = new Set([item.id])
  for (let at = item.parent; at !== ''; at = config.items.find((one) => one.id === at)?.parent ?? '') {
    if (seen.has(at)) return undefined
    seen.add(at)
  }
  return item.parent
}

function nodeOf(item: Item, childrenOf: (id: string) => readonly ScoreNode[]): ScoreNode {
  const node = {
    id: item.id,
    label: item.label,
    weight: settingDecimal(item.weight),
    floor: settingLimit(item.floor),
    cap: settingLimit(item.cap),
    deductCap: settingLimit(item.deductCap),
  }
  if (item.method === 'group')
    return { ...node, kind: 'group', combine: item.combine, base: ZERO, children: childrenOf(item.id) }
  return {
    ...node,
    kind: 'leaf',
    method: item.method,
    column: item.column,
    over: item.over,
    full: settingDecimal(item.full),
    each: settingDecimal(item.each),
    bands: item.bands.map((band) => ({
      from: settingLimit(band.from),
      to: settingLimit(band.to),
      points: settingDecimal(band.points),
    })),
  }
}

export const leavesOf = (node: ScoreNode): readonly ScoreLeaf[] =>
  node.kind === 'leaf' ? [node] : node.children.flatMap(leavesOf)
