import { type Instant, type Key, type MissingReason, must, type PersonId, parseDecimal, rescale } from '@jizhi/domain'
import {
  type Column,
  type FrozenRows,
  type Mechanism,
  type OutcomeRows,
  readDrawing,
  storedScale,
} from '@jizhi/mechanism'
import type { CaseCycle, GivenOutcome } from './case.ts'
import { frozenOf } from './cell-text.ts'
import { type FactStream, momentOf } from './fact-stream.ts'

type Table = { readonly [row: string]: readonly string[] }

/** Rows written by hand, as they would have been frozen. */
export function frozenTable(columns: readonly Column[], rows: Table): FrozenRows {
  const keys = Object.keys(rows) as Key[] // written in the case
  return {
    keys,
    columns: columns.map((column, at) => ({
      id: column.id,
      cells: Object.values(rows).map((texts) => frozenOf(column, texts[at] ?? '?undecided')),
    })),
    domain: keys.map((key) => ({ key, standing: 'in' })),
  }
}

const asColumn = (one: GivenOutcome['columns'][number]): Column => ({
  id: one.id,
  label: one.id,
  type: one.type as Column['type'], // a wrong one is read as undecided, which no case expects
  ...(one.scale === undefined ? {} : { scale: one.scale }),
  ...(one.options === undefined ? {} : { options: one.options.map((id) => ({ id, label: id })) }),
})

function outcomeRows(one: GivenOutcome): OutcomeRows {
  const rows = frozenTable(one.columns.map(asColumn), one.rows)
  const out = (one.out ?? []).map((key) => ({ key: key as Key, standing: 'out' as const }))
  const missing = Object.entries(one.missing ?? {}).map(([key, reason]) => ({
    key: key as Key,
    standing: reason as MissingReason, // written in the case
  }))
  return {
    scheme: one.scheme,
    result: one.result,
    period: one.period,
    ...(one.at === undefined ? {} : { at: momentOf(one.at) }),
    revision: one.revision ?? 1,
    rows: { ...rows, domain: [...rows.domain, ...out, ...missing] },
    types: one.columns.map((column) => ({ ...column, type: asColumn(column).type })),
  }
}

/** PIN-2: what stands before the first step: outcomes, 期初, accounts, lists of cases. */
export function sayGiven(mechanism: Mechanism, cycle: CaseCycle, opened: Instant, stream: FactStream): void {
  const drawing = readDrawing(mechanism)
  for (const one of cycle.outcomes ?? [])
    stream.say(
      'outcome',
      { day: one.day ?? opened, slot: { item: `${one.scheme}/${one.result}/${one.period}` } },
      outcomeRows(one),
    )
  for (const one of cycle.initial ?? []) {
    const column = drawing.outputs(one.block).rows?.columns.find(({ id }) => id === one.figure)
    if (column === undefined) throw new Error(`${one.block} has no figure ${one.figure}`)
    for (const [row, text] of Object.entries(one.rows))
      stream.say(
        'initial',
        { day: opened, by: one.by, slot: { block: one.block, row, item: one.figure } },
        {
          asOf: one.asOf,
          value: String(rescale(must(parseDecimal(text)), storedScale(column), 'towards-zero').unscaled),
          ...(one.periods === undefined ? {} : { periods: one.periods }),
          second: one.second as PersonId, // written in the case
        },
      )
  }
  for (const { block, rows } of cycle.balances ?? [])
    for (const [row, { balance, sum, count }] of Object.entries(rows)) {
      const hundredths = (text: string) => String(rescale(must(parseDecimal(text)), 2, 'towards-zero').unscaled)
      stream.say(
        'balance',
        { day: opened, slot: { block, row } },
        { balance: hundredths(balance), sum: hundredths(sum), count },
      )
    }
  for (const { block, day, columns, rows } of cycle.snapshots ?? []) {
    const ports = drawing.outputs(block)
    const known = (ports.snapshot ?? ports.rows)?.columns ?? []
    const chosen = columns.map((id) => {
      const column = known.find((one) => one.id === id)
      if (column === undefined) throw new Error(`${block} reads no column ${id}`)
      return column
    })
    stream.say('snapshot', { day: day ?? opened, slot: { block } }, { rows: frozenTable(chosen, rows) })
  }
}
