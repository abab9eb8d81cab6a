import type { BlockId, MissingReason, WorkingCalendar } from '@jizhi/domain'
import { type CompiledExpression, compileExpression, type Wanted } from '../expression/compile.ts'
import type { Node } from '../expression/node.ts'
import { isGap, type Outcome, type RunFault } from '../expression/value.ts'
import type { Column } from '../model/column.ts'
import type { RunFinding } from '../model/derived.ts'
import { cellAt, columnIndex, type Frame, missingCell } from '../model/frame.ts'
import type { Cell } from '../model/table.ts'
import { type WholeRow, type Written, wholeRow } from './whole-row.ts'

/** An expression of the settings bound to the columns of a wire. */
export interface RowExpression {
  readonly text: string
  readonly reads: readonly string[]
  readonly node?: Node
  /** The same in whole numbers, where it can be said in them; whoever has no use for them asks nobody. */
  readonly whole?: (wants: Written, own?: readonly Column[]) => WholeRow
  /** For one frame: outcome per row. `own` answers for columns the block itself writes; who counts working days needs a calendar. */
  readonly bind: (
    frame: Frame,
    own?: (column: string) => Cell | undefined,
    calendar?: WorkingCalendar,
  ) => (row: number) => Outcome
}

export type Unreadable = Omit<RunFinding, 'block'>

/** What cannot be compiled is missing(undecided) in every row, and named once. */
export function rowExpression(
  text: string,
  columns: readonly Column[],
  wants: Wanted,
  unreadable: Unreadable[],
): RowExpression {
  const compiled = compileExpression(text, columns, wants)
  if (compiled.ok) return bound(text, compiled.value)
  unreadable.push({ code: compiled.fault.code, message: `“${text}”无法计算：${compiled.fault.message}` })
  return { text, reads: [], bind: () => () => ({ missing: 'undecided' }) }
}

function bound(text: string, expression: CompiledExpression): RowExpression {
  const { reads } = expression
  return {
    text,
    reads,
    node: expression.node,
    whole: (wants, own) => wholeRow(expression.node, wants, own),
    bind: (frame, own, calendar) => {
      const series = reads.map((id) => frame.series[columnIndex(frame, id)])
      let current = 0
      const cell = (read: number): Cell => {
        const held = own?.(reads[read]!)
        const found = series[read]
        return held ?? (found ? cellAt(found, current) : missingCell('undecided'))
      }
      return (row) => {
        current = row
        return expression.evaluate(cell, calendar)
      }
    },
  }
}

/** A condition per row: true, false, or the reason why it is open (VAL-4). An empty one always holds. */
export type RowCondition = (frame: Frame) => (row: number) => boolean | MissingReason

export function rowCondition(text: string, columns: readonly Column[], unreadable: Unreadable[]): RowCondition {
  if (text.trim() === '') return () => () => true
  return conditionOf(rowExpression(text, columns, 'flag', unreadable))
}

export function conditionOf(expression: RowExpression): RowCondition {
  const whole = expression.whole?.('flag')
  return oncePerFrame((frame) => {
    const evaluate = expression.bind(frame)
    const values = whole?.(frame)
    return (row) => {
      if (values) {
        const held = values[row]
        if (held === 1) return true
        if (held === 0) return false
      }
      const outcome = evaluate(row)
      return isGap(outcome) ? outcome.missing : outcome === true
    }
  })
}

/** One table is mostly read class by class: what was bound to it is kept as long as it is. */
function oncePerFrame<T>(bind: (frame: Frame) => T): (frame: Frame) => T {
  const known = new WeakMap<Frame, { readonly bound: T }>()
  return (frame) => {
    const held = known.get(frame) ?? { bound: bind(frame) }
    known.set(frame, held)
    return held.bound
  }
}

const FAULTS = {
  'zero-divisor': '除数为 0',
  'out-of-range': '数值超出范围',
  'out-of-steps': '要看的项太多',
} as const satisfies { readonly [F in RunFault]: string }

/** EVAL-8: what could not be computed is undecided, and somebody is told where. */
export function findFault(
  find: (finding: RunFinding) => void,
  outcome: Outcome,
  at: { readonly block: BlockId; readonly row: RunFinding['row']; readonly column: string; readonly label: string },
): void {
  if (!isGap(outcome) || outcome.fault === undefined) return
  const why = FAULTS[outcome.fault]
  find({
    code: `expression.${outcome.fault}`,
    block: at.block,
    ...(at.row === undefined ? {} : { row: at.row }),
    column: at.column,
    message: `“${at.label}”${why}，按待定处理。`,
  })
}
