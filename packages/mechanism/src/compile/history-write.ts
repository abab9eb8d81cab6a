import { type Key, MISSING_LABELS, type MissingReason } from '@jizhi/domain'
import type { HistoryFigure } from '../blocks/history.ts'
import { ACROSS, sayWindow } from '../blocks/settings/history-words.ts'
import type { ColumnWriter } from '../model/column-writer.ts'
import { missingCell } from '../model/frame.ts'
import type { HowPart, Recorder } from '../model/kernel.ts'
import { cellOf } from './compute.ts'
import { figureValue } from './history-across.ts'
import { columnOf, intervalOf, isCounter, type Reckoned, type Reckoning, reckon } from './history-reckon.ts'
import type { Hit } from './history-rows.ts'
import { shown } from './shown.ts'

/** Writes 本期命中 and every figure of one row; answers false while a person must still say what a merger left. */
export function writeFigures(
  reckoning: Reckoning,
  key: Key,
  out: ColumnWriter,
  recorder: Recorder | undefined,
): boolean {
  const { config, periods, columns, run } = reckoning
  const states = periods.map((period) => reckoning.stateAt(period, key))
  const current: Hit = periods.at(-1)?.isCurrent ? states.at(-1)!.hit : 'not-applicable'
  if (typeof current === 'string') out.miss(0, current)
  else out.int(0, current ? 1 : 0)
  if (recorder) recordHit(reckoning, recorder, key, current)
  // HIST-7: while this period is a gap nothing is counted and nothing fires.
  const gapNow = periods.at(-1)?.isCurrent && typeof current === 'string' ? current : undefined
  let isDecided = true
  for (const [at, figure] of config.figures.entries()) {
    const column = columnOf(reckoning, figure)
    const place = columns.indexOf(column) + 1
    const reckoned = reckon(reckoning, key, states, figure)
    if (reckoned === 'undecided') {
      isDecided = false
      askForStart(reckoning, key, figure)
      missed(out, place, column.upTo, 'undecided')
    } else if (!isCounter(figure))
      out.cell(place, cellOf(figureValue(figure, column, at, reckoned.states, reckoned.start), column, run))
    else if (gapNow !== undefined) missed(out, place, column.upTo, gapNow)
    else {
      const { least, most } = intervalOf(config, figure, reckoned)
      out.int(place, least)
      if (column.upTo !== undefined) out.int(place + 1, most)
    }
    if (recorder) record(reckoning, recorder, key, figure, place, reckoned, out)
  }
  return isDecided
}

function missed(out: ColumnWriter, place: number, upTo: string | undefined, reason: MissingReason): void {
  out.miss(place, reason)
  if (upTo !== undefined) out.miss(place + 1, reason)
}

function askForStart({ run, context }: Reckoning, key: Key, figure: HistoryFigure): void {
  run.need({ block: context.block, what: 'initial', row: key })
  run.find({
    code: 'history.merged',
    block: context.block,
    row: key,
    column: figure.id,
    message: `本行单位合并或分设过，“${figure.label}”从多少算起还没有人定，按待定处理。`,
  })
}

const sayHit = (hit: Hit): string => (typeof hit === 'string' ? `缺（${MISSING_LABELS[hit]}）` : hit ? '命中' : '未中')

/** HIST-8: whether this period counts, by the arriving row or by the table that holds it. */
function recordHit({ config, context, periods, run }: Reckoning, recorder: Recorder, key: Key, current: Hit): void {
  const last = periods.at(-1)
  const facts = last?.isCurrent && last.outcome && config.current !== 'row' ? [{ fact: last.outcome.id }] : []
  recorder.cell(`${config.prefix}hit`, key, () => ({
    definition: '本期命中 = 本期合不合条件',
    substituted: `${run.pins.period}：${sayHit(current)}`,
    reads: ownColumns(context, config.currentHit).map((column) => ({ row: key, column })),
    facts,
  }))
}

/** Columns of the arriving row that a rule names. */
const ownColumns = ({ inputs }: Reckoning['context'], rule: string): readonly string[] =>
  (inputs.in?.columns ?? []).flatMap(({ id }) => (new RegExp(`\\b${id}\\b`).test(rule) ? [id] : []))

function record(
  reckoning: Reckoning,
  recorder: Recorder,
  key: Key,
  figure: HistoryFigure,
  place: number,
  reckoned: Reckoned | 'undecided',
  out: ColumnWriter,
): void {
  const { config, context, columns } = reckoning
  const at = config.figures.indexOf(figure)
  const own = ownColumns(context, `${config.currentHit} ${config.currentReset} ${figure.currentValue}`)
  const { periods, states, initial } =
    reckoned === 'undecided' ? { periods: [], states: [], initial: undefined } : reckoned
  const parts = periods.map((period, one): HowPart => {
    const { hit, values } = states[one]!
    const value = cellOf(values[at]!, columns[place - 1]!, reckoning.run)
    const text = isCounter(figure) ? sayHit(hit) : shown(value, columns[place - 1]!)
    return { label: period.text, text, value: isCounter(figure) ? hitCell(hit) : value }
  })
  const facts = periods.flatMap(({ outcome, isCurrent }) =>
    outcome && !(isCurrent && config.current === 'row') ? [{ fact: outcome.id }] : [],
  )
  for (const [shift, column] of columns
    .slice(place - 1, place + (columns[place - 1]!.upTo === undefined ? 0 : 1))
    .entries())
    recorder.cell(column.id, key, () => ({
      definition: `${column.label} = ${sayWindow(config)}的${ACROSS[figure.across]}`,
      substituted: `${column.label} = ${shown(out.read(place + shift), column)}`,
      reads: own.map((id) => ({ row: key, column: id })),
      facts: [...(initial === undefined ? [] : [{ fact: initial }]), ...facts],
      parts,
    }))
}

const hitCell = (hit: Hit) => (typeof hit === 'string' ? missingCell(hit) : { value: hit ? 1n : 0n })
