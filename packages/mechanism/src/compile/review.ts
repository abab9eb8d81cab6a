import type { Key, PersonId } from '@jizhi/domain'
import type { ReviewConfig } from '../blocks/review.ts'
import { rowDigest, tableDigest } from '../derive/digest.ts'
import { holdsIds } from '../model/column.ts'
import type { Fact } from '../model/fact.ts'
import { cellAt, columnIndex, missingCell } from '../model/frame.ts'
import type { AskOp, MapOp, Run } from '../model/kernel.ts'
import type { Cell } from '../model/table.ts'
import { addedColumns } from './added-columns.ts'
import type { Compile } from './program.ts'
import { whom } from './whom.ts'

const PASSED = 0
const REFUSED = 1

/** REV-1, REV-2, REV-4: a verdict on exactly what was seen; listed cells may be set by a person. */
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
  const judge: AskOp = {
    op: 'ask',
    task: 'judge',
    from: '~amended',
    to: ['passed', 'refused'].map((port) => ({ port, columns: columns.map((column) => column.id) })),
    scope: config.scope,
    columns,
    dueAt: () => undefined,
    whom: (run, key) => whom(config.who, run, key),
    items: (_run, frame, row) => [config.scope === 'table' ? tableDigest(frame) : rowDigest(frame, row)],
    prepare: (run, frame) => {
      const whole = config.scope === 'table' ? tableDigest(frame) : undefined
      return (row, _overdue, out) => {
        const key = frame.keys[row]!
        const judged =
          whole === undefined ? run.facts.about('judged', context.block, key) : run.facts.about('judged', context.block)
        // REV-2: a verdict holds for what was seen; hashing is only needed where somebody judged.
        const seen = judged.length === 0 ? '' : (whole ?? rowDigest(frame, row))
        const valid = judged.filter((fact) => fact.value.seen === seen)
        const port = verdictOf(config, run, key, valid)
        if (port === undefined) return undefined
        out.int(0, Math.max(...valid.map((fact) => fact.known)))
        return { port, settled: true }
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

/** 或签 / 会签 / 比例 / 依次. Whoever judged twice is heard with the last word (FACT-4). */
function verdictOf(config: ReviewConfig, run: Run, key: Key, judged: readonly Fact<'judged'>[]): number | undefined {
  if (judged.length === 0) return undefined
  const { persons } = whom(config.who, run, key)
  const words = new Map<PersonId | '', 'passed' | 'refused'>()
  for (const fact of judged) words.set(fact.by ?? '', fact.value.verdict)
  const passed = [...words.values()].filter((verdict) => verdict === 'passed').length
  const refused = words.size - passed
  const all = Math.max(persons.length, 1)
  if (config.quorum === 'any') return passed > 0 ? PASSED : REFUSED
  if (config.quorum === 'share') {
    const [whole, fraction = ''] = config.share.split('.')
    const needed = BigInt(`${whole}${fraction}`) * BigInt(all)
    const unit = 100n * 10n ** BigInt(fraction.length)
    if (BigInt(passed) * unit >= needed) return PASSED
    return BigInt(all - refused) * unit < needed ? REFUSED : undefined
  }
  if (refused > 0) return REFUSED
  return passed >= all ? PASSED : undefined
}
