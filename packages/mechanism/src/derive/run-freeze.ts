import type { Key } from '@jizhi/domain'
import type { CompiledBlock } from '../compile/program.ts'
import { holdsIds } from '../model/column.ts'
import { ColumnWriter } from '../model/column-writer.ts'
import type { OpenTask, ResultState } from '../model/derived.ts'
import type { Fact, FrozenRows } from '../model/fact.ts'
import {
  columnIndex,
  type Frame,
  PROVISIONAL,
  rowsOf,
  SETTLED,
  type Series,
  sameCells,
  WAITING,
} from '../model/frame.ts'
import { fitsSheet, frozenColumn, thawedSeries } from '../model/frozen-cell.ts'
import type { FreezeOp } from '../model/kernel.ts'
import { settledFrame, UNCHANGED } from './change.ts'
import { digestOf, once } from './digest.ts'
import { type Domain, domainOf, openRows } from './domain-of.ts'
import { heard } from './heard.ts'
import { partitionsOf } from './partitions.ts'
import { atMost } from './run-row-ops.ts'
import { isStanding, keep } from './run-set-ops.ts'
import { changeAt, frameBefore, listening, type Registers, remember, type Session, wake } from './session.ts'

interface FreezeKept {
  readonly official: FrozenRows | undefined
}

/** RES-1…5: the official table. What flows on is the latest frozen revision; before the first one, the live rows. */
export function runFreeze(
  session: Session,
  block: CompiledBlock,
  op: FreezeOp,
  frame: Frame,
  registers: Registers,
): void {
  const input = changeAt(session, block.id, op.from)
  const around = [...(block.root ? [block.root] : []), ...block.silentPorts, ...block.openPorts]
  const inputs = [input, ...around.map((ref) => changeAt(session, ref.block, ref.port))]
  if (isStanding(session, op, inputs)) {
    keep(session, block, [op.to], registers)
    return
  }
  const { made: official, done } = listening(session, block, () => issue(session, block, op, frame))
  const beforeKept = session.before?.session.done.get(op)?.kept as FreezeKept | undefined // what a freeze keeps
  remember(session, op, { ...done, kept: { official } satisfies FreezeKept })
  const before = frameBefore(session, block.id, op.to)
  const stands = before && beforeKept && beforeKept.official === official ? before : undefined
  if (official) {
    // RES-4: frozen rows stay as they are, whatever becomes of the live ones.
    const isSame = stands?.columns === frame.columns
    registers.write(op.to, isSame ? stands! : thawed(frame, official), isSame ? UNCHANGED : undefined)
    return
  }
  const states = frame.states.map((state) => atMost(state, PROVISIONAL))
  const made = { ...frame, states, complete: false, frozen: false }
  const settled = stands && input && settledFrame(stands, made, input)
  registers.write(op.to, settled?.frame ?? made, settled?.change)
}

/** Says where the result stands, and answers what was frozen last. */
function issue(session: Session, block: CompiledBlock, op: FreezeOp, frame: Frame): FrozenRows | undefined {
  const { run } = session
  const { frame: filled, partitions } = heard(session, block, { completeness: op.completeness, partition: [] }, frame)
  const { completion, parts, rows } = partitions[0]!
  for (const at of completion.wakes) wake(session, block.id, 'complete-at', at)
  const early = completion.complete ? undefined : settledParts(frame, op.early)
  // EVAL-7: what came after the close and is not taken in any more stands outside, with its reason in the domain.
  const elsewhere = openRows(session, block)
  const kept = (early ?? rows).filter(
    (row) =>
      parts[row] !== 'excluded' &&
      (frame.states[row] !== SETTLED || parts[row] !== 'undecided') &&
      // BR-2: a row that waits at a branch is not on this list, nor off it, until the branch is decided.
      (frame.states[row] !== WAITING || !elsewhere.has(frame.keys[row]!)),
  )
  const isComplete = completion.complete || early !== undefined
  const official = latest(run.facts.about('frozen', block.id))
  const domain = early ? pendingDomain(domainOf(session, block), frame) : domainOf(session, block)
  const live = once(() => liveRows(domain, op, rowsOf(filled, kept), official?.value.rows))
  const digest = once(() => digestOfRows(live()))
  const differs = official !== undefined && official.value.digest !== digest()
  // RES-5: whoever declined to revise has answered for this digest, not for the next one.
  const isDeclined = differs && run.facts.about('declined', block.id).some((fact) => fact.value.digest === digest())
  const stale = differs && !isDeclined
  const result: ResultState = {
    block: block.id,
    complete: isComplete,
    live: {
      get digest() {
        return digest()
      },
      get rows() {
        return live()
      },
    },
    ...(official ? { frozen: { revision: official.value.revision, digest: official.value.digest } } : {}),
    stale,
    ...(isDeclined ? { declined: true as const } : {}),
    automatic: op.by === 'auto',
  }
  session.notes.push(({ results }) => results.push(result))
  // RES-5: only the first revision freezes by itself.
  const by = op.by === 'auto' ? (stale ? op.revisedBy : undefined) : official === undefined || stale ? op.by : undefined
  if (isComplete && by !== undefined) {
    const { role, persons } = by(run)
    const task: OpenTask = {
      block: block.id,
      row: '' as Key, // '' = table
      kind: 'freeze',
      role,
      persons,
      get items() {
        return [digest()]
      },
    }
    session.notes.push(({ open }) => open.push(task))
  }
  return official?.value.rows
}

/** OBJ-4 先行定榜: the rows of classes that wait for nobody any more; nothing while there are none. */
function settledParts(frame: Frame, early: readonly string[] | undefined): readonly number[] | undefined {
  if (early === undefined) return undefined
  const settled = partitionsOf(frame, early).filter((rows) => rows.every((row) => frame.states[row] === SETTLED))
  const rows = settled.flat().sort((a, b) => a - b)
  return rows.length === 0 ? undefined : rows
}

/** RES-2: rows that are to follow as a revision are neither out nor silent. */
const pendingDomain = (domain: Domain, frame: Frame): Domain => {
  const pending = new Set(frame.keys)
  return (keys) =>
    domain(keys).map((one) =>
      one.standing !== 'in' && pending.has(one.key) ? { key: one.key, standing: 'undecided' as const } : one,
    )
}

/** RES-3: two freezes of one digest are one; the highest revision holds, of equals the one known first. */
function latest(facts: readonly Fact<'frozen'>[]): Fact<'frozen'> | undefined {
  let found: Fact<'frozen'> | undefined
  for (const fact of facts) if (!found || fact.value.revision > found.value.revision) found = fact
  return found
}

/** What rows were made of, and their digest: a fact stored from them keeps the very object, so neither is made again. */
const MADE = new WeakMap<FrozenRows, { readonly frame: Frame; readonly digest: () => string }>()

const digestOfRows = (rows: FrozenRows): string => MADE.get(rows)?.digest() ?? digestOf(JSON.stringify(rows))

/** What would be frozen now. Where it equals what was frozen of an equal table, it is those very rows. */
function liveRows(domain: Domain, op: FreezeOp, frame: Frame, official: FrozenRows | undefined): FrozenRows {
  const before = official && MADE.get(official)
  if (before && sameCells(before.frame, frame) && isSameDomain(official, domain(frame.keys))) return official
  const rows = frozenRowsOf(domain, op, frame)
  MADE.set(rows, { frame, digest: once(() => digestOf(JSON.stringify(rows))) })
  return rows
}

const isSameDomain = (rows: FrozenRows, domain: FrozenRows['domain']): boolean =>
  rows.domain.length === domain.length &&
  domain.every(({ key, standing }, at) => rows.domain[at]?.key === key && rows.domain[at].standing === standing)

function frozenRowsOf(domain: Domain, op: FreezeOp, frame: Frame): FrozenRows {
  const ids = op.keep.length > 0 ? op.keep : frame.columns.map((column) => column.id)
  return {
    keys: frame.keys,
    columns: ids.flatMap((id) => {
      const series = frame.series[columnIndex(frame, id)]
      return series ? [frozenColumn(id, series, frame.keys.length)] : []
    }),
    domain: domain(frame.keys),
  }
}

/** RES-4: the frozen rows as a frame again. A column that was not frozen is missing, never taken from the live table. */
function thawed(live: Frame, rows: FrozenRows): Frame {
  const made = MADE.get(rows)?.frame
  const series = live.columns.map((column): Series => {
    const held = made?.series[columnIndex(made, column.id)]
    if (held && 'ints' in held && !holdsIds(column) && fitsSheet(held.ints, rows.keys.length)) return held
    return thawedSeries(
      rows.columns.find((one) => one.id === column.id),
      column,
      rows.keys.length,
    )
  })
  return {
    ...live,
    keys: rows.keys,
    states: new Uint8Array(rows.keys.length).fill(SETTLED),
    series: series.map(packed),
    complete: true,
    frozen: true,
    fixed: true,
  }
}

function packed(series: Series): Series {
  if (!('cells' in series)) return series
  const writer = new ColumnWriter(1, series.cells.length)
  for (const [row, cell] of series.cells.entries()) {
    writer.row = row
    writer.cell(0, cell)
  }
  return writer.series(0)
}
