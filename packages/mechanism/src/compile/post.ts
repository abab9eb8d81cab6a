import type { PostConfig } from '../blocks/post.ts'
import type { Column } from '../model/column.ts'
import { storedScale } from '../model/column.ts'
import { columnIndex, type Frame, wholeAt } from '../model/frame.ts'
import type { EffectDraft, EmitOp, RouteOp, Run } from '../model/kernel.ts'
import type { Cell } from '../model/table.ts'
import type { Compile } from './program.ts'
import { whom } from './whom.ts'

const POSTED = 0
const REFUSED = 1

/** POST-1…3: one entry per row; its lines and their counter-lines sum to 0; a net of 0 is no entry. */
export const compilePost: Compile<PostConfig> = (config, { block }) => {
  const emit: EmitOp = {
    op: 'emit',
    from: 'in',
    to: '~emitted',
    columns: [],
    prepare: (run, frame) => (row) => entryOf(config, run, frame, row),
  }
  const route: RouteOp = {
    op: 'route',
    from: '~emitted',
    to: ['posted', 'refused'],
    open: POSTED,
    columns: [],
    // POST-2: the balance is checked under lock when posting; a refusal comes back as a fact.
    prepare: (run, frame) => (row) =>
      run.facts.about('acknowledged', block, frame.keys[row]!).at(-1)?.value.state === 'refused' ? [REFUSED] : [POSTED],
  }
  return { ops: [emit, route], signatory: (run) => whom(config.signatory, run, undefined) }
}

interface Line {
  readonly account: string
  readonly counter: string
  readonly column: Column
  readonly amount: bigint
}

function entryOf(config: PostConfig, run: Run, frame: Frame, row: number): readonly EffectDraft[] {
  const lines: Line[] = []
  for (const line of config.lines) {
    const at = columnIndex(frame, line.column)
    const amount = at < 0 ? 'undecided' : wholeAt(frame.series[at]!, row)
    // POST-1: all lines or none; an open figure posts nothing, it is not zero.
    if (typeof amount === 'string') return []
    const unit = frame.keys[row]!.split('|')[0]!
    const owner = line.owner === 'parent' ? (run.graph.parentOf(unit) ?? unit) : unit
    const account = [owner, line.account, ...(line.subAccount === '' ? [] : [line.subAccount])].join('/')
    const counter = [run.pins.owner, line.account, line.counter].join('/')
    lines.push({ account, counter, column: frame.columns[at]!, amount: line.direction === 'debit' ? -amount : amount })
  }
  if (lines.every((line) => line.amount === 0n)) return []
  const content: { [name: string]: Cell | string } = {
    reason: config.reason,
    balance: config.balance,
    accrueOnly: config.accrueOnly ? 'yes' : 'no',
    correction: config.correction,
    lines: String(lines.length),
  }
  for (const [at, line] of lines.entries()) {
    content[`${at + 1}.account`] = line.account
    content[`${at + 1}.counter`] = line.counter
    content[`${at + 1}.amount`] = { value: line.amount }
    content[`${at + 1}.scale`] = String(storedScale(line.column))
  }
  // SHIELD-1: taking from the row's subject, except at its own request; an author may raise it, never lower it.
  const takes = lines.some((line) => line.amount < 0n)
  return [{ line: 'entry', kind: 'ledger', content, punitive: config.punitive || (takes && !config.requested) }]
}
