import type { Sheet, SheetItem } from './sheet.ts'

const dense = (text: string): string => text.replace(/[\s，。；：、,.;:（）()“”"]/g, '')

/** SHEET-3: which item of the next sheet is which of the old one: by id, then by the text of item and group, then of the item alone. */
export function matchItems(old: Sheet, next: Sheet): ReadonlyMap<SheetItem, SheetItem> {
  const found = new Map<SheetItem, SheetItem>()
  const free = new Set(old.items)
  const round = (key: (sheet: Sheet, item: SheetItem) => string): void => {
    const keys = (sheet: Sheet, items: Iterable<SheetItem>) => Map.groupBy(items, (item) => key(sheet, item))
    const waiting = next.items.filter((item) => !found.has(item))
    const theirs = keys(next, waiting)
    for (const [text, olds] of keys(old, [...free])) {
      const news = theirs.get(text)
      const [was, is] = [olds[0], news?.[0]]
      // Two of one text on either side: which is which cannot be known.
      if (text === '' || !was || !is || olds.length > 1 || news?.length !== 1) continue
      if ((was.method === 'group') !== (is.method === 'group')) continue
      found.set(is, was)
      free.delete(was)
    }
  }
  round((_, item) => item.id)
  round((sheet, item) => `${dense(groupLabel(sheet, item))}/${dense(item.label)}`)
  round((_, item) => dense(item.label))
  return found
}

export const groupLabel = (sheet: Sheet, item: SheetItem): string =>
  sheet.items.find((one) => one.id === item.parent)?.label ?? ''

/**
 * SHEET-3: the next sheet with the ids of the old one wherever an item is the same by its text, so that columns, answers
 * and losses of the years stand under one id. A new item never takes the id of one that is gone.
 */
export function adoptIds(old: Sheet, next: Sheet): Sheet {
  const anonymous = { ...next, items: next.items.map((item) => ({ ...item, id: `?${item.id}` })) }
  const matched = matchItems(old, anonymous)
  const taken = new Set(old.items.map((item) => item.id))
  const ids = new Map<string, string>()
  for (const item of anonymous.items) {
    const was = matched.get(item)
    const own = item.id.slice(1)
    ids.set(own, was?.id ?? freeId(own, taken))
    taken.add(ids.get(own) ?? own)
  }
  return {
    ...next,
    items: next.items.map((item) => {
      const id = ids.get(item.id) ?? item.id
      return {
        ...item,
        id,
        parent: ids.get(item.parent) ?? item.parent,
        ...columnsUnder(item, id),
      }
    }),
  }
}

/** Columns named after an item go with its id: `road`, `road_all` → `road_2`, `road_2_all`. */
function columnsUnder(item: SheetItem, id: string) {
  const moved = (column: string): string =>
    column === item.id || column.startsWith(`${item.id}_`) ? `${id}${column.slice(item.id.length)}` : column
  return {
    column: moved(item.column),
    over: moved(item.over),
    also: moved(item.also),
    part: moved(item.part),
    by: moved(item.by),
    zeroOn: moved(item.zeroOn),
    entries: item.entries.map((one) => ({ ...one, column: moved(one.column), part: moved(one.part) })),
  }
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id
  for (let n = 2; ; n += 1) if (!taken.has(`${id}_${n}`)) return `${id}_${n}`
}
