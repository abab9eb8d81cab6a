import type { Answer, Input, listLedgerAccounts, readEntry, readStatement } from '@jizhi/contracts'
import { capitalYuan, dayOf, moneyOfFen } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { claimOf, entryNumber, settledSaid } from '../ledgers/index.ts'
import { personNamesOf } from '../people/index.ts'
import { BookNamesReader, causeOf } from './book-names.ts'
import { isWithin, ReachStore } from './reach.store.ts'
import { inOut, sizeOf, sumTexts } from './signed-text.ts'
import { type AccountLine, StatementStore } from './statement.store.ts'

/** 资金与年度账: what accounts hold, and every line with where it comes from. */
@Injectable()
export class StatementsService {
  constructor(
    private readonly database: Database,
    private readonly store: StatementStore,
    private readonly reach: ReachStore,
    private readonly names: BookNamesReader,
  ) {}

  accounts(actor: Actor, asked: string | undefined): Promise<Answer<typeof listLedgerAccounts>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const reach = await this.reach.of(tx, actor)
      const years = await this.store.years(tx)
      const year = asked ?? dayOf(tx.now).slice(0, 4)
      const lines = await this.store.accounts(tx, year, reach)
      const names = await this.names.of(
        tx,
        lines.map(({ owner }) => owner),
      )
      const accounts = lines
        .map((line) => ({ ...line, ...names.card(line), out: sizeOf(line.out) }))
        .sort((a, b) => names.ordinal(a.owner) - names.ordinal(b.owner))
      const kinds = Map.groupBy(lines, ({ account }) => account.split('/')[0] ?? '')
      const totals = reach === 'all' ? [...kinds.values()].map((of) => totalOf(names.card(of[0]!).kind, of)) : []
      return { year, years: years.includes(year) ? years : [year, ...years], accounts, totals }
    })
  }

  statement(actor: Actor, { query }: Input<typeof readStatement>): Promise<Answer<typeof readStatement>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const reach = await this.reach.of(tx, actor)
      const account = await this.store.account(tx, query.owner, query.account)
      if (account === undefined || !isWithin(reach, query.owner)) throw new Fault('ledger.unknown-account')
      const all = await this.store.lines(tx, query.owner, query.account)
      const names = await this.names.of(tx, [query.owner])
      const period = query.period ?? null
      const before = period === null ? undefined : all.findLast(({ month }) => month < period)
      const lines = period === null ? all : all.filter(({ month }) => month.startsWith(period))
      const ins = lines.map(({ amount }) => inOut(amount))
      const opening = before?.balance ?? '0'
      return {
        account: names.card(account),
        period,
        months: [...new Set(all.map(({ month }) => month))].reverse(),
        opening,
        in: sumTexts(ins.flatMap((one) => one.in ?? [])),
        out: sumTexts(ins.flatMap((one) => one.out ?? [])),
        balance: lines.at(-1)?.balance ?? opening,
        lines: lines.map((line) => ({
          ...{ entry: line.entry, day: line.day, contra: line.contra, balance: line.balance, payment: line.payment },
          ...inOut(line.amount),
          says: saysOf(line),
          number: line.effect === null ? null : entryNumber(line.effect),
          // a claim account says by its name what a line of it is
          settled: claimOf(account.account) === undefined && !line.contra ? settledSaid(line.claims ?? []) : '',
          cause: causeOf(line),
        })),
      }
    })
  }

  entry(actor: Actor, id: string): Promise<Answer<typeof readEntry>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const reach = await this.reach.of(tx, actor)
      const lines = await this.store.entry(tx, id)
      const [first] = lines
      if (first === undefined || !lines.some(({ owner }) => isWithin(reach, owner)))
        throw new Fault('ledger.unknown-entry')
      const names = await this.names.of(
        tx,
        lines.map(({ owner }) => owner),
      )
      const people = [first.by, first.second].flatMap((one) => one ?? [])
      const persons = await personNamesOf(tx, people)
      const moved = lines.filter(({ measure, counter }) => measure === 'fen' && !counter)
      const cause = causeOf(first)
      const column = cause === null ? undefined : await this.store.bookedColumn(tx, cause.cycleId, cause.block)
      const money = moneyOfFen(moved.reduce((sum, { amount }) => sum + BigInt(amount), 0n))
      return {
        ...{
          id,
          day: first.day,
          at: first.at.toISOString(),
          says: saysOf(first),
          number: first.effect === null ? null : entryNumber(first.effect),
          document: first.document,
        },
        cause,
        why:
          column === undefined || cause === null
            ? null
            : { block: cause.block, port: 'posted', row: cause.row, column },
        by: people.map((one) => persons.get(one) ?? '（姓名已删除）'),
        payment: first.payment,
        lines: lines.map((line) => ({ ...names.card(line), ...inOut(line.amount), contra: line.contra })),
        capital: moved.length === 0 || !money.ok ? null : capitalYuan(money.value),
      }
    })
  }
}

/** 摘要; a contra says so before what it takes back. */
const saysOf = ({ says, contra }: { readonly says: string; readonly contra: boolean }): string =>
  contra ? `冲销：${says}` : says

const totalOf = (kind: string, lines: readonly AccountLine[]) => ({
  kind,
  measure: lines[0]?.measure ?? 'fen',
  opening: sumTexts(lines.map(({ opening }) => opening)),
  in: sumTexts(lines.map((line) => line.in)),
  out: sizeOf(sumTexts(lines.map(({ out }) => out))),
  balance: sumTexts(lines.map(({ balance }) => balance)),
})
