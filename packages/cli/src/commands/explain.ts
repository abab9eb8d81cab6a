import { type CellRef, type Trace, explain as traceOf } from '@jizhi/mechanism'
import { misused } from '../answer.ts'
import type { Command } from '../command.ts'
import { readMechanismAt } from '../files.ts'
import { cycleAt, playedAt } from '../played.ts'

/** Why a cell holds what it holds, down to the facts. */
export const explain: Command = {
  name: 'explain',
  usage: 'MECHANISM FACTS --cell BLOCK.PORT/ROW/COLUMN [--period PERIOD]',
  summary: '一个数为什么是这个数：定义、代入、依据的事实。',
  options: ['cell', 'period'],
  takes: [2, 2],
  run: ([file = '', facts = ''], { cell, period }) => {
    const mechanism = readMechanismAt(file)
    const ref = cellAt(cell)
    const cycle = cycleAt(playedAt(mechanism, facts), mechanism, facts, period)
    const trace = traceOf(mechanism, cycle.facts, ref)
    if (trace) return { code: 0, text: say(trace).join('\n'), json: trace }
    const ports = cycle.derived.tables[ref.block]
    const known = Object.entries(cycle.derived.tables).flatMap(([block, found]) =>
      Object.keys(found).map((port) => `${block}.${port}`),
    )
    const table = ports?.[ref.port]
    if (!table) throw misused(`没有“${ref.block}.${ref.port}”，有 ${known.join('、')}。`)
    const columns = table.columns.map((column) => column.id).join('、')
    throw misused(`“${ref.block}.${ref.port}”没有这一格；列有 ${columns}，行有 ${table.keys.slice(0, 20).join('、')}。`)
  },
}

/** A row may hold `|` and `:`, never `/`. */
function cellAt(text: string | undefined): CellRef {
  const parts = /^([^./]+)\.([^/]+)\/([^/]+)\/([^/]+)$/.exec(text ?? '')
  if (!parts) throw misused('请用 --cell 块.端口/行/列 说明是哪一格，例如 --cell rank.ranked/t01/place。')
  const [, block = '', port = '', row = '', column = ''] = parts
  return { block, port, row, column }
}

function say(trace: Trace, depth = 0): readonly string[] {
  const margin = '  '.repeat(depth)
  const facts = trace.facts.map(({ id, kind, field, by }) => [kind, id, field, by].filter(Boolean).join(' '))
  return [
    `${margin}${trace.label} = ${trace.shown}  （${trace.block}.${trace.port} ${trace.row}）`,
    `${margin}  ${trace.definition}`,
    ...(trace.substituted === trace.definition ? [] : [`${margin}  ${trace.substituted}`]),
    ...trace.parts.map((part) => `${margin}  · ${part.label}：${part.text}`),
    ...facts.map((fact) => `${margin}  依据 ${fact}`),
    ...trace.inputs.flatMap((input) => say(input, depth + 1)),
  ]
}
