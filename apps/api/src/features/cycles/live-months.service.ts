import type { Answer, Input, listPastMonths, readMonthFacts } from '@jizhi/contracts'
import { comparePeriods, nextOf, parsePeriod, periodText } from '@jizhi/domain'
import { pinsInForce } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { type Actor, demand } from '../../platform/session/actor.ts'
import { MechanismsService } from '../mechanisms/index.ts'
import { labelOfPeriod } from './cycle-views.ts'
import { type CycleRow, CyclesStore } from './cycles.store.ts'
import { FactsStore } from './facts.store.ts'
import { NamesReader } from './names.ts'
import { namesInMonth } from './names-in-month.ts'
import { PastMonths } from './past-months.ts'

type Listed = Answer<typeof listPastMonths>['months']

/** More periods than three years of months are not offered. */
const MOST_LISTED = 36

/** The periods of a mechanism for whoever draws it: the browser derives the draft over them by itself. */
@Injectable()
export class LiveMonthsService {
  constructor(
    private readonly database: Database,
    private readonly mechanisms: MechanismsService,
    private readonly cycles: CyclesStore,
    private readonly past: PastMonths,
    private readonly facts: FactsStore,
    private readonly names: NamesReader,
  ) {}

  list(actor: Actor, { params }: Input<typeof listPastMonths>): Promise<Answer<typeof listPastMonths>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const published = await this.drawn(tx, actor, params.mechanism)
      const cycles = (await this.cycles.list(tx, params.mechanism)).filter(({ state }) => state !== 'voided')
      const over = await this.past.over(tx, cycles)
      return {
        months: withGaps(cycles.map((cycle) => listed(cycle, over))).slice(-MOST_LISTED),
        published: published && { version: published.version, document: { ...published.mechanism } },
      }
    })
  }

  read(actor: Actor, { params }: Input<typeof readMonthFacts>): Promise<Answer<typeof readMonthFacts>> {
    return this.database.read(actor.tenantId, async (tx) => {
      await this.drawn(tx, actor, params.mechanism)
      const cycle = await this.cycles.one(tx, params.cycle)
      // a month of another mechanism may be somebody else's
      if (cycle?.mechanism_id !== params.mechanism || cycle.kind !== 'cycle') throw new Fault('cycle.unknown')
      const past = await this.past.month(tx, cycle)
      if (past === undefined) throw new Fault('cycle.unknown')
      const facts = 'facts' in past ? past.facts : []
      const pins = 'facts' in past ? pinsInForce(facts) : past.pins
      if (pins === undefined) throw new Fault('cycle.unknown')
      const { units, persons } = namesInMonth(past, pins, await this.names.of(tx, { pins, facts }))
      const reasons = facts.flatMap(({ reason }) => (reason === undefined ? [] : [reason]))
      return {
        past: { ...past },
        over: !('facts' in past) || facts.some(({ kind }) => kind === 'frozen'),
        names: { ...units, ...persons },
        words: Object.fromEntries(await this.facts.wordsOf(tx, reasons)),
      }
    })
  }

  /** What is in force, of a mechanism that the actor may draw. */
  private async drawn(tx: Tx, actor: Actor, id: string) {
    const { published } = await this.mechanisms.drafted(tx, id) // unknown when it belongs to another county
    demand(actor, 'draw', 'Mechanism', { ownerUnitId: await this.cycles.ownerOf(tx, id) })
    return published ?? null
  }
}

const listed = ({ id, period, source }: CycleRow, over: ReadonlySet<string>): Listed[number] => ({
  cycle: id,
  period,
  periodLabel: labelOfPeriod(period),
  known: source === null ? 'facts' : 'totals',
  over: source !== null || over.has(id),
})

/** Earliest first; a period of the calendar that was left out between two others stands as 未考. */
function withGaps(months: readonly Listed[number][]): Listed {
  const read = months.flatMap((month) => {
    const period = parsePeriod(month.period)
    return period.ok ? [{ month, period: period.value }] : []
  })
  const sorted = read.toSorted((a, b) => comparePeriods(a.period, b.period))
  const known = new Set(months.map(({ period }) => period))
  return sorted.flatMap(({ month, period }, at): Listed => {
    const before = sorted[at - 1]
    const gaps: Listed = []
    if (before?.period.kind === period.kind)
      for (let next = nextOf(before.period); comparePeriods(next, period) < 0; next = nextOf(next)) {
        const text = periodText(next)
        if (known.has(text) || gaps.length >= MOST_LISTED) break
        gaps.push({ cycle: null, period: text, periodLabel: labelOfPeriod(text), known: 'none', over: false })
      }
    return [...gaps, month]
  })
}
