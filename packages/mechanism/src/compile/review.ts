import type { ReviewConfig } from '../blocks/review.ts'
import { rowDigest, tableDigest } from '../derive/digest.ts'
import { holdsIds } from '../model/column.ts'
import type { Compile } from '../model/compiled.ts'
import type { Fact } from '../model/fact.ts'
import { cellAt, columnIndex, missingCell } from '../model/frame.ts'
import type { AskOp, MapOp } from '../model/kernel.ts'
import type { Cell } from '../model/table.ts'
import { addedColumns } from './added-columns.ts'
import { deskOf } from './review-desk.ts'

const PASSED = 0
const REFUSED = 1

/** REV-1…5: a verdict on exactly what was seen; listed cells may be set by a person. */
export const compileReview: Compile<ReviewConfig> = (config, context) => {
  const columns = addedColumns(context, 'passed')
  const amended = (context.inputs.in?.columns ?? []).filter((column) => config.amend.includes(column.id))
  const amend: MapOp = {
    op: 'map',
    from: 'in',
    to: '~amended',
    columns: amended,
    prepare: (run, frame) => (row, out) => {
      const overrides = run.facts.about('overridden', context.block, frame.keys[row]!)
      for (const [at, column] of amended.entries()) {
        const stated = overrides.findLast((fact) => fact.value.column === column.id)
        out.cell(
          at,
          stated ? statedCell(stated, holdsIds(column)) : cellAt(frame.series[columnIndex(frame, column.id)]!, row),
        )
      }
      return undefined
    },
  }
  const desk = deskOf(config, context)
  const judge: AskOp = {
    op: 'ask',
    task: 'judge',
    from: '~amended',
    to: ['passed', 'refused'].map((port) => ({ port, columns: columns.map((column) => column.id) })),
    scope: config.scope,
    columns,
    dueAt: desk.dueAt,
    whom: desk.whom,
    returned: (run, frame, row) => {
      const key = frame.keys[row]!
      const seen = config.scope === 'table' ? tableDigest(frame) : rowDigest(frame, row)
      return desk.standing(run, key, seen) === 'returned' ? desk.again(run, key) : undefined
    },
    items: (_run, frame, row) => [config.scope === 'table' ? tableDigest(frame) : rowDigest(frame, row)],
    prepare: (run, frame) => {
      const whole = config.scope === 'table' ? tableDigest(frame) : undefined
      return (row, overdue, out) => {
        const key = frame.keys[row]!
        // REV-2: a verdict holds for what was seen; hashing is only needed where somebody judged.
        const isJudged = desk.judged(run, key).length > 0
        const standing = isJudged ? desk.standing(run, key, whole ?? rowDigest(frame, row)) : 'open'
        if (standing === 'returned') return undefined
        if (standing !== 'open') {
          out.int(0, Math.max(...desk.judged(run, key).map((fact) => fact.known)))
          return { port: standing === 'passed' ? PASSED : REFUSED, settled: true }
        }
        if (!overdue || config.onSilence === 'escalate') return undefined
        return { port: config.onSilence === 'pass' ? PASSED : REFUSED, settled: true }
      }
    },
  }
  return { ops: [amend, judge] }
}

/** A number is a whole number at the column's scale, anything else an id. */
function statedCell({ value }: Fact<'overridden'>, isId: boolean): Cell {
  if (value.value === null) return missingCell(value.missing ?? 'undecided')
  if (isId) return { value: value.value }
  return /^-?\d{1,30}$/.test(value.value) ? { value: BigInt(value.value) } : missingCell('undecided')
}
