import type { OrderContent } from '@jizhi/contracts'
import {
  compareDecimals,
  dayOf,
  firstDayOf,
  type Instant,
  parseDecimal,
  parsePeriod,
  periodLabel,
  rescale,
} from '@jizhi/domain'
import { type Drawing, readDrawing, storedScale } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { digestOf } from '../../platform/digest.ts'
import { type InitialFigure, InitialFigures, OpenCycle } from '../cycles/index.ts'
import { type DraftLine, LedgerService, OPENING_ACCOUNT } from '../ledgers/index.ts'
import { MechanismsService } from '../mechanisms/index.ts'
import { type Asked, impossible, type OrderKind, OrderKinds, type OrderPlan } from '../orders/index.ts'
import { unitNamesOn } from '../people/index.ts'
import { reachOf } from './touched.ts'

type Content = OrderContent<'initial'>

/** HIST-13 期初: counters as facts of every cycle, balances as entries against an opening account; two persons sign. */
@Injectable()
export class InitialOrder implements OrderKind<'initial'> {
  readonly kind = 'initial'
  readonly right = ['open', 'Cycle'] as const

  constructor(
    kinds: OrderKinds,
    private readonly figures: InitialFigures,
    private readonly cycles: OpenCycle,
    private readonly mechanisms: MechanismsService,
    private readonly ledger: LedgerService,
  ) {
    kinds.add(this)
  }

  async plan(tx: Tx, { id, content, by }: Asked<'initial'>): Promise<OrderPlan> {
    const { owner, asOf, document } = content
    const period = parsePeriod(asOf)
    if (!period.ok) throw impossible(`“${asOf}”不是一期，请写成 2026-10 的样子`)
    if (content.counters.length + content.balances.length === 0) throw impossible('没有填写期初数')
    const today = dayOf(tx.now as Instant) // the database's clock
    const names = await unitNamesOn(tx, today)
    const figures = await this.figuresOf(tx, content, firstDayOf(period.value))
    const lines = balanceLines(content)
    const units = [
      ...new Set([
        ...content.counters.map(({ row }) => row.split('|')[0] ?? ''),
        ...content.balances.map((one) => one.owner),
      ]),
    ]
    const stranger = [owner, ...units].find((unit) => !names.has(unit))
    if (stranger !== undefined) throw impossible(`没有这个单位：${stranger}`)
    const corrects = content.mechanism !== null && (await this.figures.of(tx, content.mechanism)).length > 0
    const parts = [
      ...(figures.length === 0 ? [] : [`${figures.length} 个计数`]),
      ...(content.balances.length === 0 ? [] : [`${content.balances.length} 个账户余额`]),
    ]
    const sentence = `按${document}${corrects ? '更正' : '登记'}期初（截至${periodLabel(period.value)}）：${parts.join('，')}`
    return {
      mechanismId: content.mechanism,
      ownerUnitId: owner,
      sentence,
      needsSecond: true,
      basis: digestOf(content),
      units,
      reach: await reachOf(tx, units),
      change: () => ({
        sentences: [sentence],
        rows: content.counters.slice(0, 60).map(({ row, figure, value }) => ({
          ...{ name: names.get(row.split('|')[0] ?? '')?.name ?? row, column: figure, from: '—', to: value },
        })),
        moreRows: Math.max(0, content.counters.length - 60),
      }),
      apply: async (second) => {
        const signed = { by, second: second ?? by }
        if (content.mechanism !== null && figures.length > 0)
          await this.figures.state(tx, content.mechanism, figures, { ...signed, order: id })
        if (lines.length === 0) return
        const says = `期初余额（截至${periodLabel(period.value)}）`
        const bounds = lines.filter(({ account, counter }) => counter && isPool(account))
        const act = { id, kind: 'initial', says, document, day: today, ...signed, lines, bounds } as const
        const told = await this.ledger.act(tx, act)
        if (told === 'closed' || told === 'overdrawn') throw impossible('有一个账户记不了账，请核对单位')
      },
    }
  }

  /** Counters of the mechanism's own history blocks, as whole numbers at the scale of their column. */
  private async figuresOf(tx: Tx, content: Content, day: string): Promise<InitialFigure[]> {
    const { mechanism, counters, owner, asOf } = content
    if (mechanism === null) {
      if (counters.length > 0) throw impossible('期初计数要写明是哪个机制的')
      return []
    }
    if ((await this.cycles.ownerOf(tx, mechanism)) !== owner) throw impossible('这个机制不是这个单位的')
    const governing = await this.mechanisms.nearest(tx, mechanism, day)
    if (governing === undefined) throw impossible('这个机制还没有批准的版本')
    const drawing = readDrawing(governing.mechanism)
    return counters.map((one) => ({ ...one, asOf, value: wholeOf(drawing, one) }))
  }
}

/** HIST-13: the rest of a pool; from then on it gives no more than it holds. */
const isPool = (account: string): boolean => account.startsWith('money/') && account !== `money/${OPENING_ACCOUNT}`

function wholeOf(drawing: Drawing, { block, figure, value }: Content['counters'][number]): string {
  const isHistory = drawing.of('history').some(({ open }) => open.block.id === block)
  const column = drawing.outputs(block).rows?.columns.find(({ id }) => id === figure)
  if (!isHistory || column === undefined) throw impossible(`“${block}”没有“${figure}”这个历史数`)
  return scaled(value, storedScale(column))
}

function scaled(text: string, scale: number): string {
  const read = parseDecimal(text)
  if (!read.ok) throw impossible(`“${text}”不是数`)
  const fitted = rescale(read.value, scale, 'towards-zero')
  if (compareDecimals(fitted, read.value) !== 0) throw impossible(`“${text}”的小数位多于 ${scale} 位`)
  return fitted.unscaled.toString()
}

/** Each balance against the opening account of its kind. A named account of the owner itself is a pool. */
function balanceLines({ owner, balances }: Content): DraftLine[] {
  return balances.flatMap(({ owner: holder, account, name, amount }) => {
    const whole = BigInt(scaled(amount, 2))
    const line = { scale: 2, contraOf: null }
    const own = name === '' ? account : `${account}/${name}`
    return [
      { ...line, owner: holder, account: own, amount: whole, counter: holder === owner && name !== '' },
      { ...line, owner, account: `${account}/${OPENING_ACCOUNT}`, amount: -whole, counter: true },
    ]
  })
}
