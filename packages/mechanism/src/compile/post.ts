import { type BlockId, compareIds, idsOf, type Key } from '@jizhi/domain'
import type { PostConfig } from '../blocks/post.ts'
import { storedScale } from '../model/column.ts'
import type { Compile } from '../model/compiled.ts'
import { cellAt, columnIndex, type Frame, type Series, wholeAt } from '../model/frame.ts'
import type { EffectDraft, EmitOp, RouteOp, Run } from '../model/kernel.ts'
import type { Cell } from '../model/table.ts'
import { whom } from './whom.ts'

const POSTED = 0
const REFUSED = 1
const POSTED_WAY = [POSTED]
const REFUSED_WAY = [REFUSED]

/** POST-1…3: one entry per row; its lines and their counter-lines sum to 0; a net of 0 is no entry. */
export const compilePost: Compile<PostConfig> = (config, { block }) => {
  const emit: EmitOp = {
    op: 'emit',
    from: 'in',
    to: '~emitted',
    columns: [],
    prepare: (run, frame) => {
      const lines = boundLines(config, run, frame)
      return (row) => entryOf(config, lines, frame, row)
    },
  }
  const route: RouteOp = {
    op: 'route',
    from: '~emitted',
    to: ['posted', 'refused'],
    open: POSTED,
    columns: [],
    prepare: (run, frame) => (row) => (isRefused(run, block, frame.keys[row]!) ? REFUSED_WAY : POSTED_WAY),
  }
  return { ops: [emit, route], signatory: (run, on) => whom(config.signatory, run, undefined, on) }
}

/** POST-2: the balance is checked under lock when posting; what came of it comes back as a fact, the last one holds. */
function isRefused(run: Run, block: BlockId, row: Key): boolean {
  const told = [
    ...run.facts.about('acknowledged', block, row).map((fact) => ({ fact, is: fact.value.state === 'refused' })),
    ...run.facts.about('posted', block, row).map((fact) => ({ fact, is: false })),
    ...run.facts.about('refused', block, row).map((fact) => ({ fact, is: true })),
  ]
  told.sort((a, b) => a.fact.known - b.fact.known || compareIds(a.fact.id, b.fact.id))
  return told.at(-1)?.is ?? false
}

/** A line of the settings on the columns of one wire; what is the same in every row is said once. */
interface BoundLine {
  readonly series: Series | undefined
  readonly ownerOf: (row: number, unit: string) => string | undefined
  /** SHIELD-1: taking from the owner of the mechanism itself hurts nobody else. */
  readonly ofOthers: boolean
  readonly isDebit: boolean
  /** What follows the owner in the account. */
  readonly account: string
  readonly counterOf: (unit: string) => string
  readonly scale: string
}

const boundLines = (config: PostConfig, run: Run, frame: Frame): readonly BoundLine[] =>
  config.lines.map((line) => {
    const at = columnIndex(frame, line.column)
    return {
      series: frame.series[at],
      ownerOf: ownerOf(line, run, frame),
      ofOthers: line.owner !== 'owner',
      isDebit: line.direction === 'debit',
      account: ['', line.account, ...(line.subAccount === '' ? [] : [line.subAccount])].join('/'),
      counterOf: counterOf(line, run),
      scale: at < 0 ? '' : String(storedScale(frame.columns[at]!)),
    }
  })

/** POST-1: each line names its own counter-account, such as the pool of the township that matches an award. */
function counterOf(line: PostConfig['lines'][number], run: Run): BoundLine['counterOf'] {
  const rest = ['', line.account, line.counter].join('/')
  if (line.counterOwner === 'owner') {
    const path = `${run.pins.owner}${rest}`
    return () => path
  }
  if (line.counterOwner === 'row') return (unit) => `${unit}${rest}`
  return (unit) => `${run.graph.parentOf(unit) ?? unit}${rest}`
}

/** Whose account a line is in; nothing where the column names nobody yet. */
function ownerOf(line: PostConfig['lines'][number], run: Run, frame: Frame): BoundLine['ownerOf'] {
  if (line.owner === 'owner') return () => run.pins.owner
  if (line.owner === 'row') return (_row, unit) => unit
  if (line.owner === 'parent') return (_row, unit) => run.graph.parentOf(unit) ?? unit
  const series = frame.series[columnIndex(frame, line.ownerColumn)]
  return (row) => {
    const cell = series && cellAt(series, row)
    if (!cell || 'missing' in cell || typeof cell.value === 'bigint') return undefined
    const held = typeof cell.value === 'string' ? cell.value : cell.value[0]
    return held === undefined ? undefined : idsOf(held as Key)[0] // a row column holds keys
  }
}

interface Line {
  readonly account: string
  readonly bound: BoundLine
  readonly amount: bigint
}

function entryOf(config: PostConfig, bounds: readonly BoundLine[], frame: Frame, row: number): readonly EffectDraft[] {
  const lines: Line[] = []
  const unit = idsOf(frame.keys[row]!)[0]!
  for (const bound of bounds) {
    const amount = bound.series ? wholeAt(bound.series, row) : 'undecided'
    // POST-1: all lines or none; an open figure posts nothing, it is not zero.
    if (typeof amount === 'string') return []
    const owner = bound.ownerOf(row, unit)
    if (owner === undefined) return []
    lines.push({ account: `${owner}${bound.account}`, bound, amount: bound.isDebit ? -amount : amount })
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
    content[`${at + 1}.counter`] = line.bound.counterOf(unit)
    content[`${at + 1}.amount`] = { value: line.amount }
    content[`${at + 1}.scale`] = line.bound.scale
  }
  // SHIELD-1: taking from the row's subject, except at its own request; an author may raise it, never lower it.
  const takes = lines.some((line) => line.amount < 0n && line.bound.ofOthers)
  return [{ line: 'entry', kind: 'ledger', content, punitive: config.punitive || (takes && !config.requested) }]
}
