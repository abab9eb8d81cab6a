import {
  type Instant,
  MISSING_LABELS,
  MISSING_REASONS,
  type MissingReason,
  type PersonId,
  storedId,
} from '@jizhi/domain'
import type { Drawing } from '../check/drawing.ts'
import { type Column, type ColumnType, storedScale } from '../model/column.ts'
import type { OutcomeRows } from '../model/fact.ts'
import { outcomeTypes } from '../model/outcome-types.ts'
import type { FactStream } from './fact-stream.ts'
import { type Complain, complainAt, type FileFault } from './file-fault.ts'
import type { FileCycle } from './format.ts'
import { frozenTable, keyIn } from './frozen-table.ts'
import type { GivenOutcome } from './given.ts'
import { momentOf } from './words.ts'
import { wholeOf } from './written-cell.ts'

/** Where facts of one cycle go, and complaints about it. */
export interface Teller {
  readonly drawing: Drawing
  readonly stream: FactStream
  readonly path: string
  readonly faults: FileFault[]
}

/** States everything a cycle is given from outside. */
export function sayGiven({ drawing, stream, path, faults }: Teller, cycle: FileCycle, opened: Instant): void {
  for (const [at, one] of cycle.outcomes.entries())
    stream.say(
      'outcome',
      { day: one.day ?? opened, slot: { item: `${one.scheme}/${one.result}/${one.period}` } },
      outcomeRows(drawing, one, complainAt(`${path}outcomes[${at}]`, faults)),
    )
  for (const [at, one] of cycle.initial.entries()) {
    const complain = complainAt(`${path}initial[${at}]`, faults)
    const column = drawing.outputs(one.block).rows?.columns.find(({ id }) => id === one.figure)
    if (!column) complain(`“${one.block}”没有“${one.figure}”这个数。`, '.figure')
    else
      for (const [row, text] of Object.entries(one.rows)) {
        const slot = { block: one.block, row, item: one.figure }
        const value = wholeText(column, text, complain, `.rows.${row}`)
        const periods = one.periods === undefined ? {} : { periods: one.periods }
        stream.say(
          'initial',
          { day: opened, by: one.by, slot },
          { asOf: one.asOf, value, ...periods, second: storedId<PersonId>(one.second) },
        )
      }
  }
  for (const [at, { block, rows }] of cycle.balances.entries())
    for (const [row, { balance, sum, count }] of Object.entries(rows)) {
      const complain = complainAt(`${path}balances[${at}].rows.${row}`, faults)
      const hundredths = (text: string) => wholeText({ type: 'money', scale: 2 }, text, complain)
      const value = { balance: hundredths(balance), sum: hundredths(sum), count }
      stream.say('balance', { day: opened, slot: { block, row } }, value)
    }
  for (const [at, { block, day, columns, rows }] of cycle.snapshots.entries()) {
    const complain = complainAt(`${path}snapshots[${at}]`, faults)
    const ports = drawing.outputs(block)
    const known = (ports.snapshot ?? ports.rows)?.columns ?? []
    const chosen = columns?.flatMap((id) => known.find((one) => one.id === id) ?? []) ?? known
    if (columns && chosen.length < columns.length)
      complain(`“${block}”读的列是 ${known.map(({ id }) => id).join('、')}。`)
    const table = frozenTable(chosen, rows, (message, below) => complain(message, `.rows${below}`))
    stream.say('snapshot', { day: day === undefined ? opened : momentOf(day), slot: { block } }, { rows: table })
  }
}

function wholeText(column: Pick<Column, 'type' | 'scale'>, text: string, complain: Complain, below = ''): string {
  const read = wholeOf(column, text, storedScale({ id: '', label: '', ...column }))
  if (read.ok) return String(read.value)
  complain(`“${text}”：${read.fault}`, below)
  return '0'
}

/** HIST-1: an earlier result as the file states it. */
function outcomeRows(drawing: Drawing, one: GivenOutcome, complain: Complain): OutcomeRows {
  const columns = columnsOf(drawing, one)
  if (columns.length === 0) complain(`不知道“${one.result}”有哪些列，请写上 columns。`)
  const rows = frozenTable(columns, one.rows, (message, below) => complain(message, `.rows${below}`))
  const out = one.out.map((key) => ({ key: keyIn(key), standing: 'out' as const }))
  const missing = Object.entries(one.missing).map(([key, word]) => ({ key: keyIn(key), standing: reasonOf(word) }))
  return {
    scheme: one.scheme,
    result: one.result,
    period: one.period,
    ...(one.at === undefined ? {} : { at: momentOf(one.at, 0) }),
    revision: one.revision,
    types: outcomeTypes(columns),
    rows: { ...rows, domain: [...rows.domain, ...out, ...missing] },
  }
}

const reasonOf = (word: string): MissingReason =>
  MISSING_REASONS.find((reason) => reason === word || MISSING_LABELS[reason] === word) ?? 'unreported'

/** As the file says, else as the drawing's own result writes them, else as whoever reads the source declares them. */
function columnsOf(drawing: Drawing, { columns, scheme, result }: GivenOutcome): readonly Column[] {
  if (columns)
    return columns.map(({ type, options, ...rest }) => ({
      ...rest,
      label: rest.id,
      type: type as ColumnType, // one that is unknown reads as undecided everywhere
      ...(options ? { options: options.map((id) => ({ id, label: id })) } : {}),
    }))
  const ports = drawing.outputs(result)
  if (scheme === '') return (ports.frozen ?? ports.handled)?.columns ?? []
  return drawing.blocks.find(({ block }) => block.config.scheme === scheme)?.source ?? []
}
