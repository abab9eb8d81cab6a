import { PROBLEM_WORDS } from './problem-words.ts'

export type ProblemCode =
  | 'file.empty'
  | 'file.too-large'
  | 'file.not-a-table'
  | 'file.old-excel'
  | 'file.other-office'
  | 'file.encrypted'
  | 'file.macro'
  | 'file.damaged'
  | 'file.bomb'
  | 'file.too-slow'
  | 'file.too-many-cells'
  | 'file.encoding'
  | 'file.csv'
  | 'file.busy'
  | 'sheet.unknown'
  | 'sheet.hidden'
  | 'header.not-found'
  | 'header.missing'
  | 'header.duplicate'
  | 'header.unknown'
  | 'header.only'
  | 'header.no-figures'
  | 'cell.merged'
  | 'cell.required'
  | 'cell.error'
  | 'cell.formula'
  | 'cell.missing-mark'
  | 'cell.not-a-number'
  | 'cell.scale'
  | 'cell.range'
  | 'cell.date'
  | 'cell.choice'
  | 'cell.period'
  | 'cell.flag'
  | 'cell.too-long'
  | 'cell.unread'
  | 'unit.unknown'
  | 'unit.ambiguous'
  | 'unit.foreign'
  | 'unit.disagrees'
  | 'unit.off-roster'
  | 'row.duplicate'
  | 'row.hidden'
  | 'row.period-runs'
  | 'row.total'
  | 'row.refused'
  | 'row.note'

/** Where in the sheet: `row` from 1, `column` in letters, `header` as the column is labelled. */
export interface Place {
  readonly sheet?: string
  readonly row?: number
  readonly column?: string
  readonly header?: string
}

/** One thing wrong with an uploaded file, or one thing worth knowing about it (a note): a full Chinese sentence and its place. */
export interface Problem extends Place {
  readonly code: ProblemCode
  readonly message: string
  readonly details: ProblemDetails
}

export type ProblemDetails = Readonly<Record<string, string | number>>

/** How reading ends: structurally the `Result` of the domain, with every problem found as its fault. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: ReadFault }

export interface ReadFault {
  /** In the order of the sheet; at most PROBLEMS_KEPT. */
  readonly problems: readonly Problem[]
  /** How many there are in all. */
  readonly total: number
  readonly notes: readonly Problem[]
}

/** So many problems are kept for the error file; an answer shows the first PROBLEMS_SHOWN. */
export const PROBLEMS_KEPT = 20_000
export const PROBLEMS_SHOWN = 500

/** Makes a problem with its sentence. */
export function problem(code: ProblemCode, details: ProblemDetails = {}, place: Place = {}): Problem {
  return { code, details, ...place, message: PROBLEM_WORDS[code](details, place) }
}

/** A file refused as a whole. */
export function refusedFile(code: ProblemCode, details: ProblemDetails = {}): Read<never> {
  return { ok: false, fault: { problems: [problem(code, details)], total: 1, notes: [] } }
}
