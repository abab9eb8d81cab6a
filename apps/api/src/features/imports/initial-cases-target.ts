import { dayOf } from '@jizhi/domain'
import type { OpenStatus } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { newId } from '../../platform/new-id.ts'
import { type Actor, demand } from '../../platform/session/actor.ts'
import {
  columnLetters,
  indexUnits,
  type Problem,
  problem,
  type ReadRow,
  type TableRead,
  type WantedColumn,
} from '../../platform/spreadsheet/index.ts'
import { type DrawnList, InitialCases, type InitialLine, refusedLine, refusedList } from '../cases/index.ts'
import { AppendFacts } from '../cycles/index.ts'
import { OrdersService, OrdersStore } from '../orders/index.ts'
import { type Holding, ImportsStore, type NamedUnit } from './imports.store.ts'
import { NOTHING, type Plan, type Prepared } from './target.ts'
import type { Target } from './targets.ts'

type Aim = Extract<Target, { kind: 'initial-cases' }>

/** What people call where an open case stands; some words mean the same state. */
const STATUS_WORDS: readonly (readonly [word: string, status: OpenStatus, claimed?: true])[] = [
  ['待受理', 'received'],
  ['已受理', 'accepted'],
  ['待派单', 'accepted'],
  ['待领办', 'dispatched', true],
  ['已领办', 'working', true],
  ['办理中', 'working'],
  ['待核验', 'finished'],
]

/** A line as it was read: without the id of words that are not kept yet. */
interface Line extends InitialLine {
  readonly text: string
}

/** CASE-5 期初事项 by table: the open cases of the county's own list as one 办理单, which a second person signs. */
@Injectable()
export class InitialCasesTarget {
  constructor(
    private readonly cases: InitialCases,
    private readonly store: ImportsStore,
    private readonly facts: AppendFacts,
    private readonly orders: OrdersService,
    private readonly sheets: OrdersStore,
  ) {}

  async prepare(tx: Tx, actor: Actor, aim: Aim): Promise<Prepared> {
    const list = await this.cases.drawn(tx, aim.mechanism, aim.block)
    const { ownerUnitId } = list
    demand(actor, 'propose', 'Order', { ownerUnitId })
    demand(actor, 'open', 'Cycle', { ownerUnitId })
    const units = await this.store.units(tx)
    return {
      ownerUnitId,
      title: '期初事项',
      request: { columns: columnsOf(list, actor.tenant.code, units), key: ['number'] },
      filled: [],
      source: aim.document,
      plan: (inside, table) => this.plan(inside, table, actor, aim, list),
    }
  }

  private async plan(tx: Tx, table: TableRead, actor: Actor, aim: Aim, list: DrawnList): Promise<Plan> {
    const holders = await this.store.holders(tx, dayOf(tx.now))
    const numbers = table.rows.map((row) => textIn(row, 'number'))
    const bounds = await this.cases.bounds(tx, list, aim.asOf, numbers)
    const waiting = await this.waiting(tx, aim)
    const tooEarly = refusedList(aim.asOf, bounds.today)
    const tooMany = table.rows.length > MOST ? `一次最多登记 ${MOST} 件，请分成几个文件` : undefined
    const whole = tooEarly ?? tooMany
    const problems: Problem[] =
      whole === undefined ? [] : [problem('row.refused', { why: `${whole}。` }, { sheet: table.sheet })]
    const lines: Line[] = []
    for (const row of table.rows) {
      const read = lineIn(row, list, holders)
      const why = typeof read === 'string' ? read : (waitingFor(read, waiting) ?? refusedLine(read, bounds))
      if (why !== undefined) problems.push(refused(table, row, why))
      else if (typeof read !== 'string') lines.push(read)
    }
    const write = async (inside: Tx): Promise<void> => {
      const cases: InitialLine[] = []
      for (const { text, ...line } of lines)
        cases.push({ ...line, words: (await this.facts.words(inside, text === '' ? null : text)) ?? null })
      const { mechanism, block, asOf, document } = aim
      const order = {
        kind: 'initial-cases' as const,
        content: { mechanism, block, asOf, document: document.trim(), cases },
      }
      const reason = `按${document.trim()}登记期初事项`
      await this.orders.proposeIn(inside, actor, newId(), { cycle: null, order, reason, fileId: null })
    }
    return { ...NOTHING, problems, effect: { added: lines.length, unchanged: 0, corrected: 0 }, write }
  }

  /** Numbers that wait for their second person already. */
  private async waiting(tx: Tx, { mechanism }: Aim): Promise<ReadonlySet<string>> {
    const orders = await this.sheets.list(tx, { kind: 'initial-cases', mechanism, state: 'proposed' })
    return new Set(
      orders.flatMap(({ content }) => ('cases' in content ? content.cases.map(({ number }) => number) : [])),
    )
  }
}

/** So many in one order. */
const MOST = 500

const waitingFor = ({ number }: Line, waiting: ReadonlySet<string>): string | undefined =>
  waiting.has(number) ? `编号 ${number} 已在一张等第二人确认的期初办理单里，请先办完那一张，或删去这一行` : undefined

/** What the county's form calls things stands beside our own words, so that a list of the county fits as it is. */
function columnsOf({ config, form }: DrawnList, county: string, units: readonly NamedUnit[]): WantedColumn[] {
  const index = indexUnits(
    county,
    units.map(({ id, code, names: [name = id, ...aliases], above }) => ({
      ...{ id, name, aliases },
      ...(code === null ? {} : { code }),
      ...(above === null ? {} : { above }),
    })),
  )
  const own = ['编号', '问题', '地点', '单位', '类别', '发现日期', '现状', '派单日期', '期限', '责任单位', '责任人']
  const asked = (...types: readonly string[]): string[] =>
    (form?.fields ?? [])
      .filter(({ type, label }) => types.includes(type) && !own.includes(label))
      .map(({ label }) => label)
  const unit = { kind: 'unit', units: index } as const
  const text = (maxLength: number) => ({ kind: 'text', maxLength }) as const
  const date = { kind: 'date' } as const
  const states = STATUS_WORDS.filter(([, , claimed]) => config.claim || claimed !== true)
  return [
    {
      id: 'number',
      label: '编号',
      aliases: ['事项编号', '问题编号', '序号'],
      required: true,
      filled: true,
      type: text(40),
    },
    {
      id: 'what',
      label: '问题',
      aliases: ['问题描述', '事项', '内容', ...asked('text').slice(0, 1)],
      required: false,
      type: text(300),
    },
    {
      id: 'spot',
      label: '地点',
      aliases: ['具体位置', '位置', ...asked('text').slice(1, 2)],
      required: false,
      type: text(100),
    },
    {
      id: 'place',
      label: '单位',
      aliases: ['所在单位', '村', '村（社区）', '所在村', ...asked('unit', 'row')],
      required: false,
      type: unit,
    },
    ...(config.classes.length === 0
      ? []
      : [
          {
            ...{ id: 'class', label: '类别', aliases: ['问题类别', ...asked('choice').slice(0, 1)], required: false },
            type: { kind: 'choice', options: config.classes.map(({ id, label }) => ({ id, label })) },
          } satisfies WantedColumn,
        ]),
    { id: 'found', label: '发现日期', aliases: ['受理日期', '登记日期'], required: true, filled: true, type: date },
    {
      ...{ id: 'status', label: '现状', aliases: ['状态', '办理状态'], required: true, filled: true },
      type: { kind: 'choice', options: states.map(([word]) => ({ id: word, label: word })) },
    },
    { id: 'dispatched', label: '派单日期', aliases: ['交办日期'], required: false, type: date },
    { id: 'due', label: '期限', aliases: ['办理期限', '办结期限', '限期'], required: false, type: date },
    { id: 'unit', label: '责任单位', aliases: ['承办单位', '主办单位'], required: false, type: unit },
    { id: 'doer', label: '责任人', aliases: ['经办人', '承办人'], required: false, type: text(40) },
  ]
}

/** What a row says, or why it says nothing that can be taken. */
function lineIn(row: ReadRow, { config }: DrawnList, holders: readonly Holding[]): Line | string {
  const status = STATUS_WORDS.find(([word]) => word === choiceIn(row, 'status'))?.[1] ?? 'received'
  const unit = unitIn(row, 'unit')
  const named = textIn(row, 'doer')
  const doer = named === '' ? null : personNamed(named, unit, holders)
  if (doer !== null && 'why' in doer) return doer.why
  const kind = choiceIn(row, 'class')
  const parts = [textIn(row, 'spot'), textIn(row, 'what')].filter((part) => part !== '')
  return {
    ...{ number: textIn(row, 'number').trim(), words: null, text: parts.join('：'), place: unitIn(row, 'place') },
    class: config.classes.find(({ id }) => id === kind)?.id ?? null,
    ...{ foundOn: dayIn(row, 'found') ?? '', status, unit },
    ...{ dispatchedOn: dayIn(row, 'dispatched'), dueOn: dayIn(row, 'due'), doer: doer?.person ?? null },
  }
}

/** Whoever of that name holds a post of the unit, else the only one of that name in the county. */
function personNamed(
  name: string,
  unit: string | null,
  holders: readonly Holding[],
): { person: string } | { why: string } {
  const all = holders.filter((one) => one.name === name)
  const here = all.filter((one) => one.unit === unit)
  const [person, ...others] = new Set((here.length > 0 ? here : all).map((one) => one.person))
  if (person === undefined) return { why: `责任人“${name}”现在没有岗位，请核对姓名，或先在人员页任职` }
  return others.length === 0
    ? { person }
    : { why: `叫“${name}”的有 ${others.length + 1} 人，请写明责任单位，或先只写责任单位` }
}

const textIn = ({ values }: ReadRow, id: string): string => {
  const value = values[id]
  return value?.kind === 'text' ? value.text.trim() : ''
}
const unitIn = ({ values }: ReadRow, id: string): string | null => {
  const value = values[id]
  return value?.kind === 'unit' ? value.unit : null
}
const dayIn = ({ values }: ReadRow, id: string): string | null => {
  const value = values[id]
  return value?.kind === 'date' ? value.day : null
}
const choiceIn = ({ values }: ReadRow, id: string): string | null => {
  const value = values[id]
  return value?.kind === 'choice' ? value.option : null
}

const refused = (table: TableRead, { row }: ReadRow, why: string): Problem => {
  const at = table.columns.find(({ id }) => id === 'number')?.at ?? 0
  return problem('row.refused', { why: `${why}。` }, { sheet: table.sheet, row, column: columnLetters(at) })
}
