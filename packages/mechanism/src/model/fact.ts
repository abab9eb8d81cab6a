import type {
  BlockId,
  CaseId,
  CycleId,
  Day,
  FactId,
  Instant,
  Key,
  MechanismId,
  MissingReason,
  PersonId,
  PostId,
  UnitId,
  WordsId,
} from '@jizhi/domain'
import type { ColumnType } from './column.ts'
import type { Pins } from './pins.ts'

/** PIN-6: `by` acts for `of`, who holds the post and is away. */
export interface StandIn {
  readonly by: PersonId
  readonly of: PersonId
}

/** What a fact speaks about (FACT-2). A filled sheet is addressed by block, row, person and round (FACT-7). */
export interface Slot {
  readonly block?: BlockId
  readonly row?: Key
  readonly person?: PersonId
  readonly round?: number
  readonly item?: string
}

/** The rows of a result as they were frozen; numbers as canonical integers in text, so that JSON carries them (RES-2, RES-3). */
export interface FrozenRows {
  readonly keys: readonly Key[]
  readonly columns: readonly FrozenColumn[]
  readonly domain: readonly { readonly key: Key; readonly standing: 'in' | 'out' | MissingReason }[]
}
/**
 * Whole numbers stand packed as in a sheet (see `packMissing`), with their reasons, joined by commas: one text is stored
 * and read ten times as fast as an array in JSON. Everything else stands as cells.
 */
export type FrozenColumn =
  | { readonly id: string; readonly packed: string }
  | { readonly id: string; readonly cells: readonly (FrozenCell | null)[] }
/** HIST-1: frozen rows of another cycle, of this mechanism, another one, or an imported league. */
export interface OutcomeRows {
  /** As the block that reads it names it; '' is this mechanism. The pins say what that was. */
  readonly scheme: string
  readonly result: string
  /** Canonical text of the period, or the id of the event. */
  readonly period: string
  /** CYC-2: the instant of an event cycle; absent for a period of the calendar. */
  readonly at?: Instant
  readonly revision: number
  readonly rows: FrozenRows
  /** How the whole numbers of each column are to be read. */
  readonly types: FrozenTypes
  /** CYC-5: that cycle was voided; its period counts as missing. */
  readonly voided?: true
}

/** How the whole numbers of frozen columns are to be read. */
export type FrozenTypes = readonly {
  readonly id: string
  readonly type: ColumnType
  readonly scale?: number
  readonly options?: readonly string[]
}[]

/** HIST-13: what a counter or total stood at before the first own period, or after a merger (HIST-11). */
export interface InitialFigure {
  /** The last period it covers. */
  readonly asOf: string
  readonly value: string
  /** Of a mean: over how many periods. */
  readonly periods?: number
  /** The other of the two who signed. */
  readonly second: PersonId
}

/** CASE-5: where an open case stood in the county's own list; in the case's own stream, beside its `opened`. */
export interface InitialCase {
  /** The day of the list. */
  readonly asOf: Day
  readonly status: OpenStatus
  /** When it was found: the case is open since then. */
  readonly foundAt: Instant
  readonly unit?: UnitId
  readonly class?: string
  readonly dispatchedAt?: Instant
  /** As the list says; without it the drawing's limit runs from the dispatch. */
  readonly dueAt?: Instant
  /** CASE-2: whoever works on it. */
  readonly doers: readonly PersonId[]
  readonly second: PersonId
}

/** Where a case that nobody closed may stand. */
export type OpenStatus = 'received' | 'accepted' | 'dispatched' | 'working' | 'finished'

/** CASE-1: what happens to a case, one step after another. */
export type CaseStep =
  | 'accept'
  | 'merge'
  | 'dispatch'
  | 'claim'
  | 'measure'
  | 'decline'
  | 'finish'
  | 'verify'
  | 'return'
  | 'rate'
  | 'reopen'
  | 'pause'
  | 'resume'

export type FrozenCell = { readonly v: string | readonly string[] } | { readonly m: MissingReason }

/** SHIELD-3: a consequence as a later one is compared with it. */
export interface NoticeTerms {
  /** Digest of everything about it that does not weigh. */
  readonly form: string
  /** What is taken, amount by amount as signed whole numbers, or the rung of a ladder below zero; less is heavier. */
  readonly takes: readonly string[]
}

/** FACT-1: the value each kind of fact carries. Ids and integers only, never names or free text (FACT-7). */
export interface FactValues {
  /** A cycle was opened with everything it will ever read from outside (PIN-1). */
  opened: Pins
  /**
   * ROST-3: the roster of a block was fixed; with `change` these keys were added or removed afterwards, by a person with
   * a reason (the slot's `item` tells one such act from another).
   */
  fixed: { readonly keys: readonly Key[]; readonly change?: 'add' | 'remove' }
  /** ROST-5: the seed of a draw was published; its hash stands in the pins. */
  drawn: { readonly seed: string }
  /** ASK-1: one filled form, packed in the order of the form's fields (see `packMissing` in domain). */
  answered: {
    readonly sheet: readonly number[]
    readonly ids?: { readonly [field: string]: readonly string[] }
    /** ASK-4: the rows of its list; an item's id is given once and survives amendments. */
    readonly items?: readonly {
      readonly id: string
      readonly sheet: readonly number[]
      readonly ids?: { readonly [field: string]: readonly string[] }
    }[]
    /** PIN-5: what the superseded fact said, laid out anew for another form; it was stated when that one was. */
    readonly restates?: true
  }
  /** ASK-3: somebody of those asked took the row upon himself (领办). */
  claimed: Record<string, never>
  /** REV-1, REV-2: a verdict on what was seen. REV-3: the slot's `round` counts up with every return. */
  judged: {
    readonly verdict: 'passed' | 'refused'
    readonly seen: string
    /** The level given, by the id of its option (定难度). */
    readonly grade?: string
    /** The mark given (群众评议); whole number at scale 2. */
    readonly mark?: number
  }
  /** REV-4: a person set a cell that a rule left open. Integer at the column's scale as text, or an id. */
  overridden: { readonly column: string; readonly value: string | null; readonly missing?: MissingReason }
  /** OBJ-3: a row's notice was delivered, naming the values and the proposed consequences by digest. */
  noticed: {
    readonly effects: readonly string[]
    /** SHIELD-3: by digest, how heavy each was that can be compared. */
    readonly terms?: { readonly [digest: string]: NoticeTerms }
    readonly deliveredAt: Instant
  }
  /** OBJ-1: someone affected disputes the listed columns of the row. */
  objected: { readonly columns: readonly string[] }
  /** OBJ-2: the objection fact `item` was decided; `amends` names the facts that carry it out. */
  decided: { readonly outcome: 'upheld' | 'partly-upheld' | 'rejected'; readonly amends?: readonly FactId[] }
  /** SHIELD-2e: a named post signed these effect digests. */
  signed: {
    readonly digests: readonly string[]
    /** EFF-4: what becomes of money that was paid already and is more than is due now: 下期抵扣, 退回, 不追回. */
    readonly settlement?: 'next' | 'return' | 'waive'
  }
  /** RES-3: a result was issued as revision r. */
  frozen: { readonly revision: number; readonly digest: string; readonly rows: FrozenRows }
  /** RES-5: somebody declined to revise a stale result; silent for that digest. */
  declined: { readonly digest: string }
  /** CYC-3: what a league, a request or a register brought; the slot's `block` is the roster that reads it. */
  arrived: {
    /** As the source names the event (CYC-1). */
    readonly event: string
    readonly rows: FrozenRows
    readonly types: FrozenTypes
  }
  /** POST-2: an entry was made, or refused under lock; the slot's `row` is the entry's. */
  posted: Record<string, never>
  refused: { readonly why: 'overdrawn' | 'linked' | 'closed' }
  /** EFF-6, POST-2: what the world answered to an effect (`item` = effect key). */
  acknowledged: { readonly state: 'done' | 'refused'; readonly note?: WordsId }
  /** TIME-3: a new calendar notice; deadlines not yet passed are computed again. */
  calendar: { readonly revision: string; readonly days: Pins['calendar']['days'] }
  /** CYC-5: a named deadline moved. */
  extended: { readonly deadline: string; readonly to: Instant }
  /** CYC-5: working days from this day on do not count, until `to` (its day included) once that is known. */
  paused: { readonly from: Day; readonly to: Day | null }
  /** PIN-5: the running cycle goes on with another version; `second` is the other of the two who signed. */
  repinned: { readonly pins: Pins; readonly second: PersonId }
  /** PIN-2, HIST-1: what another cycle froze, as it was known; the slot's `item` names source and period. */
  outcome: OutcomeRows
  /** PIN-2, HIST-1: an account of the row as it stood; whole numbers at scale 2 as text. */
  balance: { readonly balance: string; readonly sum: string; readonly count: number }
  /** CASE-3: the cases of a block, or of another mechanism, as they stood at the cut-off. */
  snapshot: { readonly rows: FrozenRows }
  /** HIST-13, CASE-5: what stood before the platform took over, signed by two. */
  initial: InitialFigure | InitialCase
  /** PIN-4: from a day on, a post is held by these persons, principal first. */
  holder: {
    readonly post: PostId
    readonly holders: readonly PersonId[]
    readonly from: Day
    /** PIN-6: who acts for which of them while they are away. */
    readonly standIns?: readonly StandIn[]
    /** Of a post that was founded after the graph was pinned: where it stands. */
    readonly seat?: { readonly unit: UnitId; readonly role: string }
  }
  /**
   * PIN-7: an open answer or review of the slot's row goes to another person: `instead` of whoever hands it on (转办); or
   * another one must sign `before` or `after` the reviewer who asks for it (加签).
   */
  assigned: { readonly mode: 'instead' | 'before' | 'after'; readonly from: PersonId; readonly to: PersonId }
  /** CASE-1: a step in the life of a case, in the case's own stream. */
  stepped: {
    readonly step: CaseStep
    /** dispatch: the responsible unit; merge: what was reported again. */
    readonly unit?: UnitId
    /** dispatch: the class, which picks the limit. */
    readonly class?: string
    /** dispatch: the case this one is a duplicate of. */
    readonly duplicateOf?: CaseId
    /** rate: whole number at scale 2. */
    readonly score?: number
    /** finish, verify: what shows it, by the ids of files. */
    readonly files?: readonly string[]
  }
  /** CYC-5: the cycle is void; its period is missing for history. */
  voided: Record<string, never>
  /** FACT-5: the slot of the superseded fact becomes missing(unreported). */
  withdrawn: Record<string, never>
  /** EVAL-1: time passed. */
  tick: Record<string, never>
}

export type FactKind = keyof FactValues

/** FACT-2. `at` = when it was true, `known` = when the store learned it; `at` > `known` is refused by the store. */
export interface Fact<K extends FactKind = FactKind> {
  readonly id: FactId
  readonly mechanism: MechanismId
  readonly cycle: CycleId
  readonly kind: K
  readonly slot: Slot
  readonly value: FactValues[K]
  readonly at: Instant
  readonly known: Instant
  readonly by?: PersonId
  readonly source?: { readonly file?: string; readonly cell?: string; readonly device?: string; readonly api?: string }
  readonly supersedes?: FactId
  readonly reason?: WordsId
}

/** A fact of any kind, discriminated by `kind`. */
export type AnyFact = { [K in FactKind]: Fact<K> }[FactKind]
