import type { BlockId, FactId, Instant, Key, MissingReason, PersonId } from '@jizhi/domain'
import type { Completeness } from '../blocks/settings/completeness.ts'
import type { Called } from '../compile/whom.ts'
import type { Calendars } from '../derive/deadlines.ts'
import type { PinnedGraph } from '../derive/pinned-graph.ts'
import type { Tenures } from '../derive/tenures.ts'
import type { Column } from './column.ts'
import type { ColumnWriter } from './column-writer.ts'
import type { Due, Need, OpenTask, RunFinding, WantedEffect } from './derived.ts'
import type { Fact, FactKind } from './fact.ts'
import type { Frame } from './frame.ts'
import type { Rounding } from './mechanism.ts'
import type { Pins } from './pins.ts'
import type { Cell } from './table.ts'

/** Facts by slot, current-fact rule applied (FACT-4). */
export interface FactReader {
  /** The current statement of one slot. */
  one<K extends FactKind>(kind: K, block: string, row?: Key): Fact<K> | undefined
  /** All current statements about a block and row, by (known, id): persons, rounds and items side by side. */
  about<K extends FactKind>(kind: K, block: string, row?: Key): readonly Fact<K>[]
  /** All current facts of a kind, by (known, id). */
  all<K extends FactKind>(kind: K): readonly Fact<K>[]
  /** ASK-3: the statement of the same slot that this one took the place of without naming it. */
  replaced<K extends FactKind>(fact: Fact<K>): Fact<K> | undefined
  /** The very fact it names as superseded (FACT-5). */
  superseded<K extends FactKind>(fact: Fact<K>): Fact<K> | undefined
  /** The fact that began the chain of amendments a fact stands in (FACT-5). */
  first<K extends FactKind>(fact: Fact<K>): Fact
}

/** What one derivation may read: facts, the pins among them, and the greatest `known` as the only clock (EVAL-1). */
export interface Run {
  readonly now: Instant
  /** now ≥ at. Who asks this instead of reading `now` is asked again only once that instant has come (INC-2). */
  readonly reached: (at: Instant) => boolean
  readonly pins: Pins
  readonly facts: FactReader
  readonly rounding: Rounding
  /** Named deadlines of the cycle (CYC-5), calendar notices and extensions applied. */
  readonly deadlines: Map<string, Instant>
  /** Working days under the calendar notices known so far (TIME-2, TIME-3). */
  readonly calendars: Calendars
  /** The org graph as it stood when the cycle opened (PIN-3). */
  readonly graph: PinnedGraph
  /** Who holds which post on which day (PIN-4). */
  readonly tenures: Tenures
  /** OBJ-5, SHIELD-4: who stated something about a row upstream of a block. */
  readonly assessors: (block: BlockId, row: Key) => ReadonlySet<PersonId>
  readonly find: (finding: RunFinding) => void
  /** Something from outside is missing (PIN-2). */
  readonly need: (need: Need) => void
}

/** How one written cell came about; only made when somebody asks (advice: trace is a function, not a store). */
export interface How {
  /** Sentence with column labels in it, e.g. `得分 = 基础分 × 0.7 + 加分`. */
  readonly definition: string
  /** The same with the values put in. */
  readonly substituted: string
  readonly reads: readonly { readonly row: Key; readonly column: string }[]
  readonly facts: readonly { readonly fact: FactId; readonly field?: string }[]
  /** Steps inside the cell: items of a sheet, members of a group, places of a table. */
  readonly parts?: readonly HowPart[]
}
export interface HowPart {
  readonly label: string
  readonly text: string
  readonly value: Cell
}

export interface Recorder {
  cell(column: string, row: Key, how: () => How): void
}

/** What a fold does with a row: it takes part; it counts as zero; it keeps its place in the table without taking part. */
export type Part = 'in' | 'zero' | MissingReason

interface Verdict {
  readonly port: number
  /** False while the block still waits for somebody: the row is shown, provisionally. */
  readonly settled: boolean
}

export interface EffectDraft {
  readonly line: string
  readonly kind: WantedEffect['kind']
  readonly content: WantedEffect['content']
  /** SHIELD-1. */
  readonly punitive: boolean
  /** SHIELD-3: of a ladder, how high the rung is, from 1. */
  readonly rung?: number
  /** LAD-2: once the effect may happen, somebody does it and records it, within so many working days. */
  readonly record?: {
    readonly role: string
    readonly persons: readonly PersonId[]
    readonly days: number
    /** Whether a record says everything it must. */
    readonly isKept: (fact: Fact<'answered'>) => boolean
  }
}

interface Op {
  /** The register read; a block's input port, or what an earlier operation of the block wrote. */
  readonly from: string
  readonly columns: readonly Column[]
}

/**
 * `map` row → columns. Answers `wait` when the row must wait for more. Row operations (map, route, ask by row, hold,
 * emit) read no row but their own: `prepare` may be handed any part of the table, and what it says does not depend on it.
 */
export interface MapOp extends Op {
  readonly op: 'map'
  readonly to: string
  readonly prepare: (
    run: Run,
    frame: Frame,
  ) => (row: number, out: ColumnWriter, recorder?: Recorder) => 'wait' | undefined
}

/** `fold` cohort → columns, per partition. Answers `wait` when the partition must wait for more than its rows. */
export interface FoldOp extends Op {
  readonly op: 'fold'
  readonly to: string
  readonly completeness: Completeness
  /** EVAL-5: column ids whose values part the cohort. */
  readonly partition: readonly string[]
  /** EVAL-6 用上期: the columns that take last period's value, all where none are named. */
  readonly figures?: readonly string[]
  /** Position of the column that marks the rows which do. */
  readonly mark?: number
  readonly prepare: (
    run: Run,
    frame: Frame,
  ) => (rows: readonly number[], parts: readonly Part[], out: ColumnWriter, recorder?: Recorder) => 'wait' | undefined
}

export interface Group {
  readonly key: Key
  readonly members: readonly number[]
}

/** `reshape` cohort → cohort with other keys. A roster reads nothing and makes its rows itself. */
export interface ReshapeOp extends Op {
  readonly op: 'reshape'
  readonly to: string
  /** Register of the rows that belong to no group (REGR-3). */
  readonly orphans?: string
  readonly keyType: readonly string[]
  /** When the groups may change by themselves. */
  readonly wakesAt?: (run: Run) => Instant | undefined
  readonly groups: (
    run: Run,
    frame: Frame,
  ) => {
    readonly groups: readonly Group[]
    readonly orphans: readonly number[]
    readonly settled: boolean
    /** ROST-2: subjects that do not flow, with their reason. */
    readonly leftOut?: readonly { readonly key: Key; readonly reason: MissingReason }[]
  }
  readonly prepare: (run: Run, frame: Frame) => (group: Group, out: ColumnWriter, recorder?: Recorder) => void
}

/** `route` row → ports. An open row is expected at every port (EVAL-3). */
export interface RouteOp extends Op {
  readonly op: 'route'
  readonly to: readonly string[]
  /** The port that lists open rows (BR-2). */
  readonly open: number
  readonly prepare: (run: Run, frame: Frame) => (row: number) => readonly number[] | 'open'
}

/** `ask` people within a window → answer or silence. */
export interface AskOp extends Op {
  readonly op: 'ask'
  readonly task: 'answer' | 'judge'
  /** Ports with the columns they carry, chosen from `columns`. */
  readonly to: readonly { readonly port: string; readonly columns: readonly string[] }[]
  /** REV-1: one statement per row, or one about the whole table (slot without row). */
  readonly scope: 'row' | 'table'
  readonly dueAt: (run: Run) => Instant | undefined
  readonly whom: (run: Run, key: Key, frame: Frame, row: number) => Called
  /** When those asked are reminded. */
  readonly remindAt?: (run: Run) => readonly Instant[]
  /** REV-3: what somebody else must do first, instead of the block's own task. */
  readonly returned?: (run: Run, frame: Frame, row: number) => OpenTask | undefined
  /** Digest-bearing asks name what was seen, for the task list. */
  readonly items?: (run: Run, frame: Frame, row: number) => readonly string[]
  readonly prepare: (
    run: Run,
    frame: Frame,
  ) => (row: number, overdue: boolean, out: ColumnWriter, recorder?: Recorder) => Verdict | undefined
}

/** `hold` until a time, an event, or until complete. */
export interface HoldOp extends Op {
  readonly op: 'hold'
  readonly to: string
  readonly prepare: (run: Run, frame: Frame) => (row: number, out: ColumnWriter, recorder?: Recorder) => HoldStanding
}
interface HoldStanding {
  readonly open: boolean
  readonly wakeAt?: Instant
  readonly wakes?: Due['what']
  readonly tasks?: readonly OpenTask[]
}

/** `hold` of the cycle itself: its named deadlines, before anything flows. */
export interface ClockOp {
  readonly op: 'clock'
  readonly to: string
  readonly columns: readonly Column[]
  readonly prepare: (run: Run) => {
    readonly deadlines: readonly (readonly [name: string, at: Instant])[]
    readonly cells: readonly Cell[]
  }
}

/** `emit` effects per settled row. */
export interface EmitOp extends Op {
  readonly op: 'emit'
  readonly to: string
  readonly prepare: (run: Run, frame: Frame) => (row: number) => readonly EffectDraft[]
}

/** `freeze` the official result. */
export interface FreezeOp extends Op {
  readonly op: 'freeze'
  readonly to: string
  readonly completeness: Completeness
  /** Who issues it; `auto` when the worker does as soon as it is complete. */
  readonly by: 'auto' | ((run: Run) => { readonly role: string; readonly persons: readonly PersonId[] })
  /** RES-5: whoever revises what froze by itself; nobody where no person ever stands for the table. */
  readonly revisedBy?: (run: Run) => { readonly role: string; readonly persons: readonly PersonId[] }
  /** Columns that are frozen; empty = all of the input. */
  readonly keep: readonly string[]
  /** OBJ-4 先行定榜: columns whose classes are frozen each as soon as all their rows are settled; the rest follows. */
  readonly early?: readonly string[]
}

/** A row of a join: where it stands on each side, −1 where it does not. */
export interface JoinedRow {
  readonly key: Key
  readonly at: readonly number[]
  readonly state: number
  /** Why a side is absent, where it is known. */
  readonly gap?: MissingReason
}

/** `join` rosters by key: several cohorts → one. */
export interface JoinOp extends Op {
  readonly op: 'join'
  readonly to: string
  /** Input ports, `from` first. */
  readonly ports: readonly string[]
  readonly keyType: readonly string[]
  /** The same key stands for the same subject on every side. */
  readonly byKey: boolean
  /** The input whose one row stands for every row. */
  readonly only?: string
  readonly rows: (run: Run, frames: readonly Frame[]) => readonly JoinedRow[]
  readonly cell: (frames: readonly Frame[], row: JoinedRow, column: number) => Cell
  /** Where the cells of a column come from. */
  readonly origins: (column: string) => readonly { readonly side: number; readonly column: string }[]
}

/** The only things the interpreter knows (model §2). `spawn` is an effect of kind `case`; the child lives in `deriveCase`. */
export type KernelOp = MapOp | FoldOp | ReshapeOp | JoinOp | RouteOp | AskOp | HoldOp | ClockOp | EmitOp | FreezeOp
