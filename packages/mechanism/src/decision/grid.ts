import { fail, ok, type Result } from '@jizhi/domain'
import { type ComputedColumn, HITS } from '../blocks/settings/computed-column.ts'
import { asColumn } from '../blocks/settings/written-column.ts'
import { celText } from '../expression/cel.ts'
import { chineseText } from '../expression/chinese.ts'
import type { Node } from '../expression/node.ts'
import { parseExpression } from '../expression/parse.ts'
import { parseChinese, readEither } from '../expression/read-either.ts'
import type { Column } from '../model/column.ts'
import {
  ANY,
  cellOf,
  joined,
  MISSING_WORDS,
  partsOf,
  readCell,
  readValue,
  sameNode,
  subjectOf,
  valueWords,
} from './grid-cell.ts'

/** The part of a computed column that is its decision table. */
export type DecisionTable = Pick<ComputedColumn, 'table' | 'hit' | 'otherwise' | 'otherwiseValue'>
/** Rows of texts with a header, as a spreadsheet holds them. */
export type Grid = readonly (readonly string[])[]

/** Where a grid cannot be read, counted from 1, and why. */
export interface GridFault {
  readonly row: number
  readonly column: number
  readonly message: string
}

const OTHERS = '其他条件'
const NONE = '都不符合时'
const NUMBER_HEADERS = new Set(['序号', '#', ''])

interface Subject {
  readonly node: Node
  readonly words: string
}

/**
 * COMP-3: a decision table as a grid. The first column counts the lines under the hit policy; then one column for each
 * thing asked about; 其他条件 where a condition is not of that form; last what is given. `gridToTable` reads it back.
 */
export function tableToGrid(declared: ComputedColumn, columns: readonly Column[]): Grid {
  const target = asColumn(declared)
  const whens = declared.table.map(({ when }) => (when === '' ? undefined : parseExpression(when)))
  const subjects = subjectsOf(
    whens.flatMap((when) => (when?.ok ? [when.value] : [])),
    columns,
  )
  const lines = declared.table.map(({ when, value }, at): string[] => {
    const parsed = whens[at]
    const cells = parsed?.ok ? cellsOf(parsed.value, subjects, columns) : [...subjects.map(() => ''), when]
    return [`${at + 1}`, ...cells, wordsOf(value, columns, target)]
  })
  const hasOthers = lines.some((line) => line.at(-2) !== '')
  const last =
    declared.otherwise === 'value'
      ? wordsOf(declared.otherwiseValue, columns, target)
      : MISSING_WORDS[declared.otherwise]
  const grid = [
    [HITS[declared.hit], ...subjects.map(({ words }) => words), OTHERS, declared.label],
    ...lines,
    [NONE, ...subjects.map(() => ''), '', last],
  ]
  return hasOthers ? grid : grid.map((line) => line.filter((_, at) => at !== line.length - 2))
}

const wordsOf = (source: string, columns: readonly Column[], target: Column): string => {
  const parsed = parseExpression(source)
  return parsed.ok ? valueWords(parsed.value, columns, target) : source
}

function subjectsOf(whens: readonly Node[], columns: readonly Column[]): readonly Subject[] {
  const found = new Map<string, Subject>()
  for (const part of whens.flatMap(partsOf)) {
    const node = subjectOf(part)
    if (node !== undefined && cellOf(part, node, columns) !== undefined)
      found.set(celText(node), { node, words: chineseText(node, columns) })
  }
  return [...found.values()].filter(({ words }) => words !== OTHERS)
}

/** One cell for each subject and one for the rest; the whole condition is the rest where its order would be lost. */
function cellsOf(when: Node, subjects: readonly Subject[], columns: readonly Column[]): string[] {
  const parts = partsOf(when)
  const rest: Node[] = []
  const pieces = subjects.map((): string[] => [])
  for (const part of parts) {
    const of = subjectOf(part)
    const at = of === undefined ? -1 : subjects.findIndex(({ node }) => sameNode(node, of))
    const words = at < 0 ? undefined : cellOf(part, subjects[at]!.node, columns)
    if (words === undefined) rest.push(part)
    else pieces[at]!.push(words)
  }
  const others = joined(rest)
  const cells = [...pieces.map((some) => some.join(' 且 ')), others === undefined ? '' : chineseText(others, columns)]
  const again = readCondition(cells, subjects, columns)
  return again.ok && again.value !== undefined && sameNode(again.value, when)
    ? cells
    : [...subjects.map(() => ''), chineseText(when, columns)]
}

type AtCell<T> = Result<T, { readonly cell: number; readonly message: string }>

/** The condition that one line of cells states; nothing where every cell is empty. */
function readCondition(
  cells: readonly string[],
  subjects: readonly (Subject | undefined)[],
  columns: readonly Column[],
): AtCell<Node | undefined> {
  const parts: Node[] = []
  for (const [cell, words] of cells.entries()) {
    if (ANY.has(words)) continue
    const subject = subjects[cell]
    if (subject === undefined) {
      const other = readEither(words, columns, 'flag')
      if (!other.ok) return fail({ cell, message: other.fault.message })
      const node = parseExpression(other.value.cel)
      if (node.ok) parts.push(...partsOf(node.value))
      continue
    }
    const read = readCell(words, subject.node, columns)
    if (!read.ok) return fail({ cell, message: read.fault.message })
    parts.push(...read.value)
  }
  const when = joined(parts)
  if (when === undefined) return ok(undefined)
  const checked = readEither(celText(when), columns, 'flag')
  return checked.ok
    ? ok(when)
    : fail({ cell: cells.findIndex((words) => !ANY.has(words)), message: checked.fault.message })
}

/** COMP-3: reads a grid back; what it does not say (no hit policy, no last line) stays as declared. */
export function gridToTable(
  grid: Grid,
  declared: ComputedColumn,
  columns: readonly Column[],
): Result<DecisionTable, GridFault> {
  const rows = grid.map((line) => line.map((words) => words.trim()))
  const top = rows.findIndex((line) => line.some((words) => words !== ''))
  const header = trimmed(rows[top] ?? [])
  if (header.length < 2) return fail({ row: 1, column: 1, message: '表格至少要有一列条件和一列取值，第一行是列名。' })
  const hit = hitCalled(header[0]!)
  const from = hit !== undefined || NUMBER_HEADERS.has(header[0]!) ? 1 : 0
  const subjects = readSubjects(header.slice(from, -1), columns)
  if (!subjects.ok)
    return fail({ row: top + 1, column: from + subjects.fault.cell + 1, message: subjects.fault.message })
  const target = asColumn(declared)
  const table: { when: string; value: string }[] = []
  let last: Pick<DecisionTable, 'otherwise' | 'otherwiseValue'> = declared
  for (const [at, line] of rows.entries()) {
    if (at <= top || line.every((words) => words === '')) continue
    const words = line[header.length - 1] ?? ''
    const isLast = line[0] === NONE
    const missing = isLast ? missingCalled(words) : undefined
    const value = missing !== undefined || words === '' ? ok('') : readValue(words, columns, target)
    if (!value.ok) return fail({ row: at + 1, column: header.length, message: value.fault.message })
    if (isLast) {
      last =
        missing === undefined ? { otherwise: 'value', otherwiseValue: value.value } : { ...last, otherwise: missing }
      continue
    }
    const cells = header.slice(from, -1).map((_, cell) => line[from + cell] ?? '')
    const when = readCondition(cells, subjects.value, columns)
    if (!when.ok) return fail({ row: at + 1, column: from + when.fault.cell + 1, message: when.fault.message })
    table.push({ when: when.value === undefined ? '' : celText(when.value), value: value.value })
  }
  return ok({ table, hit: hit ?? declared.hit, otherwise: last.otherwise, otherwiseValue: last.otherwiseValue })
}

function readSubjects(
  headers: readonly string[],
  columns: readonly Column[],
): AtCell<readonly (Subject | undefined)[]> {
  const subjects: (Subject | undefined)[] = []
  for (const [cell, words] of headers.entries()) {
    if (words === OTHERS) {
      subjects.push(undefined)
      continue
    }
    const node = parseChinese(words, columns)
    if (!node.ok) return fail({ cell, message: node.fault.message })
    subjects.push({ node: node.value, words })
  }
  return ok(subjects)
}

const trimmed = (line: readonly string[]): readonly string[] =>
  line.slice(
    0,
    line.reduce((end, words, at) => (words === '' ? end : at + 1), 0),
  )

/** 取首个 or 首个. */
function hitCalled(words: string): DecisionTable['hit'] | undefined {
  // Object.entries forgets that the keys are those of HITS.
  const entries = Object.entries(HITS) as [DecisionTable['hit'], string][]
  return entries.find(([, label]) => label === words || label === `取${words}`)?.[0]
}

const missingCalled = (words: string): 'pending' | 'not-applicable' | undefined =>
  words === '' || words === MISSING_WORDS.pending
    ? 'pending'
    : words === MISSING_WORDS['not-applicable']
      ? 'not-applicable'
      : undefined
