import { denseText } from './normal-text.ts'
import { type Problem, problem } from './problem.ts'
import { columnLetters, type Sheet } from './sheet.ts'
import type { WantedColumn } from './wanted.ts'

/** Which column of the file (from 0) is which wanted column. */
export interface MappedColumn {
  readonly id: string
  readonly at: number
  readonly header: string
}

export interface HeaderMap {
  readonly columns: readonly MappedColumn[]
  /** Headers that stand for nothing wanted. */
  readonly unknown: readonly { readonly header: string; readonly at: number }[]
  readonly problems: readonly Problem[]
}

/** Title rows and group headings above the header are looked through this far. */
export const HEADER_ROWS = 20

/** The texts of a row with merged cells filled from their first cell, as a header that spans two rows needs. */
export function headerTexts(sheet: Sheet, row: number): readonly string[] {
  const texts = [...(sheet.rows[row] ?? [])]
  for (const merge of sheet.merges) {
    // Only a heading that spans downwards names the column below it; one that spans columns is a group or a title.
    if (row <= merge.top || row > merge.bottom || merge.left !== merge.right) continue
    while (texts.length <= merge.left) texts.push('')
    texts[merge.left] ||= sheet.rows[merge.top]?.[merge.left] ?? ''
  }
  return texts
}

/** The row (from 0) among the first HEADER_ROWS that matches most wanted headers, the first of equals; undefined when none matches any. */
export function findHeader(
  sheet: Sheet,
  wanted: readonly WantedColumn[],
  remembered: Readonly<Record<string, string | null>> = {},
): { readonly row: number; readonly hits: number } | undefined {
  let best: { row: number; hits: number } | undefined
  for (let row = 0; row < Math.min(HEADER_ROWS, sheet.rows.length); row++) {
    const ids = headerTexts(sheet, row).map((text) => wantedFor(text, wanted, remembered))
    const hits = new Set(ids.filter((id) => typeof id === 'string')).size
    if (hits > (best?.hits ?? 0)) best = { row, hits }
  }
  return best
}

/**
 * Maps a header row to the wanted columns: by what was decided last time, then by label or alias, both compared without
 * spaces, in half-width, with or without a bracketed unit ("得分（分）"). Missing required and doubled columns are problems.
 */
export function mapHeaders(
  headers: readonly string[],
  wanted: readonly WantedColumn[],
  place: { readonly sheet: string; readonly row: number },
  remembered: Readonly<Record<string, string | null>> = {},
): HeaderMap {
  const columns: MappedColumn[] = []
  const unknown: { header: string; at: number }[] = []
  const problems: Problem[] = []
  headers.forEach((header, at) => {
    if (denseText(header) === '') return
    const id = wantedFor(header, wanted, remembered)
    const column = columnLetters(at)
    const earlier = columns.find((mapped) => mapped.id === id)
    if (earlier) {
      const details = { first: columnLetters(earlier.at) }
      problems.push(problem('header.duplicate', details, { ...place, column, header: labelOf(wanted, earlier.id) }))
    } else if (typeof id === 'string') columns.push({ id, at, header })
    else unknown.push({ header, at })
  })
  const free = unknown.map(({ header }) => `“${denseText(header)}”`).slice(0, 8)
  for (const { id, label, required } of wanted) {
    if (!required || columns.some((mapped) => mapped.id === id)) continue
    const near = free.length > 0 ? `表头里没有用上的列有 ${free.join('')}。` : ''
    problems.push(problem('header.missing', { near }, { ...place, header: label }))
  }
  return { columns, unknown, problems }
}

const labelOf = (wanted: readonly WantedColumn[], id: string): string => wanted.find((w) => w.id === id)?.label ?? id

function wantedFor(
  header: string,
  wanted: readonly WantedColumn[],
  remembered: Readonly<Record<string, string | null>>,
): string | null | undefined {
  const dense = denseText(header)
  if (dense === '') return undefined
  if (Object.hasOwn(remembered, dense)) return remembered[dense]
  const bare = dense.replace(/[([][^()[\]]*[)\]]$/, '')
  const names = namesOf(wanted)
  return names.get(dense) ?? names.get(bare)
}

/** Columns by every name they go by, the first column of equals; made once, as each cell of the first rows is looked up. */
const NAMES = new WeakMap<readonly WantedColumn[], ReadonlyMap<string, string>>()

function namesOf(wanted: readonly WantedColumn[]): ReadonlyMap<string, string> {
  const known = NAMES.get(wanted)
  if (known) return known
  const names = new Map<string, string>()
  for (const { id, label, aliases } of wanted)
    for (const name of [label, id, ...(aliases ?? [])].map(denseText))
      if (name !== '' && !names.has(name)) names.set(name, id)
  NAMES.set(wanted, names)
  return names
}
