import { dayLabel, dayOf, parseDay } from '@jizhi/domain'
import { CASE_STATES } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { digestOf } from '../../platform/digest.ts'
import { FactsStore } from '../cycles/index.ts'
import { type Asked, impossible, type OrderKind, OrderKinds, type OrderPlan, unitsReached } from '../orders/index.ts'
import { unitNamesOn } from '../people/index.ts'
import { InitialCases } from './initial-cases.ts'
import { type InitialLine, refusedLine, refusedList } from './initial-cases-plan.ts'

/** Rows of an order that are shown at once. */
const SHOWN = 60

/** CASE-5 期初事项: two persons sign a list of open cases; only then there are any. */
@Injectable()
export class InitialCasesOrder implements OrderKind<'initial-cases'> {
  readonly kind = 'initial-cases'
  readonly right = ['open', 'Cycle'] as const

  constructor(
    kinds: OrderKinds,
    private readonly initial: InitialCases,
    private readonly facts: FactsStore,
  ) {
    kinds.add(this)
  }

  async plan(tx: Tx, { id, content, by, reasonId }: Asked<'initial-cases'>): Promise<OrderPlan> {
    const { mechanism, block, asOf, document, cases } = content
    const list = await this.initial.drawn(tx, mechanism, block)
    const day = parseDay(asOf)
    const tooEarly = refusedList(asOf, dayOf(tx.now))
    if (!day.ok || tooEarly !== undefined) throw impossible(tooEarly ?? `“${asOf}”不是日期`)
    const numbers = cases.map(({ number }) => number)
    if (new Set(numbers).size < numbers.length) throw impossible('同一个编号写了两次')
    const bounds = await this.initial.bounds(tx, list, asOf, numbers)
    for (const line of cases) {
      const why = refusedLine(line, bounds)
      if (why !== undefined) throw impossible(`编号 ${line.number}：${why}`)
    }
    const units = [...new Set(cases.flatMap(({ place, unit }) => [place, unit].filter((one) => one !== null)))]
    const names = await unitNamesOn(tx, dayOf(tx.now), units)
    const words = await this.facts.wordsOf(tx, cases.slice(0, SHOWN).flatMap((one) => one.words ?? []))
    const nameOf = (unit: string): string => names.get(unit)?.name ?? unit
    return {
      mechanismId: mechanism,
      ownerUnitId: list.ownerUnitId,
      sentence: `按${document}登记期初事项（截至${dayLabel(day.value)}）：${list.name} ${cases.length} 件`,
      needsSecond: true,
      basis: digestOf([content, list.version]),
      units,
      reach: await unitsReached(tx, units),
      change: () => ({
        sentences: [sayStates(cases), '期限从各自的派单日期或清单写的期限算起；以前已到的催办、督办台阶不再补发'],
        rows: cases.slice(0, SHOWN).map((line) => ({
          name: `${line.number} ${words.get(line.words ?? '') ?? ''}`.trim(),
          column: '现状',
          ...{ from: '—', to: sayLine(line, nameOf) },
        })),
        moreRows: Math.max(0, cases.length - SHOWN),
      }),
      apply: (second) => this.initial.open(tx, list, content, { order: id, reasonId, by, second: second ?? by }),
    }
  }
}

function sayStates(cases: readonly InitialLine[]): string {
  const counts = Map.groupBy(cases, ({ status }) => status)
  return [...counts].map(([status, lines]) => `${CASE_STATES[status]} ${lines.length} 件`).join('，')
}

const sayLine = ({ status, unit, foundOn, dispatchedOn, dueOn }: InitialLine, nameOf: (unit: string) => string): string =>
  [
    CASE_STATES[status],
    ...(unit === null ? [] : [nameOf(unit)]),
    `${foundOn} 发现`,
    ...(dispatchedOn === null ? [] : [`${dispatchedOn} 派单`]),
    ...(dueOn === null ? [] : [`限 ${dueOn}`]),
  ].join('，')
