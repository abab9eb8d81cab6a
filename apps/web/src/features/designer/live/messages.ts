import type { CellRef, Mechanism, Outlook, PastCycle, PortRef, SaidTrace, TrialOutcome } from '@jizhi/mechanism'
import type { CellContent } from '../../../ui/cell.tsx'

/** Which month the drawing is shown over. */
export type ChosenMonth =
  /** A month of this very mechanism, read from its address. */
  | { readonly is: 'past'; readonly address: string }
  /** 造的数据: months that nobody lived through; the newest of them holds this day. */
  | { readonly is: 'invented'; readonly day: string }

/** What stands at an address of a month: the answer of the route `month-facts`. */
export interface MonthFile {
  readonly past: PastCycle
  readonly over: boolean
  readonly names: { readonly [id: string]: string }
  readonly words: { readonly [id: string]: string }
}

/** The rows somebody looks at: of the chosen block, before it (`in`) or after it (`out`). */
export interface Look {
  readonly block: string
  readonly side: 'in' | 'out'
  readonly port: string
  readonly from: number
  readonly count: number
  /** All columns; else those the block adds and a few of the others. */
  readonly wide: boolean
  /** By a column, up or down; without it by category and place where there are such, else by key. */
  readonly order?: { readonly column: string; readonly down: boolean }
}

export interface LookColumn {
  readonly id: string
  readonly label: string
  readonly type: string
  readonly unit: string | null
  /** Written by this very block. */
  readonly added: boolean
  /** Worked out by a rule, here or before: it can be asked why. */
  readonly computed: boolean
}

export interface LookRow {
  readonly key: string
  readonly name: string
  readonly state: 'waiting' | 'provisional' | 'settled'
  readonly cells: readonly CellContent[]
}

export interface Seen {
  readonly look: Look
  /** The output port at which these rows stand; nothing where nothing arrives. */
  readonly at: PortRef | undefined
  readonly total: number
  readonly columns: readonly LookColumn[]
  /** Columns that are not shown. */
  readonly more: number
  readonly rows: readonly LookRow[]
}

/** Where one subject stands in the drawing. */
export interface SubjectPath {
  readonly row: string
  readonly name: string
  /** What became of it, as far as the drawing says: 得分 87.6，名次 8. */
  readonly words: readonly string[]
  readonly provisional: boolean
  /** Output ports (`block/port`) at which it stands, itself or what belongs to it. */
  readonly ports: readonly string[]
}

export interface Derivation {
  /** Which turn of the drawing this is of. */
  readonly turn: number
  readonly period: string
  /** Rows at each output port (`block/port`): 27, or 27 → 5 where fewer leave than came. */
  readonly counts: { readonly [port: string]: string }
  /** Ports with rows that are not settled. */
  readonly provisional: readonly string[]
  /** BACK-4: blocks that could not be run where only official figures are known. */
  readonly notRun: readonly string[]
  readonly ms: number
}

/** Which months the draft is to be run over, against what. */
export interface OutlookAsked {
  /** What is in force; nothing where the draft would be the first. */
  readonly published: Mechanism | undefined
  /** Addresses of the months, earliest first; or how many invented ones. */
  readonly months: readonly string[] | number
  /** The newest of invented months holds this day. */
  readonly day: string
}

/** How far it has come, and what it came to. */
export interface OutlookFound {
  readonly turn: number
  readonly done: number
  readonly of: number
  readonly outlook: Outlook | undefined
  readonly names: { readonly [id: string]: string }
  /** Months that could not be read. */
  readonly unread: number
}

/** A month kept with the mechanism; an accepted outcome makes another address. */
export interface TrialAsked {
  readonly id: string
  readonly address: string
}

/** What stands at its address (`trials.read`). */
export interface TrialFile {
  readonly past: PastCycle
  readonly expected: TrialOutcome
  readonly names: { readonly [id: string]: string }
  readonly persons: { readonly [id: string]: string }
}

/** How one trial came out under the drawing. */
export interface TrialVerdict {
  readonly id: string
  /** False where it could not be fetched. */
  readonly isRun: boolean
  /** How many things come out otherwise, and the first of them in words. */
  readonly count: number
  readonly sentences: readonly string[]
}

export interface TrialsFound {
  readonly turn: number
  readonly verdicts: readonly TrialVerdict[]
}

export type ToWorker =
  | { readonly do: 'month'; readonly month: ChosenMonth | undefined }
  | { readonly do: 'draw'; readonly turn: number; readonly mechanism: Mechanism }
  | { readonly do: 'look'; readonly look: Look | undefined }
  | { readonly do: 'follow'; readonly row: string | undefined }
  | { readonly do: 'why'; readonly cell: CellRef }
  | { readonly do: 'outlook'; readonly asked: OutlookAsked | undefined }
  | { readonly do: 'trials'; readonly asked: readonly TrialAsked[] }

export type FromWorker =
  | { readonly say: 'derived'; readonly derivation: Derivation }
  | { readonly say: 'seen'; readonly seen: Seen | undefined }
  | { readonly say: 'path'; readonly path: SubjectPath | undefined }
  | { readonly say: 'why'; readonly cell: CellRef; readonly trace: SaidTrace | undefined }
  | { readonly say: 'outlook'; readonly found: OutlookFound }
  | { readonly say: 'trials'; readonly found: TrialsFound }
  /** The month could not be read: the answer's status, 0 without a connection. */
  | { readonly say: 'unread'; readonly status: number }
