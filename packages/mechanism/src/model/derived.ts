import type { BlockId, Instant, Key, MissingReason, PersonId } from '@jizhi/domain'
import type { FrozenRows, NoticeTerms, StandIn } from './fact.ts'
import type { Cell, Table } from './table.ts'

/** EFF-1: what makes an effect the same effect, whatever the revision or version. */
export interface EffectSlot {
  readonly block: BlockId
  readonly row: Key
  readonly line: string
}

/** An effect the facts call for. The door reconciles it with what already exists (EFF-3). */
export interface WantedEffect {
  readonly slot: EffectSlot
  readonly kind: 'ledger' | 'message' | 'board' | 'document' | 'notice' | 'case'
  /** EFF-2: digest of what leaves the house: account and amount, addressee, form, bound figures. */
  readonly digest: string
  readonly content: { readonly [name: string]: Cell | string }
  /** SHIELD-3: how heavy it is, where that can be compared. */
  readonly terms?: NoticeTerms | undefined
  /** SHIELD-1. */
  readonly punitive: boolean
  /** `ready` may happen now; `unsigned` waits for a signature; `held` waits for notice, window or decision (SHIELD-2). */
  readonly standing: 'ready' | 'unsigned' | 'held'
  /** Why it waits, as SHIELD-2 letters a–e; empty when ready. */
  readonly waitsFor: readonly ('settled' | 'notice' | 'window' | 'decision' | 'signature')[]
}

/** Something a person is expected to do (EFF-6: derived, not an effect). */
export interface OpenTask {
  readonly block: BlockId
  readonly row: Key
  readonly kind: 'answer' | 'judge' | 'notice' | 'decide' | 'freeze' | 'sign' | 'settle'
  readonly role: string
  readonly persons: readonly PersonId[]
  /** PIN-6: which of them act for somebody who is away. */
  readonly standIns?: readonly StandIn[]
  /** 依次: which of how many desks, from 1. */
  readonly turn?: { readonly at: number; readonly of: number }
  readonly dueAt?: Instant
  /** When those asked are reminded before it is due. */
  readonly remindAt?: readonly Instant[]
  /** For `decide`: the objection's fact id; for `sign`: the digests that await a signature. */
  readonly items: readonly string[]
  /** For `notice`: how heavy the consequences are that it names (SHIELD-3). */
  readonly terms?: { readonly [digest: string]: NoticeTerms }
}

/** A time at which the tables may change by themselves (INC-2). */
export interface Due {
  readonly at: Instant
  readonly block: BlockId
  readonly what: 'ask-due' | 'window-closes' | 'complete-at' | 'wait-ends' | 'decision-due' | 'hands-change'
}

/** A cell or row that could not be computed as the author expected (EVAL-8); nothing throws. */
export interface RunFinding {
  readonly code: string
  readonly block: BlockId
  readonly row?: Key
  readonly column?: string
  readonly message: string
}

/** ROST-2: a subject that does not flow, and why. */
export interface LeftOut {
  readonly block: BlockId
  readonly key: Key
  readonly reason: MissingReason
}

/** Something from outside that a block waits for; the door fetches it and states it as a fact (PIN-2). */
export interface Need {
  readonly block: BlockId
  readonly what: 'outcome' | 'balance' | 'snapshot' | 'initial'
  readonly row?: Key
  /** Of an outcome: which one. */
  readonly scheme?: string
  readonly result?: string
  readonly period?: string
}

/** RES-1..5: where a result stands. */
export interface ResultState {
  readonly block: BlockId
  readonly complete: boolean
  /** What would be frozen now. */
  readonly live: { readonly digest: string; readonly rows: FrozenRows }
  readonly frozen?: { readonly revision: number; readonly digest: string }
  /** RES-5: live differs from frozen; a person issues r+1 or declines. */
  readonly stale: boolean
  /** RES-5: somebody declined to revise for what is live now. */
  readonly declined?: true
  /** The worker issues the first revision as soon as it is complete; otherwise a person does. */
  readonly automatic: boolean
}

/** CYC-5: where the cycle stands, and by which version it goes (PIN-5). */
export interface CycleStanding {
  /** 进行; 已定: every result is frozen; 已结: nothing is open any more; 作废. */
  readonly state: 'running' | 'frozen' | 'ended' | 'voided'
  /** Working days do not count at the moment. */
  readonly isPaused: boolean
  readonly version: number
}

/** A pure function of the mechanism and the facts; a cache that may be thrown away at any time. */
export interface Derived {
  /** EVAL-1: the greatest `known` of all facts. */
  readonly now: Instant
  /** Nothing before the cycle was opened. */
  readonly cycle: CycleStanding | undefined
  /** Table at every output port, by block then port. */
  readonly tables: { readonly [block: string]: { readonly [port: string]: Table } }
  readonly results: readonly ResultState[]
  readonly open: readonly OpenTask[]
  readonly due: readonly Due[]
  readonly effects: readonly WantedEffect[]
  readonly leftOut: readonly LeftOut[]
  readonly needs: readonly Need[]
  readonly findings: readonly RunFinding[]
  /** Order-free digest of every cell and effect, for "same after every fact" (not for trust). */
  readonly hash: string
}
