import { dayOf, firstDayOf, parsePeriod, periodLabel } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { InitialFigures, OpenCycle } from '../cycles/index.ts'
import { type DraftLine, LedgerService, pathOf } from '../ledgers/index.ts'
import { type Asked, impossible, type OrderKind, OrderKinds, type OrderPlan, unitsReached } from '../orders/index.ts'
import { unitNamesOn } from '../people/index.ts'
import { InitialChoices } from './initial-choices.service.ts'
import {
  type BalanceLine,
  balanceLines,
  type CounterLine,
  counterLines,
  type InitialContent,
  openingLines,
} from './initial-plan.ts'
import { InitialStanding, initialBasis, type MovedFigure, NONE, unitOf } from './initial-standing.ts'

/** Rows of an order that are shown at once. */
const SHOWN = 60

/** HIST-13 期初: counters as facts of every cycle, balances as entries against an opening account; two persons sign. */
@Injectable()
export class InitialOrder implements OrderKind<'initial'> {
  readonly kind = 'initial'
  readonly right = ['open', 'Cycle'] as const

  constructor(
    kinds: OrderKinds,
    private readonly figures: InitialFigures,
    private readonly cycles: OpenCycle,
    private readonly choices: InitialChoices,
    private readonly standing: InitialStanding,
    private readonly ledger: LedgerService,
  ) {
    kinds.add(this)
  }

  async plan(tx: Tx, { id, content, by }: Asked<'initial'>): Promise<OrderPlan> {
    const { owner, asOf, document } = content
    const period = parsePeriod(asOf)
    if (!period.ok) throw impossible(`“${asOf}”不是一期，请写成 2026-10 的样子`)
    if (content.counters.length + content.balances.length === 0) throw impossible('没有填写期初数')
    const today = dayOf(tx.now)
    const names = await unitNamesOn(tx, today)
    const counters = await this.countersOf(tx, content, firstDayOf(period.value))
    const balances = balanceLines(content)
    const units = [...new Set([...counters.map(unitOf), ...balances.map((one) => one.owner)])]
    const stranger = [owner, ...units].find((unit) => !names.has(unit))
    if (stranger !== undefined) throw impossible(`没有这个单位：${stranger}`)
    const stood = await this.standing.against(tx, content, counters, balances)
    const parts = [
      ...(counters.length === 0 ? [] : [`${counters.length} 个计数`]),
      ...(balances.length === 0 ? [] : [`${balances.length} 个账户余额`]),
    ]
    const verb = stood.some(({ from }) => from !== NONE) ? '更正' : '登记'
    const label = periodLabel(period.value)
    const sentence = `按${document}${verb}期初（截至${label}）：${parts.join('，')}`
    return {
      mechanismId: content.mechanism,
      ownerUnitId: owner,
      sentence,
      needsSecond: true,
      basis: initialBasis(content, stood),
      units,
      reach: await unitsReached(tx, units),
      change: () => ({
        sentences: [movedSentence(stood)],
        rows: stood.slice(0, SHOWN).map(({ unit, ...row }) => ({ ...row, name: names.get(unit)?.name ?? unit })),
        moreRows: Math.max(0, stood.length - SHOWN),
      }),
      apply: async (second) => {
        const signed = { by, second: second ?? by }
        const figures = counters.map(({ stated, value }) => ({ ...stated, asOf, value }))
        if (content.mechanism !== null && figures.length > 0)
          await this.figures.state(tx, content.mechanism, figures, { ...signed, order: id })
        await this.book(tx, content, balances, {
          ...{ id, kind: 'initial', says: `期初余额（截至${label}）`, document, day: today, ...signed },
        })
      },
    }
  }

  /** The figures of the mechanism's own history blocks. */
  private async countersOf(tx: Tx, content: InitialContent, day: string): Promise<readonly CounterLine[]> {
    const { mechanism, counters, owner } = content
    if (mechanism === null) {
      if (counters.length > 0) throw impossible('期初计数要写明是哪个机制的')
      return []
    }
    if ((await this.cycles.ownerOf(tx, mechanism)) !== owner) throw impossible('这个机制不是这个单位的')
    return counterLines(content, await this.choices.countersOf(tx, mechanism, day))
  }

  private async book(
    tx: Tx,
    content: InitialContent,
    balances: readonly BalanceLine[],
    act: Omit<Parameters<LedgerService['act']>[1], 'lines' | 'bounds'>,
  ): Promise<void> {
    const booked = await this.ledger.openings(tx, openingLines(content, balances, new Map()), true)
    const lines = openingLines(content, balances, booked)
    if (lines.length === 0) return
    const told = await this.ledger.act(tx, { ...act, lines, bounds: poolsOf(lines, balances) })
    if (told === 'closed' || told === 'overdrawn') throw impossible('有一个账户记不了账，请核对单位')
  }
}

function movedSentence(stood: readonly MovedFigure[]): string {
  const fresh = stood.filter(({ from }) => from === NONE).length
  const same = stood.filter(({ from, to }) => from === to).length
  return `新登记 ${fresh} 个数，更正 ${stood.length - fresh - same} 个，不变 ${same} 个`
}

/** HIST-13: the rest of a pool; from then on it gives no more than it holds. */
function poolsOf(lines: readonly DraftLine[], balances: readonly BalanceLine[]): readonly DraftLine[] {
  const pools = new Set(
    balances.flatMap((one) => (one.isPool && one.account.startsWith('money/') ? [pathOf(one)] : [])),
  )
  return lines.filter((line) => pools.has(pathOf(line)))
}
