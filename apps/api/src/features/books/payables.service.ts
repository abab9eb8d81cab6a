import type { Answer, listPayables } from '@jizhi/contracts'
import { moneyOfFen, yuanText } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { writeSheetFile } from '../../platform/spreadsheet/index.ts'
import { entryNumber, PaymentsStore } from '../ledgers/index.ts'
import { accountLabel } from './account-names.ts'
import { BookNamesReader } from './book-names.ts'
import { isWithin, ReachStore } from './reach.store.ts'

type Payables = Answer<typeof listPayables>

export const STATE_WORDS = { paid: '已付', returned: '退回' } as const

/** 待付清单: finance pays outside, and brings back what came of it. */
@Injectable()
export class PayablesService {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentsStore,
    private readonly reach: ReachStore,
    private readonly names: BookNamesReader,
  ) {}

  list(actor: Actor): Promise<Payables> {
    return this.database.read(actor.tenantId, async (tx) => {
      const reach = await this.reach.of(tx, actor)
      const rows = (await this.payments.payables(tx)).filter(({ owners }) => owners.some((one) => isWithin(reach, one)))
      const names = await this.names.of(
        tx,
        rows.flatMap(({ owners }) => owners),
      )
      const payables = rows.map(({ effect, entry, day, owners, account, says, fen, last }) => ({
        ...{ entry, day, says, fen, number: entryNumber(effect), account: accountLabel(account) },
        ownerName: owners.map(names.owner).join('、'),
        payment: last === null ? null : { state: last.state, day: last.day, voucher: last.voucher },
      }))
      const sum = (of: (one: Payables['payables'][number]) => boolean): string =>
        payables
          .filter(of)
          .reduce((total, { fen }) => total + BigInt(fen), 0n)
          .toString()
      return {
        payables,
        waiting: sum(({ payment }) => payment === null),
        paid: sum(({ payment }) => payment?.state === 'paid'),
        returned: sum(({ payment }) => payment?.state === 'returned'),
      }
    })
  }

  /** What waits, and what came back: columns for the answer stand empty. */
  async file(actor: Actor): Promise<{ name: string; bytes: Uint8Array }> {
    const { payables } = await this.list(actor)
    const rows = payables
      .filter(({ payment }) => payment?.state !== 'paid')
      .map((one) => [one.number, one.day, one.ownerName, one.account, one.says, yuanOf(one.fen), '', '', ''])
    const bytes = await writeSheetFile({ sheets: [{ name: '待付清单', rows: [HEADERS, ...rows], headerRow: 0 }] })
    return { name: '待付清单.xlsx', bytes }
  }
}

const HEADERS = ['分录编号', '入账日期', '收款单位', '账户', '摘要', '金额（元）', '支付状态', '支付日期', '凭证号']

/** Fen as `5000.00`. */
export function yuanOf(fen: string | bigint): string {
  const money = moneyOfFen(BigInt(fen))
  if (!money.ok) throw new Error('an amount beyond the limit of money')
  return yuanText(money.value)
}
