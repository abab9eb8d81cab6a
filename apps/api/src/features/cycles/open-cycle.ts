import {
  dayOf,
  firstDayOf,
  graphAsOf,
  type Instant,
  lastDayOf,
  type Period,
  parsePeriod,
  periodText,
  startOf,
  type UnitId,
} from '@jizhi/domain'
import { type CycleConfig, type Mechanism, type Pins, readConfig } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { digestOf, idOfDigest } from '../../platform/digest.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { shippedCalendar } from '../../platform/shipped-calendar.ts'
import { MechanismsService } from '../mechanisms/index.ts'
import { orgOf } from '../people/index.ts'
import { AppendFacts } from './append-facts.ts'
import { CyclesStore } from './cycles.store.ts'
import { Outcomes } from './outcomes.ts'

export interface Opening {
  readonly mechanismId: string
  /** Canonical text, e.g. `2019-05`. */
  readonly period: string
  /** The person; null when the platform opens it by itself. */
  readonly by: string | null
  /** For setting a sample or a demo up: opened at this moment instead of now, epoch milliseconds. */
  readonly asOf?: number
}

/** CYC-1, PIN-1: one cycle per mechanism and period, with everything it will ever read from outside in its first fact. */
@Injectable()
export class OpenCycle {
  constructor(
    private readonly store: CyclesStore,
    private readonly facts: AppendFacts,
    private readonly mechanisms: MechanismsService,
    private readonly outcomes: Outcomes,
  ) {}

  async open(
    tx: Tx,
    { mechanismId, period: text, by, asOf = tx.now }: Opening,
  ): Promise<{ id: string; alreadyOpen: boolean }> {
    const owner = await this.store.ownerOf(tx, mechanismId)
    if (owner === undefined) throw new Fault('mechanism.unknown')
    const period = parsePeriod(text)
    if (!period.ok) throw badPeriod(text)
    const governing = await this.mechanisms.inForce(tx, mechanismId, firstDayOf(period.value))
    if (governing === undefined) throw new Fault('cycle.no-version', { period: text })
    refuseOtherKind(governing.mechanism, period.value, text)
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
    }
    if (!(await this.store.insert(tx, made))) return { id, alreadyOpen: true }
    const sources = await this.outcomes.pinned(tx, mechanismId, governing.mechanism, period.value)
    const pins = { ...(await this.pins(tx, owner, governing, text, asOf)), sources }
    await this.facts.append(tx, id, [{ kind: 'opened', slot: {}, value: pins, ...(by === null ? {} : { by }) }], asOf)
    return { id, alreadyOpen: false }
  }

  /** CYC-1, CYC-2: the cycle of one event, by the name its source gives it; the same event again opens nothing. */
  async openEvent(
    tx: Tx,
    { mechanismId, event, by, at = tx.now }: { mechanismId: string; event: string; by: string | null; at?: number },
  ): Promise<{ id: string; alreadyOpen: boolean }> {
    const owner = await this.store.ownerOf(tx, mechanismId)
    if (owner === undefined) throw new Fault('mechanism.unknown')
    const day = dayOf(at as Instant) // the database's clock
    const governing = await this.mechanisms.inForce(tx, mechanismId, day)
    if (governing === undefined) throw new Fault('cycle.no-version', { period: day })
    const config = cycleOf(governing.mechanism)
    if (config?.period !== 'event') throw badPeriod(event)
    if (config.sunset !== '' && day > config.sunset) throw new Fault('cycle.no-version', { period: day })
    const id = idOfDigest(digestOf([tx.tenantId, mechanismId, event]))
    const made = { id, mechanismId, ownerUnitId: owner, version: governing.version, period: event, openedAt: tx.now }
    if (!(await this.store.insert(tx, made))) return { id, alreadyOpen: true }
    const sources = await this.outcomes.pinned(tx, mechanismId, governing.mechanism, { kind: 'day', day })
    const pins = { ...(await this.pins(tx, owner, governing, event, tx.now)), event: { at: at as Instant }, sources }
    await this.facts.append(tx, id, [{ kind: 'opened', slot: {}, value: pins, ...(by === null ? {} : { by }) }])
    return { id, alreadyOpen: false }
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
    governing: { version: number; planNumber: string | null },
    period: string,
    asOf: number,
  ): Promise<Pins> {
    const openedAt = asOf as Instant // the database's clock, or the moment a sample is set up for
    const pinned = graphAsOf(await orgOf(tx), dayOf(openedAt))
    if (!pinned.ok) throw new Error(`the org graph cannot be pinned: ${JSON.stringify(pinned.fault)}`)
    return {
      version: governing.version,
      period,
      ...(governing.planNumber === null ? {} : { planNumber: governing.planNumber }),
      parameters: {},
      owner: owner as UnitId, // read from our own store
      graph: pinned.value,
      calendar: shippedCalendar(),
      openedAt,
    }
  }
}

/** CYC-1: the same mechanism and period give the same id on every machine; so does each opening after a voided one. */
const cycleId = (tx: Tx, mechanismId: string, period: string, voided: number): string =>
  idOfDigest(digestOf([tx.tenantId, mechanismId, period, ...(voided === 0 ? [] : [voided + 1])]))

function refuseOtherKind(mechanism: Mechanism, period: Period, text: string): void {
  const config = cycleOf(mechanism)
  if (config?.period !== period.kind) throw badPeriod(text)
  if (config.sunset !== '' && firstDayOf(period) > config.sunset) throw new Fault('cycle.no-version', { period: text })
}

function cycleOf(mechanism: Mechanism): CycleConfig | undefined {
  const block = mechanism.blocks.find(({ kind }) => kind === 'cycle')
  const config = block && readConfig({ ...block, kind: 'cycle' })
  return config?.ok === true ? config.value : undefined
}

const badPeriod = (period: string): Fault => new Fault('cycle.bad-period', { period, example: ' 2026-11 ' })
