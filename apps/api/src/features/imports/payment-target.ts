import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { digestOf, idOfDigest } from '../../platform/digest.ts'
import { type Actor, demand, may } from '../../platform/session/actor.ts'
import { columnLetters, type Problem, problem, type ReadRow, type TableRead } from '../../platform/spreadsheet/index.ts'
import { AppendFacts } from '../cycles/index.ts'
import { entryNumber, LedgerService, type NewPayment, type PayableRow, PaymentsStore } from '../ledgers/index.ts'
import { type FileRead, NOTHING, type Plan, type Prepared } from './target.ts'

const NUMBER = 'number'
const STATE = 'state'
const DAY = 'day'
const VOUCHER = 'voucher'

/** One line of the file that says something of an entry. */
interface Report extends NewPayment {
  readonly payable: PayableRow
}

/** 支付状态: finance pays outside and brings the list back; what became of an entry is a fact of its cycle (EFF-6). */
@Injectable()
export class PaymentTarget {
  constructor(
    private readonly payments: PaymentsStore,
    private readonly facts: AppendFacts,
    private readonly ledger: LedgerService,
  ) {}

  async prepare(tx: Tx, actor: Actor): Promise<Prepared> {
    const ownerUnitId = actor.grants.find(({ role }) => role === 'finance')?.unitId ?? actor.rootUnitId
    demand(actor, 'pay', 'Effect', { ownerUnitId })
    const all = await this.payments.payables(tx)
    const payables = all.filter((one) => may(actor, 'pay', 'Effect', { ownerUnitId: one.ownerUnitId }))
    return {
      ownerUnitId,
      title: '支付状态',
      request: {
        columns: [
          { id: NUMBER, label: '分录编号', required: true, filled: true, type: { kind: 'text', maxLength: 40 } },
          {
            id: STATE,
            label: '支付状态',
            required: true,
            type: {
              kind: 'choice',
              options: [
                { id: 'paid', label: '已付' },
                { id: 'returned', label: '退回' },
              ],
            },
          },
          { id: DAY, label: '支付日期', required: true, type: { kind: 'date' } },
          { id: VOUCHER, label: '凭证号', required: true, type: { kind: 'text', maxLength: 60 } },
        ],
        key: [NUMBER],
      },
      filled: payables.filter(({ last }) => last === null).map(({ effect }) => ({ [NUMBER]: entryNumber(effect) })),
      source: null,
      plan: (_, table, file) => this.plan(table, file, payables),
    }
  }

  private plan(table: TableRead, file: FileRead, payables: readonly PayableRow[]): Plan {
    const byNumber = Map.groupBy(payables, ({ effect }) => entryNumber(effect))
    const problems: Problem[] = []
    const effect = { added: 0, unchanged: 0, corrected: 0 }
    const reports: Report[] = []
    for (const row of table.rows) {
      // a line that says nothing has not been paid yet
      if (row.values[STATE]?.kind !== 'choice') continue
      const found = byNumber.get(textOf(row, NUMBER).trim().toUpperCase()) ?? []
      const [payable] = found
      const report = payable && reportOf(row, payable)
      if (payable === undefined || found.length > 1) problems.push(refused(table, row, NUMBER, UNKNOWN))
      else if (isTakenBack(report, payable)) problems.push(refused(table, row, STATE, BY_ORDER))
      else if (typeof report === 'string') problems.push(refused(table, row, DAY, report))
      else if (report === undefined || isSame(report, payable)) effect.unchanged += 1
      else {
        reports.push(report)
        effect[payable.last === null ? 'added' : 'corrected'] += 1
      }
    }
    return { ...NOTHING, problems, effect, write: (tx, importId) => this.write(tx, importId, file, reports) }
  }

  private async write(tx: Tx, importId: string, file: FileRead, reports: readonly Report[]): Promise<void> {
    for (const [cycle, ours] of Map.groupBy(reports, ({ payable }) => payable.cycle))
      await this.facts.append(
        tx,
        cycle,
        ours.map(({ payable, state, fact }) => ({
          kind: 'acknowledged' as const,
          slot: { block: payable.block, row: payable.row, item: payable.effect },
          value: { state: state === 'paid' ? ('done' as const) : ('refused' as const) },
          ...{ id: fact, by: file.by, source: { file: file.name }, importId },
          ...(payable.last === null ? {} : { supersedes: payable.last.fact }),
        })),
      )
    await this.payments.insert(tx, reports, file.by, importId)
    await this.ledger.reported(
      tx,
      reports.flatMap(({ payable: { effect, cycle, entry, last }, state }) => {
        const isPaid = state === 'paid'
        // only a report that says otherwise than the one before moves money
        return isPaid === (last?.state === 'paid') ? [] : [{ effect, cycle, entry, isPaid }]
      }),
    )
  }
}

/** EFF-4: money that came back stands on the books; whether it did is not for one person to say otherwise. */
const isTakenBack = (report: Report | string | undefined, { last, fen }: PayableRow): boolean =>
  typeof report === 'object' && report.state === 'returned' && last?.state === 'paid' && fen.startsWith('-')

const BY_ORDER = '这一笔退款已报到账。要撤销，请在待付清单里开“撤销支付”办理单，由另一位同志确认'

const UNKNOWN = '没有这个分录编号，请用从本系统下载的待付清单填写'

const textOf = (row: ReadRow, id: string): string => {
  const value = row.values[id]
  return value?.kind === 'text' ? value.text : ''
}

/** What the line says, or why it cannot be. */
function reportOf(row: ReadRow, payable: PayableRow): Report | string {
  const [state, day] = [row.values[STATE], row.values[DAY]]
  if (state?.kind !== 'choice') return '没有写支付状态'
  if (day?.kind !== 'date') return '写了支付状态，就要写支付日期'
  if (day.day < payable.day) return `支付日期 ${day.day} 早于入账日期 ${payable.day}，请核对`
  const voucher = textOf(row, VOUCHER)
  if (state.option === 'paid' && voucher === '') return '已付的要写凭证号'
  const told = {
    effect: payable.effect,
    state: state.option === 'paid' ? 'paid' : 'returned',
    day: day.day,
    voucher,
  } as const
  const fact = idOfDigest(digestOf([payable.cycle, 'acknowledged', told, payable.last?.fact ?? null]))
  return { ...told, n: (payable.last?.n ?? 0) + 1, fact, payable }
}

const isSame = ({ state, day, voucher }: Report, { last }: PayableRow): boolean =>
  last !== null && last.state === state && last.day === day && last.voucher === voucher

const refused = (table: TableRead, { row }: ReadRow, column: string, why: string): Problem => {
  const at = table.columns.find(({ id }) => id === column)?.at ?? 0
  return problem('row.refused', { why: `${why}。` }, { sheet: table.sheet, row, column: columnLetters(at) })
}
