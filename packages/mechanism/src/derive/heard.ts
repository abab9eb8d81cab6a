import type { CompiledBlock } from '../compile/program.ts'
import type { ColumnWriter } from '../model/column-writer.ts'
import type { Frame } from '../model/frame.ts'
import type { FoldOp, Part, Recorder } from '../model/kernel.ts'
import { type Completion, completionOf } from './completion.ts'
import { heardLate } from './heard-late.ts'
import { withLastValues } from './last-values.ts'
import { partitionsOf } from './partitions.ts'
import type { Session } from './session.ts'

interface Heard {
  readonly rows: readonly number[]
  readonly completion: Completion
  readonly parts: readonly Part[]
}

/** EVAL-4…7 per partition, over a frame in which late rows have last period's figures where the rule says so. */
export function heard(
  { program, run }: Pick<Session, 'program' | 'run'>,
  block: CompiledBlock,
  op: Pick<FoldOp, 'completeness' | 'partition' | 'figures'>,
  frame: Frame,
): { readonly frame: Frame; readonly partitions: readonly Heard[] } {
  const late = heardLate(program, run.facts, block)
  const partitions = partitionsOf(frame, op.partition).map((rows) => ({
    rows,
    completion: completionOf(run, frame, rows, op.completeness, late),
  }))
  const lacking = partitions.flatMap(({ rows, completion }) => rows.filter((_, at) => completion.parts[at] === 'last'))
  const { lastResult } = op.completeness
  const last = withLastValues(run, block.id, frame, lastResult, lacking, op.figures)
  return {
    frame: last.frame,
    partitions: partitions.map(({ rows, completion }) => ({
      rows,
      completion,
      parts: completion.parts.map((part, at) =>
        part !== 'last' ? part : last.found.has(rows[at]!) ? 'in' : 'undecided',
      ),
    })),
  }
}

/** Runs a fold over one partition and marks the rows that stand on last period's figures (EVAL-6). */
export function foldPart(
  op: FoldOp,
  kernel: ReturnType<FoldOp['prepare']>,
  { rows, completion, parts }: Heard,
  out: ColumnWriter,
  recorder?: Recorder,
): 'wait' | undefined {
  const waits = kernel(rows, parts, out, recorder)
  if (op.mark === undefined) return waits
  for (let at = 0; at < rows.length; at += 1) {
    out.row = rows[at]!
    out.int(op.mark, isCarried(completion, parts, at) ? 1 : 0)
  }
  return waits
}

/** EVAL-6: whether a row takes part with what was frozen before. */
export const isCarried = (completion: Completion, parts: readonly Part[], at: number): boolean =>
  completion.parts[at] === 'last' && parts[at] === 'in'
