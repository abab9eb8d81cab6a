import { firstDayOf, type Period } from '@jizhi/domain'
import { type Mechanism, type OutcomeRows, outcomeTypes, type PinnedSource, readDrawing } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { Queue } from '../../platform/queue/queue.ts'
import { MechanismsService } from '../mechanisms/index.ts'
import { deriveCycle } from './cycles.queue.ts'
import { namedSources } from './named-sources.ts'
import type { AnyNewFact } from './new-fact.ts'
import { type OutcomeHead, type OutcomeRow, OutcomesStore, type Told } from './outcomes.store.ts'
import type { Standing } from './standing.ts'

/** PIN-1, PIN-2: which other tables a cycle reads is pinned when it opens; what they hold comes later, as facts. */
@Injectable()
export class Outcomes {
  constructor(
    private readonly store: OutcomesStore,
    private readonly mechanisms: MechanismsService,
    private readonly queue: Queue,
  ) {}

  /** What the names in a drawing stand for from now on. A name nobody bears refuses the opening. */
  async pinned(tx: Tx, mechanismId: string, mechanism: Mechanism, period: Period): Promise<readonly PinnedSource[]> {
    const pinned: PinnedSource[] = []
    for (const { scheme, result } of namedSources(mechanism)) {
      const id = scheme === '' ? mechanismId : await this.store.mechanismCalled(tx, scheme)
      const drawn =
        scheme === '' ? mechanism : id && (await this.mechanisms.nearest(tx, id, firstDayOf(period)))?.mechanism
      if (id === undefined || !drawn) throw new Fault('cycle.unknown-source', { name: scheme })
      const first = await this.store.firstPeriod(tx, id)
      const kind = readDrawing(drawn).of('cycle')[0]?.config.period ?? 'event'
      pinned.push({ scheme, result, mechanism: id, kind, ...(first === undefined ? {} : { first }) })
    }
    return pinned
  }

  /**
   * Tables the cycle waits for that were there by a moment (epoch milliseconds), and newer revisions of those it has read
   * (HIST-12).
   */
  async news(tx: Tx, { cycle, pins, facts, derived }: Standing, by: number): Promise<readonly News[]> {
    const sources = pins.sources ?? []
    const held = new Map<string, number>()
    for (const { kind, value } of facts) if (kind === 'outcome') held.set(placeOf(value), value.revision)
    const needed = new Set(derived.needs.flatMap((need) => (need.what === 'outcome' ? [placeOf(need)] : [])))
    if (sources.length === 0 || held.size + needed.size === 0) return []
    const heads = await this.store.heads(tx, [...new Set(sources.map(({ mechanism }) => mechanism))], cycle.id)
    const wanted = sources.flatMap(({ scheme, result, mechanism }) =>
      heads.flatMap((head) => {
        if (head.mechanism_id !== mechanism || head.block !== result || Number(head.known) > by) return []
        const place = placeOf({ scheme, result, period: head.period })
        const isNew = needed.has(place) ? !held.has(place) : head.revision > (held.get(place) ?? head.revision)
        return isNew ? [{ scheme, place, head }] : []
      }),
    )
    if (wanted.length === 0) return []
    const rows = new Map(
      (
        await this.store.rows(
          tx,
          wanted.map(({ head }) => head.fact),
        )
      ).map((row) => [row.fact, row]),
    )
    // in the order in which they were frozen, each known since then: however late the worker comes
    const byMoment = Map.groupBy(wanted, ({ head }) => Number(head.known))
    return [...byMoment]
      .sort(([a], [b]) => a - b)
      .map(([asOf, tables]) => ({
        asOf,
        facts: tables.flatMap(({ scheme, place, head }): AnyNewFact[] => {
          const row = rows.get(head.fact)
          return row ? [{ kind: 'outcome', slot: { item: place }, value: outcomeOf(scheme, row, head) }] : []
        }),
      }))
  }

  /**
   * Whether the mechanisms that a cycle reads are not yet where they were at a moment (epoch milliseconds): then it has to
   * wait for them, or its dates would pass without tables that were frozen in time. They are called upon.
   */
  async areBehind(tx: Tx, { cycle, pins }: Standing, moment: number): Promise<boolean> {
    const mechanisms = [...new Set((pins.sources ?? []).map(({ mechanism }) => mechanism))]
    if (mechanisms.length === 0) return false
    const behind = await this.store.behind(tx, mechanisms, cycle, moment)
    for (const one of behind) if (one !== null) await this.queue.send(tx, deriveCycle, { cycle: one })
    return behind.length > 0
  }

  /** A frozen table is news for every running cycle that was opened with this mechanism among its sources. */
  async tell(tx: Tx, frozen: Told): Promise<void> {
    const readers = await this.store.readers(tx, frozen)
    await Promise.all(readers.map((cycle) => this.queue.send(tx, deriveCycle, { cycle, news: true })))
  }
}

/** What arrives, and since when it counts as known (epoch milliseconds). */
export interface News {
  readonly facts: readonly AnyNewFact[]
  readonly asOf: number
}

interface Place {
  readonly scheme?: string
  readonly result?: string
  readonly period?: string
}
const placeOf = ({ scheme = '', result = '', period = '' }: Place): string => `${scheme}/${result}/${period}`

/** The frozen rows with what is needed to read their whole numbers, from the drawing they were frozen by. */
function outcomeOf(scheme: string, { block, period, rows, document }: OutcomeRow, head: OutcomeHead): OutcomeRows {
  const table = { scheme, result: block, period, revision: head.revision, rows, types: frozenTypes(document, block) }
  return head.voided ? { ...table, voided: true } : table
}

/** How the whole numbers of a frozen table are to be read, from the drawing it was frozen by. */
export function frozenTypes(document: unknown, block: string): OutcomeRows['types'] {
  const drawn = readDrawing(document as Mechanism) // approved, therefore read and checked before
  const frozen = Object.values(drawn.outputs(block)).find((type) => type.frozen)
  return outcomeTypes(frozen?.columns ?? [])
}
