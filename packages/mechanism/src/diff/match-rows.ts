import type { Json, JsonObject } from '../model/mechanism.ts'
import { sameJson } from '../model/same-json.ts'

/** Which row of one table became which row of another, by their places; the rest went or came. */
export type RowPair = readonly [before: number, after: number]

const idOf = (row: Json): string | undefined => {
  const id = typeof row === 'object' && row !== null && !Array.isArray(row) ? (row as JsonObject).id : undefined
  return typeof id === 'string' ? id : undefined
}

/** The ids of the rows, where every row has one of its own. */
export function idsOf(rows: readonly Json[]): readonly string[] | undefined {
  const ids = rows.flatMap((row) => idOf(row) ?? [])
  return ids.length === rows.length && new Set(ids).size === ids.length ? ids : undefined
}

/** DIFF-2: rows are matched by their ids; rows without ids by what they hold, then by their place between such rows. */
export function matchRows(before: readonly Json[], after: readonly Json[]): readonly RowPair[] {
  const [left, right] = [idsOf(before), idsOf(after)]
  if (left !== undefined && right !== undefined) {
    return right.flatMap((id, at): RowPair[] => (left.includes(id) ? [[left.indexOf(id), at]] : []))
  }
  return filled(equalRows(before, after), before.length, after.length)
}

/** The longest run of equal rows in the same order. */
function equalRows(before: readonly Json[], after: readonly Json[]): RowPair[] {
  const width = after.length + 1
  const longest = new Array<number>((before.length + 1) * width).fill(0)
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = sameJson(before[i], after[j])
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: RowPair[] = []
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (sameJson(before[i], after[j])) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}

/** Between equal rows, the first that went is the first that came, changed; and so on. */
function filled(equal: readonly RowPair[], before: number, after: number): RowPair[] {
  const pairs: RowPair[] = []
  let [i, j] = [0, 0]
  for (const [left, right] of [...equal, [before, after] as const]) {
    while (i < left && j < right) pairs.push([i++, j++])
    if (left < before || right < after) pairs.push([left, right])
    ;[i, j] = [left + 1, right + 1]
  }
  return pairs
}
