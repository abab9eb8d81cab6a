import { type BlockId, compareDecimals, type Key } from '@jizhi/domain'
import type { ReviewConfig } from '../blocks/review.ts'
import { rowDigest, tableDigest } from '../derive/digest.ts'
import { type Column, holdsIds, storedScale } from '../model/column.ts'
import type { ColumnWriter } from '../model/column-writer.ts'
import type { Compile } from '../model/compiled.ts'
import type { Fact } from '../model/fact.ts'
import type { AskOp, Run } from '../model/kernel.ts'
import { addedColumns } from './added-columns.ts'
import { overrideOp } from './override.ts'
import { deskOf } from './review-desk.ts'
import { settingLimit, writtenRatio } from './rounding.ts'
import { marksOf } from './verdicts.ts'

const PASSED = 0
const REFUSED = 1

/** REV-1…5: a verdict on exactly what was seen; listed cells may be set by a person. */
export const compileReview: Compile<ReviewConfig> = (config, context) => {
  const columns = addedColumns(context, 'passed')
  const amended = (context.inputs.in?.columns ?? []).filter((column) => config.amend.includes(column.id))
  const amend = overrideOp(context.block, '~amended', amended, (run, fact, column) => {
    const isWithin = withinLimits(config, column, fact)
    if (!isWithin) run.find(outside(context.block, fact.slot.row!, column))
    return isWithin
  })
  const desk = deskOf(config, context)
  const given = givenBeside(config, columns)
  const judge: AskOp = {
    op: 'ask',
    task: 'judge',
    from: '~amended',
    to: ['passed', 'refused'].map((port) => ({ port, columns: columns.map((column) => column.id) })),
    scope: config.scope,
    columns,
    dueAt: desk.dueAt,
    whom: (run, key, frame, row) =>
      desk.whom(run, key, () => (config.scope === 'table' ? tableDigest(frame) : rowDigest(frame, row))),
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
        const isAsked = isJudged || (overdue && config.onSilence === 'return')
        const seen = isAsked ? (whole ?? rowDigest(frame, row)) : ''
        const standing = isAsked ? desk.standing(run, key, seen) : 'open'
        if (standing === 'returned') return undefined
        if (standing !== 'open') {
          out.int(0, Math.max(...desk.judged(run, key).map((fact) => fact.known)))
          if (columns.length > 1) given(run, desk.holding(run, key, seen), out)
          return { port: standing === 'passed' ? PASSED : REFUSED, settled: true }
        }
        if (!overdue || config.onSilence === 'escalate' || config.onSilence === 'return') return undefined
        return { port: config.onSilence === 'pass' ? PASSED : REFUSED, settled: true }
      }
    },
  }
  return { ops: [amend, judge] }
}

/** The level of the last pass, and the mean of the marks. */
function givenBeside(
  config: ReviewConfig,
  columns: readonly Column[],
): (run: Run, judged: readonly Fact<'judged'>[], out: ColumnWriter) => void {
  const at = (id: string): number => columns.findIndex((column) => column.id === `${config.prefix}${id}`)
  const [grade, rating] = [at('grade'), at('rating')]
  return (run, judged, out) => {
    const level = judged.findLast((fact) => fact.value.verdict === 'passed')?.value.grade
    const option = config.grade.options.findIndex((one) => one.id === level)
    if (grade >= 0 && option >= 0) out.int(grade, option)
    const marks = marksOf(judged)
    if (rating < 0 || marks.length === 0) return
    const sum = marks.reduce((all, mark) => all + BigInt(mark), 0n)
    // Marks stand at scale 2; one quotient, rounded once (NUM-1, NUM-2).
    out.cell(rating, writtenRatio({ num: sum, den: BigInt(marks.length) * 100n }, columns[rating]!, run.rounding))
  }
}

/** REV-4: within what may be set. Texts and missing cells know no range. */
function withinLimits(config: ReviewConfig, column: Column, { value }: Fact<'overridden'>): boolean {
  const limit = config.limits.find((one) => one.column === column.id)
  if (limit === undefined || value.value === null || holdsIds(column)) return true
  const stated = { unscaled: BigInt(/^-?\d{1,30}$/.test(value.value) ? value.value : 0), scale: storedScale(column) }
  const [least, most] = [settingLimit(limit.least), settingLimit(limit.most)]
  return (!least || compareDecimals(stated, least) >= 0) && (!most || compareDecimals(stated, most) <= 0)
}

const outside = (block: BlockId, row: Key, column: Column) => ({
  code: 'review.outside-limits',
  block,
  row,
  column: column.id,
  message: `“${column.label}”的改定超出允许范围，未采用，请重新改定。`,
})
