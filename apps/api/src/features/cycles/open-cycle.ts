import {
  dayOf,
  firstDayOf,
  type Instant,
  lastDayOf,
  type Period,
  parsePeriod,
  periodText,
  startOf,
  type UnitId,
} from '@jizhi/domain'
import { type CycleConfig, type FactValues, type Mechanism, type Pins, readConfig } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Calendars } from '../../platform/calendar/calendars.ts'
import type { Tx } from '../../platform/database/database.ts'
import { digestOf, idOfDigest } from '../../platform/digest.ts'
import { failpoint } from '../../platform/failpoint.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { MechanismsService } from '../mechanisms/index.ts'
import { orgPinned } from '../people/index.ts'
import { Registers } from '../registers/index.ts'
import { AppendFacts } from './append-facts.ts'
import { CyclesStore } from './cycles.store.ts'
import { InitialFigures } from './initial-figures.ts'
import type { AnyNewFact } from './new-fact.ts'
import { Outcomes } from './outcomes.ts'

export interface Opening {
  readonly mechanismId: string
  /** Canonical text, e.g. `2019-05`. */
  readonly period: string
  /** The person; null when the platform opens it by itself. */
  readonly by: string | null
  /** Opened as of this moment instead of now, epoch milliseconds: one that was missed, or a sample that is set up. */
  readonly asOf?: number
  /** CYC-2, CYC-3: of a cycle that an event begins; `period` is then the event's id. */
  readonly event?: {
    /** The instant it is about, epoch milliseconds. */
    readonly at: number
    /** What it brought; the rosters that read the event take it. */
    readonly content?: Omit<FactValues['arrived'], 'event'>
  }
}

/** CYC-1, PIN-1: one cycle per mechanism and period, with everything it will ever read from outside in its first fact. */
@Injectable()
export class OpenCycle {
  constructor(
    private readonly store: CyclesStore,
    private readonly facts: AppendFacts,
    private readonly mechanisms: MechanismsService,
    private readonly outcomes: Outcomes,
    private readonly initial: InitialFigures,
    private readonly calendars: Calendars,
    private readonly registers: Registers,
  ) {}

  async open(
    tx: Tx,
    { mechanismId, period: text, by, asOf = tx.now, event }: Opening,
  ): Promise<{ id: string; alreadyOpen: boolean }> {
    const owner = await this.store.ownerOf(tx, mechanismId)
    if (owner === undefined) throw new Fault('mechanism.unknown')
    const period = event === undefined ? periodOf(text) : dayPeriod(event.at)
    const governing = await this.mechanisms.inForce(tx, mechanismId, firstDayOf(period))
    if (governing === undefined) throw new Fault('cycle.no-version', { period: text })
    refuseOtherKind(governing.mechanism, period, event !== undefined, text)
    const voided = await this.store.voided(tx, mechanismId, text)
    const id = cycleId(tx, mechanismId, text, voided)
    // CYC-5: what two people voided the platform does not open again by itself.
    if (voided > 0 && by === null) return { id: cycleId(tx, mechanismId, text, voided - 1), alreadyOpen: true }
    const made = {
      id,
      mechanismId,
      ownerUnitId: owner,
      version: governing.version,
      period: text,
      openedAt: asOf,
      attempt: voided + 1,
      isEvent: event !== undefined,
    }
    failpoint('cycles.before-insert')
    if (!(await this.store.insert(tx, made))) return { id, alreadyOpen: true }
    const sources = await this.outcomes.pinned(tx, mechanismId, governing.mechanism, period)
    const at = event && { event: { at: event.at as Instant } } // a moment of the tenant's clock
    const pins = { ...(await this.pins(tx, owner, governing, text, asOf)), ...at, sources }
    const opened: AnyNewFact = { kind: 'opened', slot: {}, value: pins, ...(by === null ? {} : { by }) }
    const arrived = event?.content ? arrivals(governing.mechanism, text, event.content) : []
    failpoint('cycles.opening')
    const initial = await this.initial.factsOf(tx, mechanismId)
    await this.facts.append(tx, id, [opened, ...arrived, ...initial], asOf)
    return { id, alreadyOpen: false }
  }

  /** CYC-1, CYC-2: the cycle of one event, by the name its source gives it; the same event again opens nothing. */
  openEvent(
    tx: Tx,
    { mechanismId, event, by, at = tx.now }: { mechanismId: string; event: string; by: string | null; at?: number },
  ): Promise<{ id: string; alreadyOpen: boolean }> {
    return this.open(tx, { mechanismId, period: event, by, event: { at } })
  }

  ownerOf(tx: Tx, mechanismId: string): Promise<string | undefined> {
    return this.store.ownerOf(tx, mechanismId)
  }

  /**
   * A past period whose figures are brought in as they were published: it stands ended, pinned to the units of its last
   * day, and nothing runs on it. A period before the first version is read by the first one.
   */
  async openHistory(
    tx: Tx,
    { mechanismId, period, by, source }: { mechanismId: string; period: Period; by: string; source: string },
  ): Promise<string> {
    const text = periodText(period)
    const owner = await this.store.ownerOf(tx, mechanismId)
    if (owner === undefined) throw new Fault('mechanism.unknown')
    const governing = await this.mechanisms.nearest(tx, mechanismId, firstDayOf(period))
    if (governing === undefined) throw new Fault('cycle.no-version', { period: text })
    const voided = await this.store.voided(tx, mechanismId, text)
    const id = cycleId(tx, mechanismId, text, voided)
    const openedAt = Math.min(tx.now, startOf(lastDayOf(period)))
    const place = { id, mechanismId, ownerUnitId: owner, version: governing.version, period: text }
    const made = { ...place, openedAt, source, attempt: voided + 1 }
    if (!(await this.store.insert(tx, made))) return id
    const pins = await this.pins(tx, owner, governing, text, openedAt)
    await this.facts.appendQuietly(tx, id, [{ kind: 'opened', slot: {}, value: pins, by }], openedAt)
    return id
  }

  private async pins(
    tx: Tx,
    owner: string,
    governing: { version: number; planNumber: string | null; mechanism: Mechanism },
    period: string,
    asOf: number,
  ): Promise<Pins> {
    const openedAt = asOf as Instant // the database's clock, or the moment a sample is set up for
    const graph = await orgPinned(tx, dayOf(openedAt))
    const registries = await this.registers.pinned(tx, governing.mechanism, openedAt)
    return {
      version: governing.version,
      period,
      ...(governing.planNumber === null ? {} : { planNumber: governing.planNumber }),
      parameters: {},
      owner: owner as UnitId, // read from our own store
      graph,
      calendar: await this.calendars.pinned(tx, asOf),
      openedAt,
      ...(registries.length === 0 ? {} : { registries }),
    }
  }
}

/** CYC-1: the same mechanism and period give the same id on every machine; so does each opening after a voided one. */
const cycleId = (tx: Tx, mechanismId: string, period: string, voided: number): string =>
  idOfDigest(digestOf([tx.tenantId, mechanismId, period, ...(voided === 0 ? [] : [voided + 1])]))

/** An event falls in its day (CYC-2). */
function refuseOtherKind(mechanism: Mechanism, period: Period, isEvent: boolean, text: string): void {
  const config = cycleOf(mechanism)
  if (config?.period !== (isEvent ? 'event' : period.kind)) throw badPeriod(text)
  if (config.sunset !== '' && firstDayOf(period) > config.sunset) throw new Fault('cycle.no-version', { period: text })
}

function cycleOf(mechanism: Mechanism): CycleConfig | undefined {
  const block = mechanism.blocks.find(({ kind }) => kind === 'cycle')
  const config = block && readConfig({ ...block, kind: 'cycle' })
  return config?.ok === true ? config.value : undefined
}

/** CYC-3: what an event brought is stated to every roster that reads it. */
const arrivals = (
  mechanism: Mechanism,
  event: string,
  content: Omit<FactValues['arrived'], 'event'>,
): readonly AnyNewFact[] =>
  mechanism.blocks.flatMap((block): AnyNewFact[] => {
    const config = block.kind === 'roster' ? readConfig({ ...block, kind: 'roster' }) : undefined
    if (config?.ok !== true || config.value.source !== 'event') return []
    return [{ kind: 'arrived', slot: { block: block.id }, value: { event, ...content } }]
  })

function periodOf(text: string): Period {
  const period = parsePeriod(text)
  if (!period.ok) throw badPeriod(text)
  return period.value
}

/** CYC-2: an event falls in its day. */
const dayPeriod = (at: number): Period => ({ kind: 'day', day: dayOf(at as Instant) }) // of the tenant's clock

const badPeriod = (period: string): Fault => new Fault('cycle.bad-period', { period, example: ' 2026-11 ' })
