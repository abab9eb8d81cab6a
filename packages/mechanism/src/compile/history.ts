import type { Key } from '@jizhi/domain'
import type { HistoryConfig, HistoryFigure } from '../blocks/history.ts'
import { figureWants } from '../blocks/settings/history-words.ts'
import { asSourceColumns } from '../blocks/settings/source.ts'
import { isGap, type Outcome } from '../expression/value.ts'
import type { Column } from '../model/column.ts'
import type { Compile, CompileContext } from '../model/compiled.ts'
import type { RunFinding } from '../model/derived.ts'
import type { Frame } from '../model/frame.ts'
import type { HoldOp, Run } from '../model/kernel.ts'
import { balanceOp } from './account-balance.ts'
import { addedColumns } from './added-columns.ts'
import { type PeriodQuestion, periodsOf, type SourcePeriod, yearStart } from './history-periods.ts'
import type { Reckoning } from './history-reckon.ts'
import { type BoundSource, type Hit, matchRows, type PeriodState, stateOf } from './history-rows.ts'
import { writeFigures } from './history-write.ts'
import { ownPeriod } from './own-period.ts'
import { rowCondition, rowExpression, type Unreadable } from './row-condition.ts'
import { type SourceTable, sourceReader } from './source-table.ts'

/** HIST-1…13: what frozen tables of other periods say about each row; an account is read by its own fact. */
export const compileHistory: Compile<HistoryConfig> = (config, context) => {
  if (config.source === 'account') return { ops: [balanceOp(config.prefix, context)] }
  const findings: Unreadable[] = []
  const rules = rulesOf(config, context, findings)
  const columns = addedColumns(context, 'rows')
  const op: HoldOp = {
    op: 'hold',
    from: 'in',
    to: 'rows',
    columns,
    prepare: (run, frame) => {
      const question = questionOf(config, context, run)
      const periods = wholeWindow(config, run, periodsOf(question))
      const handled =
        config.resetHandled === '' ? [] : periodsOf({ ...question, scheme: '', result: config.resetHandled })
      const wait = waitFor(config, context, run, periods, handled)
      const current = rules.current(frame)
      const own = ownPeriod(run)
      const yearFrom = config.resetYearly && own !== undefined ? yearStart(own, question.yearStartsIn) : undefined
      const bound = new Map(periods.map((period) => [period, period.outcome && rules.bind(period.outcome)]))
      const stateAt = (frame: Frame, row: number, period: SourcePeriod): PeriodState => {
        const source = bound.get(period)
        if (!source) return absent(config)
        const many = () => run.find(manyRows(context, frame.keys[row]!, period.text))
        return stateOf(config, matchRows(config, run, frame, row, source.table), source, many)
      }
      return (row, out, recorder) => {
        const key = frame.keys[row]!
        const reckoning: Reckoning = {
          config,
          context,
          run,
          periods,
          handled,
          yearFrom,
          columns: columns.slice(1),
          stateAt: (period, at) => {
            if (period.isCurrent && config.current === 'row') return current(row)
            // What stood in this row's place before a merger has no row of its own here.
            return at === key ? stateAt(frame, row, period) : stateAt({ ...frame, keys: [at] }, 0, period)
          },
        }
        const isDecided = writeFigures(reckoning, key, out, recorder)
        return {
          open: !wait.open && isDecided,
          ...(wait.at === undefined ? {} : { wakeAt: wait.at, wakes: 'wait-ends' as const }),
        }
      }
    },
  }
  return { ops: [op], findings }
}

const manyRows = ({ block }: CompileContext, row: Key, period: string): RunFinding => ({
  code: 'history.many-rows',
  block,
  row,
  message: `“${period}”里有几行都对应这一行，只应有一行，按待定处理。`,
})

const absent = (config: HistoryConfig): PeriodState => ({
  hit: 'not-applicable',
  reset: false,
  values: config.figures.map(() => ({ missing: 'not-applicable' })),
})

/** 含本期 by the row itself: where no period of the source is this one, it stands at the end. */
function wholeWindow(config: HistoryConfig, run: Run, periods: readonly SourcePeriod[]): readonly SourcePeriod[] {
  if (config.current !== 'row' || config.window === 'same-last-year' || periods.some((one) => one.isCurrent))
    return periods
  const last = periods.at(-1)
  return [
    ...periods,
    { text: run.pins.period, first: last?.first ?? run.pins.graph.asOf, outcome: undefined, isCurrent: true },
  ]
}

const questionOf = (config: HistoryConfig, { settings }: CompileContext, run: Run): PeriodQuestion => ({
  run,
  scheme: config.scheme,
  result: config.result,
  // The assessment year begins as the cycle of the drawing says; in January where there is none.
  yearStartsIn: settings('cycle')?.yearStartsIn ?? 1,
  window: config.window,
  size: config.size,
  withCurrent: config.current !== 'none',
})

/** HIST-12: what should be frozen and is not yet holds the rows until the stated date; then it is a gap. */
function waitFor(
  config: HistoryConfig,
  { block }: CompileContext,
  run: Run,
  periods: readonly SourcePeriod[],
  handled: readonly SourcePeriod[],
): { readonly open: boolean; readonly at: ReturnType<Run['deadlines']['get']> } {
  const isLacking = (one: SourcePeriod): boolean =>
    one.outcome === undefined && one.isVoid !== true && !(one.isCurrent && config.current === 'row')
  const lacking = [
    ...periods.filter(isLacking).map((one) => ({ scheme: config.scheme, result: config.result, period: one.text })),
    ...handled
      .filter((one) => one.outcome === undefined && one.isVoid !== true && !one.isCurrent)
      .map((one) => ({ scheme: '', result: config.resetHandled, period: one.text })),
  ]
  for (const one of lacking) run.need({ block, what: 'outcome', ...one })
  const until = config.until === '' ? undefined : run.deadlines.get(config.until)
  return lacking.length > 0 && until !== undefined && !run.reached(until)
    ? { open: true, at: until }
    : { open: false, at: undefined }
}

interface Rules {
  readonly bind: (fact: SourceTable['fact']) => BoundSource
  readonly current: (frame: Frame) => (row: number) => PeriodState
}

/** Two readings of each rule: one over the rows of the source, one over the arriving row. */
function rulesOf(config: HistoryConfig, { inputs }: CompileContext, findings: Unreadable[]): Rules {
  const source = asSourceColumns(config.reads)
  const arriving = inputs.in?.columns ?? []
  const read = sourceReader(source)
  const condition = (text: string, columns: readonly Column[]) => rowCondition(text, columns, findings)
  const [filter, hit, reset] = [
    condition(config.filter, source),
    condition(config.hit, source),
    config.resetWhen === '' ? undefined : condition(config.resetWhen, source),
  ]
  const figure = (text: string, columns: readonly Column[], one: HistoryFigure) =>
    text === '' ? undefined : rowExpression(text, columns, figureWants(one), findings)
  const values = config.figures.map((one) => figure(one.value, source, one))
  const ownHit = condition(config.currentHit, arriving)
  const ownReset = config.currentReset === '' ? undefined : condition(config.currentReset, arriving)
  const ownValues = config.figures.map((one) => figure(one.currentValue, arriving, one))
  const nothing = (): Outcome => ({ missing: 'not-applicable' })
  const bound = new WeakMap<SourceTable, BoundSource>()
  return {
    bind: (fact) => {
      const table = read(fact)
      const known = bound.get(table)
      if (known) return known
      const made = {
        table,
        filter: filter(table.frame),
        hit: hit(table.frame),
        reset: reset?.(table.frame) ?? (() => false),
        values: values.map((value) => value?.bind(table.frame) ?? nothing),
      }
      bound.set(table, made)
      return made
    },
    current: (frame) => {
      const [isHit, isReset] = [ownHit(frame), ownReset?.(frame)]
      const own = ownValues.map((value) => value?.bind(frame) ?? nothing)
      return (row) => ({
        hit: isHit(row) satisfies Hit,
        reset: isReset?.(row) === true,
        values: own.map((value) => settled(value(row))),
      })
    },
  }
}

/** A fault of the arithmetic was named where the formula stands; here it only is a gap. */
const settled = (outcome: Outcome): Outcome => (isGap(outcome) ? { missing: outcome.missing } : outcome)
