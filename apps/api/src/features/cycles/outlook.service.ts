import type { Answer, backtestDraft, readBurden } from '@jizhi/contracts'
import { dayOf, graphAsOf } from '@jizhi/domain'
import { type Backtest, backtest, burden, sayChange } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { MechanismsService } from '../mechanisms/index.ts'
import { orgOf } from '../people/index.ts'
import { labelOfPeriod } from './cycle-views.ts'
import { type Names, NamesReader } from './names.ts'
import { PastMonths } from './past-months.ts'

/** Units whose changes are listed one by one. */
const MOST_UNITS = 60

/** What a drawing would do before it does it: nothing here is stored. */
@Injectable()
export class OutlookService {
  constructor(
    private readonly database: Database,
    private readonly mechanisms: MechanismsService,
    private readonly past: PastMonths,
    private readonly names: NamesReader,
  ) {}

  /** BACK-1…6: the stored draft against what is in force, over the mechanism's own months that are over. */
  async backtest(actor: Actor, id: string): Promise<Answer<typeof backtestDraft>> {
    const { drawn, past, names } = await this.database.read(actor.tenantId, async (tx) => {
      const drawn = await this.mechanisms.drafted(tx, id)
      const past = drawn.published === undefined ? [] : await this.past.of(tx, id)
      return { drawn, past, names: await this.names.on(tx, dayOf(tx.now)) }
    })
    const { draft, published } = drawn
    if (published === undefined) return { ...NOTHING, published: null }
    return { ...answerOf(backtest(draft, published.mechanism, past), names), published: published.version }
  }

  /** BURDEN-1…3: all mechanisms in force, with the units of today counted. */
  burden(actor: Actor): Promise<Answer<typeof readBurden>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const mechanisms = await this.mechanisms.allInForce(tx)
      const graph = graphAsOf(await orgOf(tx), dayOf(tx.now))
      const { sentences } = burden(mechanisms, graph.ok ? graph.value : undefined)
      return { mechanisms: mechanisms.length, sentences: [...sentences] }
    })
  }
}

type Outlook = Omit<Answer<typeof backtestDraft>, 'published'>

const NOTHING: Outlook = { periods: [], sentences: [], units: [], more: 0, notRun: [] }

function answerOf({ periods, sentences, units, notRun }: Backtest, names: Names): Outlook {
  const byUnit = [...Map.groupBy(units, ({ unit }) => unit)].sort(
    ([a, one], [b, other]) => other.length - one.length || names.ordinal(a) - names.ordinal(b),
  )
  return {
    periods: periods.map(labelOfPeriod),
    sentences: sentences.map((sentence) =>
      periods.reduce((text, one) => text.replaceAll(one, labelOfPeriod(one)), sentence),
    ),
    units: byUnit.slice(0, MOST_UNITS).map(([id, changes]) => ({
      id,
      name: names.unit(id),
      changes: changes.map((change) => ({
        period: labelOfPeriod(change.period),
        sentence: sayChange(change),
        punitive: change.punitive,
      })),
    })),
    more: Math.max(0, byUnit.length - MOST_UNITS),
    notRun: notRun.map(({ period, blocks }) => ({ period: labelOfPeriod(period), blocks: [...blocks] })),
  }
}
