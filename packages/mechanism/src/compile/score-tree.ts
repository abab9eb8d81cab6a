import type { Decimal, Ratio } from '@jizhi/domain'
import type { ScoreConfig } from '../blocks/score.ts'
import { edgeRatio } from '../blocks/settings/score-edge.ts'
import { columnsOfItem } from '../blocks/settings/score-item.ts'
import type { Column } from '../model/column.ts'
import { settingDecimal, settingLimit } from './rounding.ts'

type Item = ScoreConfig['items'][number]

interface Node {
  readonly id: string
  readonly label: string
  readonly weight: Decimal
  readonly floor: Decimal | undefined
  readonly cap: Decimal | undefined
  /** Column whose appearance makes the whole node 0; '' = none. */
  readonly zeroOn: string
}

/** A line of an item, with what of it the row says by its column or by its option. */
export interface ScoreEntry {
  readonly column: string
  /** Index of the option it stands for; −1 = none. */
  readonly option: number
  /** 否 counts once, not 是. */
  readonly inverted: boolean
  readonly points: Decimal
  readonly part: string
  readonly factor: Decimal
  readonly cap: Decimal | undefined
}

export interface ScoreBand {
  readonly from: Decimal | undefined
  readonly to: Decimal | undefined
  readonly alsoFrom: Ratio | undefined
  readonly alsoTo: Ratio | undefined
  readonly points: Decimal
}

export interface ScoreLeaf extends Node {
  readonly kind: 'leaf'
  readonly method: Exclude<Item['method'], 'group'>
  readonly column: string
  readonly over: string
  readonly also: string
  readonly by: string
  readonly part: string
  readonly factor: Decimal
  readonly quota: Decimal | undefined
  readonly per: Decimal
  readonly sampling: Item['sampling']
  readonly full: Decimal
  readonly each: Decimal
  readonly deductCap: Decimal | undefined
  readonly entries: readonly ScoreEntry[]
  readonly bands: readonly ScoreBand[]
  /** Every column it reads. */
  readonly reads: readonly string[]
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
const HALF: Decimal = { unscaled: 5n, scale: 1 }

/** The indicator tree of the settings. An item whose parent does not exist, or which holds itself, stands at the root. */
export function scoreTree(config: ScoreConfig, columns: readonly Column[]): ScoreGroup {
  const groups = new Set(config.items.filter((item) => item.method === 'group').map((item) => item.id))
  const childrenOf = (parent: string, above: ReadonlySet<string>): readonly ScoreNode[] =>
    config.items
      .filter((item) => (parentIn(item, groups, config) ?? '') === parent && !above.has(item.id))
      .map((item) => nodeOf(item, columns, (id) => childrenOf(id, new Set([...above, id]))))
  return {
    kind: 'group',
    id: '',
    label: config.label,
    weight: ONE,
    floor: settingLimit(config.floor),
    cap: settingLimit(config.cap),
    zeroOn: '',
    ...combining(config.combine, childrenOf('', new Set())),
    base: settingDecimal(config.base),
    deductCap: undefined,
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

/** 算术平均 is the weighted mean of equals. */
const combining = (
  combine: Item['combine'],
  children: readonly ScoreNode[],
): Pick<ScoreGroup, 'combine' | 'children'> =>
  combine === 'average'
    ? { combine: 'mean', children: children.map((child) => ({ ...child, weight: ONE })) }
    : { combine, children }

function nodeOf(item: Item, columns: readonly Column[], childrenOf: (id: string) => readonly ScoreNode[]): ScoreNode {
  const node = {
    id: item.id,
    label: item.label,
    weight: settingDecimal(item.weight),
    floor: settingLimit(item.floor),
    cap: settingLimit(item.cap),
    deductCap: settingLimit(item.deductCap),
    zeroOn: item.zeroOn,
  }
  if (item.method === 'group')
    return { ...node, kind: 'group', base: ZERO, ...combining(item.combine, childrenOf(item.id)) }
  return {
    ...node,
    kind: 'leaf',
    method: item.method,
    ...readByItem(item),
    entries: entriesOf(item, columns),
    reads: columnsOfItem(item),
  }
}

const readByItem = (item: Item) => ({
  column: item.column,
  over: item.over,
  also: item.also,
  by: item.by,
  part: item.part,
  factor: settingLimit(item.factor) ?? (item.method === 'deduct-fixed' ? HALF : ONE),
  quota: settingLimit(item.quota),
  per: settingDecimal(item.per),
  sampling: item.sampling,
  full: settingDecimal(item.full),
  each: settingDecimal(item.each),
  bands: item.bands.map((band) => ({
    from: settingLimit(band.from),
    to: settingLimit(band.to),
    alsoFrom: edgeRatio(band.alsoFrom),
    alsoTo: edgeRatio(band.alsoTo),
    points: settingDecimal(band.points),
  })),
})

/** A check that is 否 is what 缺项 counts; a figure is the number missing. */
function entriesOf(item: Item, columns: readonly Column[]): readonly ScoreEntry[] {
  const named = columns.find((one) => one.id === (item.method === 'difficulty' ? item.by : item.column))
  const isFlag = (id: string): boolean => columns.find((one) => one.id === id)?.type === 'flag'
  return item.entries.map((entry) => ({
    column: entry.column,
    option: named?.options?.findIndex((one) => one.id === entry.option) ?? -1,
    inverted:
      isFlag(entry.column) && (item.method === 'missing' || (item.method === 'events' && entry.counts === 'no')),
    points: settingDecimal(entry.points),
    part: entry.part,
    factor: settingDecimal(entry.factor),
    cap: settingLimit(entry.cap),
  }))
}

export const leavesOf = (node: ScoreNode): readonly ScoreLeaf[] =>
  node.kind === 'leaf' ? [node] : node.children.flatMap(leavesOf)
