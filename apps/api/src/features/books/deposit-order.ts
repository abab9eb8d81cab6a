import { dayLabel, dayOf, moneyOfFen, parseDay, yuanLabel } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { digestOf } from '../../platform/digest.ts'
import { LedgerService, SOURCE_ACCOUNT } from '../ledgers/index.ts'
import { type Asked, impossible, type OrderKind, OrderKinds, type OrderPlan, unitsReached } from '../orders/index.ts'
import { unitNamesOn } from '../people/index.ts'
import { yuanOf } from './payables.service.ts'

/** 下达资金: finance states it with its document, a second person confirms, and the pool holds no more than that. */
@Injectable()
export class DepositOrder implements OrderKind<'deposit'> {
  readonly kind = 'deposit'
  readonly right = ['pay', 'Effect'] as const

  constructor(
    kinds: OrderKinds,
    private readonly ledger: LedgerService,
  ) {
    kinds.add(this)
  }

  async plan(tx: Tx, { id, content, by }: Asked<'deposit'>): Promise<OrderPlan> {
    const { owner, pool, fen, document, day } = content
    const today = dayOf(tx.now)
    const name = (await unitNamesOn(tx, today)).get(owner)?.name
    if (name === undefined) throw impossible('没有这个单位')
    const amount = BigInt(fen)
    const money = moneyOfFen(amount < 0n ? -amount : amount)
    const read = parseDay(day)
    if (!money.ok) throw impossible('金额超出范围')
    if (!read.ok || day > today) throw impossible('下达日期不能晚于今天')
    if (pool === SOURCE_ACCOUNT || pool.includes('/')) throw impossible(`“${pool}”不能用作资金池的名称`)
    const verb = amount < 0n ? '收回' : '下达'
    const says = `${verb}${pool}`
    const sentence = `${dayLabel(read.value)}按${document}给${name}${verb}“${pool}” ${yuanLabel(money.value)} 元`
    const line = { owner, scale: 2, counter: true, contraOf: null }
    const account = `money/${pool}`
    const held = await this.ledger.balanceOf(tx, { owner, account })
    return {
      mechanismId: null,
      ownerUnitId: owner,
      sentence,
      needsSecond: true,
      basis: digestOf(content),
      units: [owner],
      reach: await unitsReached(tx, [owner]),
      change: () => ({
        sentences: [`“${pool}”余额由 ${yuanOf(held)} 元变为 ${yuanOf(held + amount)} 元`],
        rows: [],
        moreRows: 0,
      }),
      apply: async (second) => {
        const told = await this.ledger.act(tx, {
          ...{ id, kind: 'deposit', says, document, day, by, second: second ?? by },
          bounds: [{ owner, account }],
          lines: [
            { ...line, account, amount },
            { ...line, account: `money/${SOURCE_ACCOUNT}`, amount: -amount },
          ],
        })
        if (told === 'overdrawn') throw impossible('资金池的可用余额不足，不能收回这么多')
      },
    }
  }
}
