import { dayOf } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { digestOf } from '../../platform/digest.ts'
import { newId } from '../../platform/new-id.ts'
import { AppendFacts } from '../cycles/index.ts'
import { entryNumber, LedgerService, type PayableRow, PaymentsStore } from '../ledgers/index.ts'
import { type Asked, impossible, type OrderKind, OrderKinds, type OrderPlan, unitsReached } from '../orders/index.ts'
import { unitNamesOn } from '../people/index.ts'
import { accountLabel } from './account-names.ts'
import { yuanOf } from './payables.service.ts'

/**
 * 撤销支付 (EFF-6): what was reported as paid, or as come back, and was not. Nothing booked is changed: what the report
 * moved goes back by lines of its own, whatever the pool holds by now.
 */
@Injectable()
export class UnpayOrder implements OrderKind<'unpay'> {
  readonly kind = 'unpay'
  readonly right = ['pay', 'Effect'] as const

  constructor(
    kinds: OrderKinds,
    private readonly payments: PaymentsStore,
    private readonly facts: AppendFacts,
    private readonly ledger: LedgerService,
  ) {
    kinds.add(this)
  }

  async plan(tx: Tx, { content, by, reasonId }: Asked<'unpay'>): Promise<OrderPlan> {
    const payable = (await this.payments.payables(tx)).find(({ entry }) => entry === content.entry)
    if (payable === undefined) throw impossible('待付清单里没有这一笔')
    const { last, ownerUnitId, owners } = payable
    if (last?.state !== 'paid') throw impossible('这一笔没有报过已付，不用撤销')
    const names = await unitNamesOn(tx, dayOf(tx.now))
    const units = owners.filter((id) => names.has(id))
    const whose = units.map((id) => names.get(id)?.name ?? '').join('、')
    const report = { effect: payable.effect, cycle: payable.cycle, entry: payable.entry, isPaid: false }
    const moves = await this.ledger.movedBy(tx, report)
    return {
      ...{ mechanismId: null, ownerUnitId, needsSecond: true, units },
      sentence: `撤销${whose}第 ${entryNumber(payable.effect)} 号分录 ${last.day} 报的“${saysOf(payable)}”（凭证 ${last.voucher}），${yuanOf(absolute(payable.fen))} 元`,
      basis: digestOf([payable.effect, last.n, last.fact]),
      reach: await unitsReached(tx, units),
      change: () => ({
        sentences: [
          `这一笔回到“${BigInt(payable.fen) < 0n ? '应退回' : '待付'}”，可以重新报`,
          ...moves.map(
            ({ account, before, after }) =>
              `${accountLabel(account)}余额由 ${yuanOf(before)} 元变为 ${yuanOf(after)} 元${after < 0n && before >= 0n ? '，池里的钱已经用出去，会成为负数' : ''}`,
          ),
        ],
        rows: [],
        moreRows: 0,
      }),
      apply: async () => {
        const fact = newId()
        await this.facts.append(tx, payable.cycle, [
          {
            kind: 'acknowledged',
            slot: { block: payable.block, row: payable.row, item: payable.effect },
            value: { state: 'refused' },
            ...{ id: fact, by, supersedes: last.fact, reasonId },
          },
        ])
        const taken = {
          effect: payable.effect,
          n: last.n + 1,
          state: 'returned',
          day: dayOf(tx.now),
          voucher: '',
          fact,
        } as const
        await this.payments.insert(tx, [taken], by, null)
        await this.ledger.reported(tx, [report])
      },
    }
  }
}

const saysOf = ({ fen }: PayableRow): string => (BigInt(fen) < 0n ? '已退回到账' : '已付')

const absolute = (fen: string): bigint => (BigInt(fen) < 0n ? -BigInt(fen) : BigInt(fen))
