import type { OrderContent } from '@jizhi/contracts'
import { dayLabel, dayOf, type Period, type PersonId, parsePeriod } from '@jizhi/domain'
import type { Pins } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../../platform/database/database.ts'
import { digestOf, idOfDigest } from '../../../platform/digest.ts'
import { Fault } from '../../../platform/faults/fault.ts'
import {
  type AnyNewFact,
  AppendFacts,
  CycleActs,
  CyclesStore,
  NamesReader,
  Outcomes,
  type Standing,
  supposed,
  supposingVersion,
} from '../../cycles/index.ts'
import { type Approved, MechanismsService } from '../../mechanisms/index.ts'
import { impossible } from '../cycle-kind.ts'
import { type Asked, OrderKinds, type OrderPlan } from '../order-kind.ts'
import { reachOf } from '../reach-of.ts'
import { carryOver } from './carry-over.ts'
import { versionChange } from './version-change.ts'

/** PIN-5: a running cycle goes on by another approved version, once two people have seen the difference. */
@Injectable()
export class RepinOrders {
  constructor(
    kinds: OrderKinds,
    private readonly acts: CycleActs,
    private readonly facts: AppendFacts,
    private readonly cycles: CyclesStore,
    private readonly names: NamesReader,
    private readonly mechanisms: MechanismsService,
    private readonly outcomes: Outcomes,
  ) {
    kinds.add({ kind: 'repin', right: ['open', 'Cycle'], plan: (tx, asked, acting) => this.plan(tx, asked, acting) })
  }

  private async plan(tx: Tx, asked: Asked<'repin'>, acting: boolean): Promise<OrderPlan> {
    const cycle = asked.cycle
    if (cycle === null) throw new Fault('cycle.unknown')
    const standing = await (acting ? this.acts.upToNow(tx, cycle) : this.acts.asOfNow(tx, cycle))
    refuseUnfit(standing, asked.content)
    const next = await this.approved(tx, standing, asked.content)
    const drawn = await this.cycles.document(tx, standing.cycle.mechanism_id, next.version)
    const pins = await this.pins(tx, standing, next)
    const carried = carryOver(standing, next.mechanism)
    const fact = idOfDigest(digestOf([asked.id, 'repinned']))
    const statedBy = (second: string): AnyNewFact[] =>
      [
        { kind: 'repinned' as const, id: fact, slot: {}, value: { pins, second: second as PersonId } }, // a person's id
        ...carried.facts,
      ].map((one) => ({ by: asked.by, ...one, reasonId: asked.reasonId }))
    // whoever confirms is another person; until then the order stands for that one
    const more = supposed(standing, statedBy(asked.id), tx.now)
    const after = supposingVersion(standing, { mechanism: next.mechanism, layout: drawn?.layout }, more)
    const names = await this.names.of(tx, standing)
    const { change, digest } = versionChange(standing, after, carried.sentences, { names, now: tx.now })
    return {
      mechanismId: standing.cycle.mechanism_id,
      ownerUnitId: standing.cycle.owner_unit_id,
      sentence: sentenceOf(standing, next),
      needsSecond: true,
      basis: digestOf([standing.cycle.version, next.version, digest]),
      isSeen: true,
      ...reachOf(standing),
      change: () => change,
      apply: async (second) => {
        await this.facts.append(tx, cycle, statedBy(second ?? asked.by))
        await this.cycles.saveVersion(tx, cycle, next.version, fact)
      },
    }
  }

  private async approved(tx: Tx, { cycle }: Standing, { version }: OrderContent<'repin'>): Promise<Approved> {
    const versions = await this.mechanisms.approved(tx, cycle.mechanism_id)
    const next = versions.find((one) => one.version === version)
    if (next === undefined) throw impossible(`没有经审批的第 ${version} 版`)
    return next
  }

  /**
   * PIN-5: version, plan number and parameter values change; units, registries and calendar stay as pinned. What the new
   * drawing reads beside what the old one read is pinned now.
   */
  private async pins(tx: Tx, { cycle, pins }: Standing, next: Approved): Promise<Pins> {
    const { planNumber: _, ...kept } = pins
    const held = pins.sources ?? []
    const named = await this.outcomes.pinned(tx, cycle.mechanism_id, next.mechanism, periodOf(pins))
    const fresh = named.filter(
      (one) => !held.some(({ scheme, result }) => scheme === one.scheme && result === one.result),
    )
    const sources = [...held, ...fresh]
    return {
      ...kept,
      version: next.version,
      ...(next.planNumber === null ? {} : { planNumber: next.planNumber }),
      ...(sources.length === 0 ? {} : { sources }),
    }
  }
}

function refuseUnfit({ cycle, facts }: Standing, { version }: OrderContent<'repin'>): void {
  if (facts.some((fact) => fact.kind === 'voided')) throw impossible('这一期已经作废')
  if (cycle.kind === 'case') throw impossible('事项按受理时的版本办到底')
  if (cycle.state === 'ended') throw impossible(`这一期已经办结，按第 ${cycle.version} 版存档`)
  if (cycle.version === version) throw impossible(`这一期已经按第 ${version} 版运行`)
}

/** CYC-2: an event falls in its day. */
function periodOf({ period, event }: Pins): Period {
  if (event !== undefined) return { kind: 'day', day: dayOf(event.at) }
  const parsed = parsePeriod(period)
  if (!parsed.ok) throw new Fault('cycle.bad-period', { period, example: ' 2026-11 ' })
  return parsed.value
}

const sentenceOf = ({ cycle }: Standing, { version, from }: Approved): string =>
  `由第 ${cycle.version} 版换到第 ${version} 版（${dayLabel(from)}起施行）`
