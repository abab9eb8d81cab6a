import { compareRatios } from '@jizhi/domain'
import { fullOf, sayFigure } from './marks.ts'
import { groupLabel, matchItems } from './match.ts'
import { sayRule } from './rule-words.ts'
import { type Sheet, type SheetItem, sheetSchema } from './sheet.ts'

/** One thing that changed between two versions, as a Chinese sentence. `item` is the id it has in the next sheet, or had. */
export interface SheetChange {
  readonly kind: 'added' | 'removed' | 'moved' | 'changed' | 'sheet'
  readonly item?: string
  readonly message: string
}

/** SHEET-3: what is new, gone, moved or scored otherwise; items are matched by id, then by text. Empty = the same sheet. */
export function sheetDifference(old: Sheet, next: Sheet): readonly SheetChange[] {
  const matched = matchItems(old, next)
  const kept = new Set(matched.values())
  const oldIds = new Map([...matched].map(([is, was]) => [was.id, is.id]))
  const changes = next.items.flatMap((is): SheetChange[] => {
    const was = matched.get(is)
    return was ? changesOf(old, next, was, is, oldIds) : [added(next, is)]
  })
  const removed = old.items.filter((item) => !kept.has(item)).map((item) => gone(old, item))
  const order = matched.size === next.items.length && removed.length === 0 ? reordered(old, next, oldIds) : []
  return [...ofSheet(old, next), ...changes, ...removed, ...order]
}

const named = (sheet: Sheet, item: SheetItem): string => {
  const group = groupLabel(sheet, item)
  return `“${item.label}”${group === '' ? '' : `（${group}）`}`
}

const added = (sheet: Sheet, item: SheetItem): SheetChange => ({
  kind: 'added',
  item: item.id,
  message: `新增${item.method === 'group' ? '分组' : ''}${named(sheet, item)}：满分 ${sayFigure(fullOf(item))} 分，${sayRule(item)}。`,
})

const gone = (sheet: Sheet, item: SheetItem): SheetChange => ({
  kind: 'removed',
  item: item.id,
  message: `删去${item.method === 'group' ? '分组' : ''}${named(sheet, item)}，原满分 ${sayFigure(fullOf(item))} 分。`,
})

function changesOf(
  old: Sheet,
  next: Sheet,
  was: SheetItem,
  is: SheetItem,
  ids: ReadonlyMap<string, string>,
): SheetChange[] {
  const say = (what: string): SheetChange => ({ kind: 'changed', item: is.id, message: `${named(next, is)}${what}。` })
  const moved = was.parent !== is.parent && ids.get(was.parent) !== is.parent
  const from = groupLabel(old, was) || '第一层'
  const to = groupLabel(next, is) || '第一层'
  const rule = [sayRule(was), sayRule(is)]
  const full = [fullOf(was), fullOf(is)] as const
  const list: readonly (readonly [title: string, was: string, is: string])[] = [
    ['名称', was.label, is.label],
    ['编号', was.code, is.code],
    ['权重', was.weight, is.weight],
    ['责任单位', sayOwners(was), sayOwners(is)],
    ['考核月份', sayMonths(was.months), sayMonths(is.months)],
    ['照片', was.photos, is.photos],
    ['佐证材料', was.evidence, is.evidence],
    ['备注', was.note, is.note],
  ]
  const words = list.filter(([, a, b]) => a !== b)
  const isOther = JSON.stringify(ruleSettings(was)) !== JSON.stringify(ruleSettings(is))
  return [
    ...(moved ? [{ kind: 'moved' as const, item: is.id, message: `“${is.label}”从${from}移到${to}。` }] : []),
    ...(compareRatios(...full) === 0 ? [] : [say(`满分 ${sayFigure(full[0])}→${sayFigure(full[1])}`)]),
    ...(isOther ? [say(rule[0] === rule[1] ? '的计分设置有改动' : `计分由“${rule[0]}”改为“${rule[1]}”`)] : []),
    ...words.map(([title, a, b]) => say(`${title}由“${shown(title, a)}”改为“${shown(title, b)}”`)),
    ...clauseChanges(was, is).map(say),
  ]
}

const PHOTOS: { readonly [value: string]: string } = { none: '不要照片', optional: '可附照片', required: '必须附照片' }
const shown = (title: string, text: string): string => (title === '照片' ? (PHOTOS[text] ?? text) : text || '空')

/** What decides the score, without what is compared by itself or only names a column. */
function ruleSettings({
  id: _id,
  label: _label,
  parent: _parent,
  full: _full,
  weight: _weight,
  column: _column,
  over: _over,
  also: _also,
  part: _part,
  by: _by,
  months: _months,
  code: _code,
  clauses: _clauses,
  owners: _owners,
  photos: _photos,
  evidence: _evidence,
  note: _note,
  ...rule
}: SheetItem): object {
  // 扣完为止 moves with the full mark and is no change of its own.
  return { ...rule, deductCap: rule.deductCap === _full ? 'full' : rule.deductCap }
}

export const sayOwners = ({ owners }: SheetItem): string =>
  owners.map(({ name, share }) => (owners.length === 1 && share === '1' ? name : `${name} ${share}`)).join('、')

export const sayMonths = (months: readonly number[]): string =>
  months.length === 0 ? '每月' : `${months.join('、')} 月`

function clauseChanges(was: SheetItem, is: SheetItem): string[] {
  const fresh = is.clauses.filter((text) => !was.clauses.includes(text))
  const lost = was.clauses.filter((text) => !is.clauses.includes(text))
  if (fresh.length === 1 && lost.length === 1) return [`的条款“${lost[0]}”改为“${fresh[0]}”`]
  return [...fresh.map((text) => `新增条款“${text}”`), ...lost.map((text) => `删去条款“${text}”`)]
}

function ofSheet(old: Sheet, next: Sheet): SheetChange[] {
  const shape = sheetSchema.shape
  const simple = ['name', 'subject', 'full', 'base', 'combine', 'floor', 'cap'] as const
  const said = (key: (typeof simple)[number], text: string): string => {
    // Titles and labels are those of our own fields.
    const meta = shape[key].meta() as { labels?: Record<string, string> } | undefined
    return meta?.labels?.[text] ?? (text || '不设')
  }
  const changes = simple
    .filter((key) => old[key] !== next[key])
    .map((key): SheetChange => {
      const title = (shape[key].meta() as { title?: string } | undefined)?.title ?? key // as above
      return { kind: 'sheet', message: `${title}由“${said(key, old[key])}”改为“${said(key, next[key])}”。` }
    })
  const source = JSON.stringify(old.source) === JSON.stringify(next.source)
  return source ? changes : [...changes, { kind: 'sheet', message: '来源有改动。' }]
}

function reordered(old: Sheet, next: Sheet, ids: ReadonlyMap<string, string>): SheetChange[] {
  const order = old.items.map((item) => ids.get(item.id)).join('|')
  return order === next.items.map((item) => item.id).join('|')
    ? []
    : [{ kind: 'sheet', message: '各项的先后次序有改动。' }]
}
