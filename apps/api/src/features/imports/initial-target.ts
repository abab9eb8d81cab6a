import { decimalText, firstDayOf, parsePeriod } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { type Actor, demand } from '../../platform/session/actor.ts'
import {
  type Problem,
  problem,
  type ReadRow,
  type TableRead,
  type WantedColumn,
} from '../../platform/spreadsheet/index.ts'
import {
  balanceLines,
  counterLines,
  InitialChoices,
  type InitialContent,
  InitialStanding,
  initialBasis,
  NONE,
} from '../books/index.ts'
import { OpenCycle } from '../cycles/index.ts'
import { OrdersService, OrdersStore } from '../orders/index.ts'
import { ImportsStore } from './imports.store.ts'
import { NOTHING, type Plan, type Prepared } from './target.ts'
import { UNIT, unitColumns } from './unit-columns.ts'

interface Aim {
  readonly mechanism: string
  readonly asOf: string
  readonly document: string
}

type Counters = Awaited<ReturnType<InitialChoices['countersOf']>>

/** Accounts whose rest a table can bring; of pools there are few, and their form names them. */
const BALANCES = [
  { id: 'money', label: '资金余额（元）', aliases: ['资金余额', '资金'] },
  { id: 'annual-points', label: '年度绩效分余额', aliases: ['年度绩效分', '绩效分余额'] },
  { id: 'credits', label: '积分余额', aliases: ['积分'] },
] as const

/** HIST-13 期初 by table: counters and balances of all units as one 办理单, which a second person signs. */
@Injectable()
export class InitialTarget {
  constructor(
    private readonly choices: InitialChoices,
    private readonly standing: InitialStanding,
    private readonly opener: OpenCycle,
    private readonly store: ImportsStore,
    private readonly orders: OrdersService,
    private readonly sheets: OrdersStore,
  ) {}

  async prepare(tx: Tx, actor: Actor, target: Aim): Promise<Prepared> {
    const ownerUnitId = await this.opener.ownerOf(tx, target.mechanism)
    if (ownerUnitId === undefined) throw new Fault('mechanism.unknown')
    demand(actor, 'propose', 'Order', { ownerUnitId })
    demand(actor, 'open', 'Cycle', { ownerUnitId })
    const period = parsePeriod(target.asOf)
    if (!period.ok) throw new Fault('import.wrong-target', { why: `“${target.asOf}”不是一期，请写成 2026-10 的样子` })
    const counters = await this.choices.countersOf(tx, target.mechanism, firstDayOf(period.value))
    const [subject] = counters.map((one) => one.subject)
    if (subject === undefined) throw new Fault('import.wrong-target', { why: '这个机制没有可登记期初的历史计数' })
    const units = await this.store.units(tx)
    const rows = await this.choices.rows(tx, ownerUnitId, subject)
    const named = unitColumns(actor.tenant.code, units, new Set(rows))
    return {
      ownerUnitId,
      title: '期初',
      request: {
        columns: [
          ...named.columns,
          ...counters.filter((one) => one.subject === subject).map(counterColumn),
          ...balances,
        ],
        key: [UNIT],
      },
      filled: rows.map(named.filled),
      source: target.document,
      plan: (inside, table) => this.plan(inside, table, actor, { ...target, owner: ownerUnitId, counters }),
    }
  }

  private async plan(
    tx: Tx,
    table: TableRead,
    actor: Actor,
    { owner, counters, ...aim }: Aim & { owner: string; counters: Counters },
  ): Promise<Plan> {
    const content: InitialContent = {
      ...{ owner, mechanism: aim.mechanism, asOf: aim.asOf, document: aim.document.trim() },
      counters: table.rows.flatMap((row) => statedIn(row, counters)),
      balances: table.rows.flatMap(balancesIn),
    }
    const effect = { added: 0, unchanged: 0, corrected: 0 }
    const moved = await this.standing.against(tx, content, counterLines(content, counters), balanceLines(content))
    // what waits for its second person is not proposed a second time
    const waits = (await this.sheets.list(tx, { kind: 'initial', mechanism: aim.mechanism, state: 'proposed' })).some(
      ({ basis }) => basis === initialBasis(content, moved),
    )
    for (const { from, to } of moved)
      effect[waits || from === to ? 'unchanged' : from === NONE ? 'added' : 'corrected'] += 1
    const write = async (inside: Tx): Promise<void> => {
      const order = { kind: 'initial' as const, content }
      const reason = `按${content.document}导入期初`
      await this.orders.proposeIn(inside, actor, newId(), { cycle: null, order, reason, fileId: null })
    }
    return { ...NOTHING, problems: moved.length === 0 ? [noFigures(table, counters)] : [], effect, write }
  }
}

function noFigures(table: TableRead, counters: Counters): Problem {
  const labels = [...counters, ...BALANCES].map(({ label }) => `“${label}”`).slice(0, 8)
  return problem('header.no-figures', { wanted: labels.join('') }, { sheet: table.sheet, row: table.headerRow })
}

const idOf = ({ block, figure }: { block: string; figure: string }): string => `c_${block}_${figure}`

/** A figure without a declared scale is held to twenty decimals; people write six at most. */
const enteredScale = ({ scale }: Counters[number]): number => Math.min(scale, 6)

const counterColumn = (one: Counters[number]): WantedColumn => ({
  ...{ id: idOf(one), label: one.label, required: false },
  type: { kind: 'decimal', scale: enteredScale(one) },
})

const balances: readonly WantedColumn[] = BALANCES.map((one) => ({
  ...{ ...one, required: false },
  type: { kind: 'decimal', scale: 2 },
}))

const unitIn = ({ values }: ReadRow): string => {
  const value = values[UNIT]
  return value?.kind === 'unit' ? value.unit : ''
}

/** An empty cell states nothing; 0 is stated where it is written. */
function decimalIn({ values }: ReadRow, column: string, scale: number): string | undefined {
  const value = values[column]
  if (value?.kind !== 'decimal') return undefined
  return decimalText({ unscaled: BigInt(value.scaled), scale })
}

const statedIn = (row: ReadRow, counters: Counters): InitialContent['counters'] =>
  counters.flatMap((one) => {
    const value = decimalIn(row, idOf(one), enteredScale(one))
    return value === undefined ? [] : [{ block: one.block, figure: one.figure, row: unitIn(row), value }]
  })

const balancesIn = (row: ReadRow): InitialContent['balances'] =>
  BALANCES.flatMap(({ id }) => {
    const amount = decimalIn(row, id, 2)
    return amount === undefined ? [] : [{ owner: unitIn(row), account: id, name: '', amount }]
  })
