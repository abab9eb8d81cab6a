import type { Answer, boardCard, readBoard } from '@jizhi/contracts'
import { moneyOfFen, must, yuanLabel } from '@jizhi/domain'
import { type Column, type Drawing, type Mechanism, readDrawing } from '@jizhi/mechanism'
import type { z } from 'zod'
import {
  cellOf,
  columnOf,
  enteredColumns,
  type IssueContent,
  labelOfPeriod,
  type Names,
  storedCell,
  upstreamOf,
} from '../cycles/index.ts'
import type { BoardRow } from './boards.store.ts'
import { correctedOf } from './corrected.ts'

type Board = Answer<typeof readBoard>
type IssueRow = IssueContent['rows'][number]

/** Blocks that say how a board was judged. */
const JUDGING = new Set(['score', 'compute', 'regroup', 'rank', 'branch', 'allocate', 'objection', 'result'])

export const contentOf = (row: BoardRow): IssueContent => row.content as IssueContent // written by the worker

export const cardOf = (row: BoardRow): z.input<typeof boardCard> => ({
  id: row.id,
  title: contentOf(row).title,
  mechanismName: row.mechanism_name,
  periodLabel: labelOfPeriod(row.period),
  public: row.public,
  publishedAt: row.published_at.toISOString(),
  expiresAt: row.expires_at?.toISOString() ?? null,
  takenDownAt: row.taken_down_at?.toISOString() ?? null,
  revision: row.revision,
  stale: row.stale,
})

/** A board as it hangs on the wall: the issue's own figures, names of its day, and how it was judged. */
export function boardOf(row: BoardRow, before: unknown, tenantName: string, names: Names): Board {
  const content = contentOf(row)
  const mechanism = row.document as Mechanism // the version its cycle pinned
  const drawing = readDrawing(mechanism)
  const columns = drawing.input(row.block)?.columns ?? []
  const shown = content.columns.flatMap((id) => columns.find((column) => column.id === id) ?? [])
  const entered = enteredColumns(mechanism)
  const rows = ordered(content, columns, names)
  return {
    ...cardOf(row),
    cycleId: row.cycle_id,
    tenantName,
    issuer: row.issuer,
    rules: rulesOf(drawing, mechanism, row.block),
    facts: factsOf(row, content),
    columns: shown.map((column) => columnOf(column, entered)),
    groups: [
      {
        label: null,
        rows: rows.map(({ key, cells }) => ({
          key,
          name: names.row(key),
          cells: shown.map((column) => cellOf(storedCell(cells[column.id], column), column, names)),
        })),
      },
    ],
    total: totalOf(rows, shown),
    corrected: correctedOf(content, before as IssueContent | undefined, shown, names), // an issue like this one,
    block: row.block,
    port: 'told',
  }
}

/** TELL-1: tied rows stand in official order. Places from the front, amounts and scores from the highest. */
function ordered(content: IssueContent, columns: readonly Column[], names: Names): readonly IssueRow[] {
  const column = columns.find((one) => one.id === content.order)
  const sign = column?.type === 'count' ? 1 : -1
  return [...content.rows].sort((a, b) => {
    const left = column && wholeIn(a, column)
    const right = column && wholeIn(b, column)
    if (left !== right) return left === undefined ? 1 : right === undefined ? -1 : left < right ? -sign : sign
    return names.ordinal(a.key) - names.ordinal(b.key)
  })
}

function wholeIn(row: IssueRow, column: Column): bigint | undefined {
  const cell = storedCell(row.cells[column.id], column)
  return 'value' in cell && typeof cell.value === 'bigint' ? cell.value : undefined
}

function rulesOf(drawing: Drawing, mechanism: Mechanism, blockId: string): string[] {
  const upstream = new Set(upstreamOf(mechanism, blockId))
  return drawing.blocks
    .filter((open) => upstream.has(open.block.id) && JUDGING.has(open.block.kind))
    .map((open) => open.sentence(drawing.input(open.block.id)))
}

function factsOf(row: BoardRow, content: IssueContent): string[] {
  const changed = content.changed.length === 0 ? [] : [`更正：改动 ${content.changed.length} 个单位`]
  return [`登出 ${content.rows.length} 个单位`, ...(row.revision > 1 ? [`第 ${row.revision} 次发布`] : []), ...changed]
}

/** The sum of the first column of money, to the fen. */
function totalOf(rows: readonly IssueRow[], shown: readonly Column[]): Board['total'] {
  const column = shown.find((one) => one.type === 'money')
  if (column === undefined) return null
  const fen = rows.reduce((sum, row) => sum + (wholeIn(row, column) ?? 0n), 0n)
  return { label: `${column.label}合计`, text: `${yuanLabel(must(moneyOfFen(fen)))} 元` }
}
