import { addRatios, compareRatios, type Ratio, wholeRatio } from '@jizhi/domain'
import { childrenOf, figureOf, fullOf, marksUnder, sayFigure, totalOf, treeOf } from './marks.ts'
import type { Sheet, SheetItem } from './sheet.ts'

/** A complaint about a sheet; an error keeps it out of the library, a warning is shown beside the item. */
export interface SheetFinding {
  readonly code: `sheet.${string}`
  readonly severity: 'error' | 'warning'
  readonly item?: string
  readonly message: string
}

const NOTHING = wholeRatio(0n)
const ONE = wholeRatio(1n)
const HUNDRED = wholeRatio(100n)
const same = (a: Ratio, b: Ratio): boolean => compareRatios(a, b) === 0
const isNothing = (figure: Ratio): boolean => same(figure, NOTHING)

/** SHEET-2: marks and weights add up, every item is allotted, nothing stands twice. */
export function lintSheet(sheet: Sheet): readonly SheetFinding[] {
  return [
    ...places(sheet),
    ...total(sheet),
    ...sheet.items.flatMap((item) => [...rules(sheet, item), ...shares(item)]),
    ...weights(sheet),
    ...unallotted(sheet),
    ...repeated(sheet),
  ]
}

const error = (code: string, message: string, item?: SheetItem): SheetFinding => ({
  code: `sheet.${code}`,
  severity: 'error',
  message,
  ...(item ? { item: item.id } : {}),
})
const warning = (code: string, message: string, item?: SheetItem): SheetFinding => ({
  ...error(code, message, item),
  severity: 'warning',
})

/** Every item stands below a group that exists, once, and every group has something in it. */
function places(sheet: Sheet): SheetFinding[] {
  const byId = new Map(sheet.items.map((item) => [item.id, item]))
  const reached = new Set(treeOf(sheet).map(({ item }) => item.id))
  return sheet.items.flatMap((item, at) => {
    if (sheet.items.findIndex((one) => one.id === item.id) < at)
      return [error('same-id', `“${item.label}”的标识“${item.id}”与前面一项相同，请换一个。`, item)]
    const parent = item.parent === '' ? undefined : byId.get(item.parent)
    if (item.parent !== '' && parent?.method !== 'group')
      return [error('parent', `“${item.label}”不在任何分组下，请改它的上级。`, item)]
    if (!reached.has(item.id)) return [error('ring', `“${item.label}”的上级绕成了圈，请改它的上级。`, item)]
    if (item.method === 'group' && childrenOf(sheet, item.id).length === 0)
      return [error('empty-group', `“${item.label}”是分组，下面却没有指标，请补上或删去。`, item)]
    return []
  })
}

/** SHEET-2: children add up to what the parent states; a sum only, since an average has no marks to add. */
function total(sheet: Sheet): SheetFinding[] {
  const whole = totalOf(sheet)
  const root =
    sheet.combine === 'sum' && !same(whole, figureOf(sheet.full))
      ? [error('total', `各项满分合计 ${sayFigure(whole)} 分，总分写的是 ${sheet.full} 分，请改成一致。`)]
      : []
  const groups = sheet.items
    .filter((item) => item.method === 'group' && item.combine === 'sum')
    .filter((item) => childrenOf(sheet, item.id).length > 0 && !same(marksUnder(sheet, item.id), figureOf(item.full)))
    .map((item) => {
      const sum = sayFigure(marksUnder(sheet, item.id))
      return error('group-total', `“${item.label}”满分 ${item.full} 分，下面各项合计 ${sum} 分，请改成一致。`, item)
    })
  return [...root, ...groups]
}

function rules(sheet: Sheet, item: SheetItem): SheetFinding[] {
  if (item.method === 'group') return []
  if (item.method === 'bands' && item.bands.length === 0)
    return [error('no-bands', `“${item.label}”是分档，却没有写各档，请补上。`, item)]
  if (item.method.startsWith('deduct') && isNothing(figureOf(item.each)))
    return [error('no-points', `“${item.label}”每处扣几分还没有填，请补上。`, item)]
  // Deductions from a common base have no full mark of their own; events add to and take from the whole.
  const fromBase = item.method === 'events' || (isDeduction(item) && !isNothing(figureOf(sheet.base)))
  return isNothing(fullOf(item)) && !fromBase ? [error('no-full', `“${item.label}”没有满分，请填写。`, item)] : []
}

const isDeduction = ({ method }: SheetItem): boolean =>
  method.startsWith('deduct') || method === 'missing' || method === 'shortfall' || method === 'tiered'

function shares(item: SheetItem): SheetFinding[] {
  if (item.owners.length === 0) return []
  const sum = item.owners.map((one) => figureOf(one.share)).reduce(addRatios, NOTHING)
  return same(sum, ONE)
    ? []
    : [error('shares', `“${item.label}”的责任份额合计 ${sayFigure(sum)}，应为 1，请改正。`, item)]
}

/** SCORE-1: where parts are averaged by weight, the weights of one group add up to 1 or 100. */
function weights(sheet: Sheet): SheetFinding[] {
  const means = sheet.items.filter((item) => item.method === 'group' && item.combine === 'mean')
  const groups: readonly (SheetItem | undefined)[] = [...(sheet.combine === 'mean' ? [undefined] : []), ...means]
  return groups.flatMap((group) => {
    const parts = childrenOf(sheet, group?.id ?? '')
    const sum = parts.map((item) => figureOf(item.weight)).reduce(addRatios, NOTHING)
    if (parts.length === 0 || same(sum, ONE) || same(sum, HUNDRED)) return []
    const where = group ? `“${group.label}”下各项` : '各项'
    return [error('weights', `${where}的权重合计 ${sayFigure(sum)}，应为 1（或 100），请补齐。`, group)]
  })
}

/** An item without an owner, where others have one: its losses would fall on nobody (SCORE-6 未落实). */
function unallotted(sheet: Sheet): SheetFinding[] {
  if (sheet.items.every((item) => item.owners.length === 0)) return []
  const byId = new Map(sheet.items.map((item) => [item.id, item]))
  const owned = (item: SheetItem | undefined, steps = 0): boolean =>
    item !== undefined &&
    steps <= sheet.items.length &&
    (item.owners.length > 0 || owned(byId.get(item.parent), steps + 1))
  return sheet.items
    .filter((item) => item.method !== 'group' && !owned(item))
    .map((item) => warning('unallotted', `“${item.label}”没有责任单位，失分会落空，请分派。`, item))
}

/** The same words in two places are assessed twice. */
function repeated(sheet: Sheet): SheetFinding[] {
  const first = new Map<string, SheetItem>()
  return sheet.items.flatMap((item) => {
    if (item.method === 'group') return []
    const texts = item.clauses.length > 0 ? item.clauses : [item.label]
    return texts.flatMap((text) => {
      const dense = text.replace(/[\s，。；、,.;]/g, '')
      // 每处扣 0.5 分 stands beside many items by right.
      if (dense.length < 8) return []
      const earlier = first.get(dense)
      if (earlier === undefined) first.set(dense, item)
      return earlier === undefined || isRule(dense)
        ? []
        : [warning('same-clause', `“${item.label}”与“${earlier.label}”写着同样的条款，请看是否重复计分。`, item)]
    })
  })
}

const isRule = (dense: string): boolean => /扣.*分|得.*分|不得分/.test(dense)
