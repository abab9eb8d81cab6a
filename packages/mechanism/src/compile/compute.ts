import type { Ratio } from '@jizhi/domain'
import type { ComputeConfig } from '../blocks/compute.ts'
import { isGap, type Outcome } from '../expression/value.ts'
import { type Column, storedScale } from '../model/column.ts'
import type { ColumnWriter } from '../model/column-writer.ts'
import type { Compile } from '../model/compiled.ts'
import { cellAt, columnIndex, type Frame, missingCell } from '../model/frame.ts'
import type { MapOp, Recorder, Run } from '../model/kernel.ts'
import type { Cell } from '../model/table.ts'
import { addedColumns } from './added-columns.ts'
import { type DecisionTable, decisionTable } from './decision-table.ts'
import { ruleFor, writtenRatio } from './rounding.ts'
import { findFault, type RowExpression, rowExpression, type Unreadable } from './row-condition.ts'
import { shown } from './shown.ts'
import type { WholeRow } from './whole-row.ts'

interface Computed {
  readonly column: Column
  readonly rule: RowExpression | DecisionTable
  readonly whole: WholeRow | undefined
}

/** COMP-1: columns in order; each sees the earlier ones. */
export const compileCompute: Compile<ComputeConfig> = (config, context) => {
  const findings: Unreadable[] = []
  const columns = addedColumns(context, 'rows')
  const input = context.inputs.in?.columns ?? []
  const computed = config.columns.map((one, at): Computed => {
    const column = columns[at]!
    const visible = [...input, ...columns.slice(0, at)]
    const rule =
      one.how === 'formula'
        ? rowExpression(one.formula, visible, column, findings)
        : decisionTable(one, column, visible, findings)
    const written = { scale: storedScale(column), rule: ruleFor(column, context.mechanism.rounding) }
    return { column, rule, whole: rule.whole?.(written, columns) }
  })
  const op: MapOp = {
    op: 'map',
    from: 'in',
    to: 'rows',
    columns,
    prepare: (run, frame) => {
      let out: ColumnWriter | undefined
      const own = (id: string): Cell | undefined => {
        const at = columns.findIndex((column) => column.id === id)
        return at < 0 ? undefined : out?.read(at)
      }
      const evaluations = computed.map(({ rule }) => rule.bind(frame, own, run.calendars.pinned))
      const wholes: (Float64Array | undefined)[] = []
      for (const { whole } of computed) wholes.push(whole?.(frame, wholes))
      return (row, writer, recorder) => {
        out = writer
        for (let at = 0; at < evaluations.length; at += 1) {
          const { column, rule } = computed[at]!
          const value = wholes[at]?.[row] ?? Number.NaN
          if (!Number.isNaN(value)) {
            writer.int(at, value)
            if (recorder) record(recorder, frame, row, column, rule, columns, writer)
            continue
          }
          const evaluate = evaluations[at]!
          const outcome = evaluate(row)
          findFault(run.find, outcome, {
            block: context.block,
            row: frame.keys[row],
            column: column.id,
            label: column.label,
          })
          writer.cell(at, cellOf(outcome, column, run))
          if (recorder) record(recorder, frame, row, column, rule, columns, writer)
        }
        return undefined
      }
    },
  }
  return { ops: [op], findings }
}

/** NUM-2: the one place where an exact outcome becomes a cell of a column. */
export function cellOf(outcome: Outcome, column: Column, run: Run): Cell {
  if (isGap(outcome)) return missingCell(outcome.missing)
  if (typeof outcome === 'boolean') return { value: outcome ? 1n : 0n }
  if (typeof outcome === 'bigint' || typeof outcome === 'string') return { value: outcome }
  if (!Array.isArray(outcome)) return writtenRatio(outcome as Ratio, column, run.rounding)
  const members = outcome as readonly Outcome[] // narrowing by Array.isArray forgets what a read-only array holds
  return { value: members.map((one) => (typeof one === 'bigint' ? column.options![Number(one)]!.id : String(one))) }
}

function record(
  recorder: Recorder,
  frame: Frame,
  row: number,
  column: Column,
  rule: RowExpression | DecisionTable,
  columns: readonly Column[],
  writer: ColumnWriter,
): void {
  const value = writer.read(columns.indexOf(column))
  const known = (id: string): { label: string; text: string } => {
    const at = columnIndex(frame, id)
    const own = columns.findIndex((one) => one.id === id)
    if (at >= 0)
      return { label: frame.columns[at]!.label, text: shown(cellAt(frame.series[at]!, row), frame.columns[at]!) }
    return own >= 0
      ? { label: columns[own]!.label, text: shown(writer.read(own), columns[own]!) }
      : { label: id, text: id }
  }
  const put = (how: 'label' | 'text'): string =>
    rule.reads.reduce((text, id) => text.replace(new RegExp(`\\b${id}\\b`, 'g'), () => known(id)[how]), rule.text)
  recorder.cell(column.id, frame.keys[row]!, () => ({
    definition: `${column.label} = ${put('label')}`,
    substituted: `${column.label} = ${put('text')} = ${shown(value, column)}`,
    reads: rule.reads.map((id) => ({ row: frame.keys[row]!, column: id })),
    facts: [],
  }))
}
