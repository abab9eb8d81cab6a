import type { AnyFact } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { idOfDigest } from '../../platform/digest.ts'
import { failpoint } from '../../platform/failpoint.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { Queue } from '../../platform/queue/queue.ts'
import { deriveCycle } from './cycles.queue.ts'
import { FactsStore, type OfficialRow, type SlotRow } from './facts.store.ts'
import { type AnyNewFact, type DigestedFact, digested, storedFact } from './new-fact.ts'
import { StreamHooks } from './stream-hooks.ts'

export interface Appended {
  /** New ones stored by this call; the others were there already (FACT-3). */
  readonly added: number
  /** How many the cycle holds now. */
  readonly facts: number
  /** The new ones as they now stand in the store. */
  readonly fresh: readonly AnyFact[]
}

/** The one way a fact comes into the store, and with it, in the same transaction, the job that derives. */
@Injectable()
export class AppendFacts {
  constructor(
    private readonly store: FactsStore,
    private readonly queue: Queue,
    private readonly hooks: StreamHooks,
  ) {}

  /**
   * Appends facts to a cycle, however many, with two statements. Idempotent by id: a fact that is there does nothing,
   * the same id with another content is refused (FACT-3), `at` after the store's own time is refused (FACT-2).
   * `asOf` (epoch milliseconds) is for setting a sample or a demo up: known since then instead of now.
   */
  async append(tx: Tx, cycleId: string, facts: readonly AnyNewFact[], asOf?: number): Promise<Appended> {
    const appended = await this.appendQuietly(tx, cycleId, facts, asOf)
    if (appended.added > 0) await this.queue.send(tx, deriveCycle, { cycle: cycleId }, { locked: cycleId })
    for (const fact of appended.fresh) if (fact.kind === 'opened') await this.hooks.opened(tx, cycleId, fact.value)
    return appended
  }

  /** The same without a job, for the worker, which derives in the same transaction. */
  async appendQuietly(tx: Tx, cycleId: string, facts: readonly AnyNewFact[], asOf: number = tx.now): Promise<Appended> {
    const tail = await this.store.lockTail(tx, cycleId)
    if (tail === undefined) throw new Fault('cycle.unknown')
    // Never before what is known already: a transaction that waited for the lock learned its facts later than it began.
    const known = Math.max(asOf, tail.lastKnown + 1)
    const all = [...new Map(facts.map((fact) => digested(cycleId, fact)).map((one) => [one.id, one])).values()]
    const ids = all.map((one) => one.id)
    const there = await this.store.known(tx, cycleId, tail, ids)
    const differing = all.find((one) => there.has(one.id) && !isSame(one, there.get(one.id) ?? null))
    if (differing !== undefined) throw new Error(`fact ${differing.id} came again with another content`)
    const fresh = all.filter((one) => !there.has(one.id))
    const late = fresh.find((one) => one.fact.at !== undefined && one.fact.at > known)
    if (late !== undefined) throw new Error(`fact ${late.id} is dated after now`)
    failpoint('facts.before-insert')
    if (fresh.length > 0) await this.store.insert(tx, cycleId, tail, known, fresh)
    const read = [...new Set(fresh.flatMap(({ fact }) => sourcesOf(fact)))]
    if (read.length > 0) await this.store.insertSources(tx, cycleId, read)
    const stored = fresh.map((one) => storedFact(one, { mechanismId: tail.mechanismId, cycleId, known }))
    return { added: fresh.length, facts: tail.lastSeq + fresh.length, fresh: stored }
  }

  /** Current sheets of an ask by slot, for whoever compares and amends them. */
  slotsOf(tx: Tx, cycleId: string, block: string): Promise<SlotRow[]> {
    return this.store.slotsOf(tx, cycleId, block)
  }

  /** The latest official table of every period of a mechanism; null where the period is still open. */
  officials(tx: Tx, mechanismId: string, block: string): Promise<OfficialRow[]> {
    return this.store.officials(tx, mechanismId, block)
  }

  /** Stores erasable words and answers their id; none for none. */
  async words(tx: Tx, text: string | null): Promise<string | undefined> {
    if (text === null || text === '') return undefined
    const id = newId()
    await this.store.insertWords(tx, id, text)
    return id
  }
}

/** FACT-3: whether what is there under this id says the same. */
const isSame = ({ id, digest }: DigestedFact, there: string | null): boolean =>
  there === null ? idOfDigest(digest) === id : there === digest

/** The mechanisms that a cycle reads from this fact on. */
function sourcesOf(fact: AnyNewFact): readonly string[] {
  const pins = fact.kind === 'opened' ? fact.value : fact.kind === 'repinned' ? fact.value.pins : undefined
  return pins?.sources?.map(({ mechanism }) => mechanism) ?? []
}
