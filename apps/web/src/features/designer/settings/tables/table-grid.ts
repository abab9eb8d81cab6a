import type { Grid, Json, JsonObject } from '@jizhi/mechanism'
import type { FormFrame } from '../form-frame.ts'
import { type Field, freshRow, settingIn } from '../form-model.ts'
import { type CellWords, cellText, isFault, readCell } from './cell-text.ts'

type TableField = Extract<Field, { kind: 'table' }>

interface Leaf {
  readonly path: readonly string[]
  readonly title: string
  readonly field: Field
}

/** A row of a pasted grid that cannot be read, counted from 1 without the header. */
interface PasteFault {
  readonly row: number
  readonly title: string
  readonly message: string
}

/** The columns of a table in a spreadsheet: its fields, those of groups one by one; never the ids. */
const leavesOf = (fields: readonly Field[], path: readonly string[] = [], above = ''): readonly Leaf[] =>
  fields.flatMap((field): readonly Leaf[] => {
    if (field.key === 'id' || field.kind === 'table') return []
    const here = [...path, field.key]
    if (field.kind === 'group') return leavesOf(field.fields, here, `${field.title} · `)
    return [{ path: here, title: `${above}${field.title}`, field }]
  })

/** A table within the table, whose rows get lines of their own: the measures of a rung. */
const innerOf = ({ fields }: TableField): TableField | undefined =>
  fields.find((one): one is TableField => one.kind === 'table' && !one.asGrid)

// Cells of tables hold JSON objects; the schema let nothing else in.
const rowsIn = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? (value as readonly JsonObject[]) : []

function valueAt(row: JsonObject, { path, field }: Leaf): Json {
  const holder = path.slice(0, -1).reduce<Json | undefined>((at, key) => (isObject(at) ? at[key] : undefined), row)
  return isObject(holder) ? settingIn(field, holder) : field.initial
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function placed(row: JsonObject, [key = '', ...rest]: readonly string[], value: Json): JsonObject {
  if (rest.length === 0) return { ...row, [key]: value }
  const inner = row[key]
  return { ...row, [key]: placed(isObject(inner) ? inner : {}, rest, value) }
}

/** A table with its header, as a spreadsheet holds it; a row whose inner table has three rows takes three lines. */
export function gridOf(table: TableField, rows: readonly JsonObject[], frame: FormFrame, words: CellWords): Grid {
  const own = leavesOf(table.fields)
  const inner = innerOf(table)
  const within = inner === undefined ? [] : leavesOf(inner.fields)
  const cells = (leaves: readonly Leaf[], row: JsonObject | undefined) =>
    leaves.map((leaf) => (row === undefined ? '' : cellText(leaf.field, valueAt(row, leaf), frame, words)))
  const lines = rows.flatMap((row) => {
    const parts = inner === undefined ? [] : rowsIn(settingIn(inner, row))
    const first = [...cells(own, row), ...cells(within, parts[0])]
    return [first, ...parts.slice(1).map((part) => [...own.map(() => ''), ...cells(within, part)])]
  })
  return [[...own, ...headed(within, inner)].map(({ title }) => title), ...lines]
}

/** 措施 · 名称: so that a rung's 名称 and a measure's are two columns. */
const headed = (leaves: readonly Leaf[], inner: TableField | undefined): readonly Leaf[] =>
  leaves.map((leaf) => ({ ...leaf, title: `${inner?.title ?? ''} · ${leaf.title}` }))

type Pasted = { readonly rows: readonly JsonObject[] } | { readonly fault: PasteFault }

/**
 * Rows out of a pasted grid; undefined where its columns are not those of the table. With a header they may stand in any
 * order, and what it leaves out stays; without one they are those of `gridOf`. A row is the one of the same name, else a
 * fresh one; a line without cells of its own goes on with the row above.
 */
export function rowsFrom(
  grid: Grid,
  table: TableField,
  before: readonly JsonObject[],
  frame: FormFrame,
  words: CellWords,
): Pasted | undefined {
  const inner = innerOf(table)
  const within = inner === undefined ? [] : headed(leavesOf(inner.fields), inner)
  const read = readGrid(grid, [...leavesOf(table.fields), ...within])
  if (read === undefined) return undefined
  const own = leavesIn(read.columns, within)
  const innerGiven = leavesIn(read.columns, own)
  const rows: JsonObject[] = []
  const parts: JsonObject[] = []
  for (const [at, line] of read.lines.entries()) {
    const typed: Typed = (leaf) => line[read.columns.indexOf(leaf)]?.trim() ?? ''
    if (own.some((leaf) => typed(leaf) !== '') || rows.length === 0) {
      const made = filled(known(table, own, typed, before, rows), own, typed, frame, words)
      if ('fault' in made) return { fault: { ...made.fault, row: at + 1 } }
      rows.push(inner === undefined || innerGiven.length === 0 ? made.row : { ...made.row, [inner.key]: [] })
    }
    if (inner === undefined || !innerGiven.some((leaf) => typed(leaf) !== '')) continue
    const old = before.flatMap((row) => rowsIn(row[inner.key]))
    const part = filled(known(inner, innerGiven, typed, old, parts), innerGiven, typed, frame, words)
    if ('fault' in part) return { fault: { ...part.fault, row: at + 1 } }
    parts.push(part.row)
    const last = rows.at(-1) ?? {}
    rows[rows.length - 1] = { ...last, [inner.key]: [...rowsIn(last[inner.key]), part.row] }
  }
  return { rows }
}

type Typed = (leaf: Leaf) => string

/** Which column of the table each column of the grid is, and the lines below its header, if it has one. */
function readGrid(
  grid: Grid,
  all: readonly Leaf[],
): { readonly columns: readonly (Leaf | undefined)[]; readonly lines: Grid } | undefined {
  const [first = [], ...rest] = grid
  const named = first.map((cell) => all.find(({ title }) => title === cell.trim()))
  if (named.some((leaf) => leaf !== undefined)) return { columns: named, lines: rest }
  return first.length > all.length || first.length === 0
    ? undefined
    : { columns: all.slice(0, first.length), lines: grid }
}

const leavesIn = (columns: readonly (Leaf | undefined)[], except: readonly Leaf[]): readonly Leaf[] =>
  columns.flatMap((leaf) => (leaf === undefined || except.includes(leaf) ? [] : [leaf]))

/** A row with what a line says in these columns. */
function filled(
  row: JsonObject,
  leaves: readonly Leaf[],
  typed: Typed,
  frame: FormFrame,
  words: CellWords,
): { readonly row: JsonObject } | { readonly fault: PasteFault } {
  let made = row
  for (const leaf of leaves) {
    const value = readCell(leaf.field, typed(leaf), frame, words)
    if (isFault(value)) return { fault: { row: 0, title: leaf.title, message: value.message } }
    made = placed(made, leaf.path, value)
  }
  return { row: made }
}

/** The row of the same name, so that its id and what was not pasted stay; each is taken once. */
function known(
  table: TableField,
  leaves: readonly Leaf[],
  typed: Typed,
  before: readonly JsonObject[],
  taken: readonly JsonObject[],
): JsonObject {
  const label = leaves.find(({ path }) => path.join('.') === 'label')
  const same =
    label === undefined
      ? before[taken.length]
      : before.find((row) => row.label === typed(label) && !taken.some(({ id }) => id !== undefined && id === row.id))
  return same ?? freshRow(table, [...before, ...taken])
}
