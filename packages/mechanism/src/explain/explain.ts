import { type BlockId, type Key, storedId } from '@jizhi/domain'
import type { CompiledBlock } from '../compile/program.ts'
import { shown } from '../compile/shown.ts'
import { absorb, type DerivationState, emptyState, sessionOf } from '../derive/derive.ts'
import type { FactIndex } from '../derive/fact-index.ts'
import { frameAt, type Session } from '../derive/session.ts'
import type { AnyFact } from '../model/fact.ts'
import { cellAt, columnIndex, type Frame } from '../model/frame.ts'
import type { How, KernelOp } from '../model/kernel.ts'
import type { Mechanism } from '../model/mechanism.ts'
import type { CellRef, Trace, TraceFact } from '../model/trace.ts'
import { joinedTrace } from './joined-trace.ts'
import { recorded } from './recorded.ts'
import { shownFact, traceFact } from './trace-fact.ts'

/** Why a cell holds what it holds, made when asked: the row is run again with a recorder. Nothing if there is no such cell. */
export const explain = (mechanism: Mechanism, facts: readonly AnyFact[], cell: CellRef): Trace | undefined =>
  explainer(absorb(emptyState(mechanism), facts))(cell)

/** For many questions about one state: everything is derived once. */
export function explainer(state: DerivationState): (cell: CellRef) => Trace | undefined {
  const session = sessionOf(state)
  // A row or block that does not exist is found nowhere, so unchecked text does no harm.
  return ({ block, port, row, column }) =>
    session && traceAt({ session, state }, storedId<BlockId>(block), port, row as Key, column)
}

interface Asked {
  readonly session: Session
  readonly state: DerivationState
}

/** Walks up from a register to the operation that wrote the column. */
function traceAt(asked: Asked, blockId: BlockId, register: string, row: Key, column: string): Trace | undefined {
  const block = asked.session.program.byId.get(blockId)
  const frame = frameAt(asked.session, blockId, register)
  if (!block || !frame || columnIndex(frame, column) < 0) return undefined
  const op = block.ops.findLast((one) => writes(one, register))
  if (!op) {
    const from = block.inputs.get(register)
    return from && traceAt(asked, storedId<BlockId>(from.block), from.port, row, column)
  }
  if (op.op === 'freeze') return frozenTrace(asked, block, op, frame, row, column)
  if (op.op === 'join')
    return joinedTrace(asked.session, block, op, row, column, {
      of: (port, key, id) => traceAt(asked, blockId, port, key, id),
      grounds: () => groundsOf(asked.state.index, blockId, row),
    })
  // REGR-3: what belongs nowhere is handed on as it came.
  if (op.op === 'reshape' && op.orphans === register) return traceAt(asked, blockId, op.from, row, column)
  if (op.op === 'clock' || op.columns.some((one) => one.id === column))
    return written(asked, block, op, register, row, column)
  return traceAt(asked, blockId, op.from, row, column)
}

function writes(op: KernelOp, register: string): boolean {
  if (op.op === 'ask') return op.to.some((to) => to.port === register)
  if (op.op === 'route') return op.to.includes(register)
  return op.to === register || (op.op === 'reshape' && op.orphans === register)
}

function written(
  asked: Asked,
  block: CompiledBlock,
  op: Exclude<KernelOp, { op: 'freeze' | 'join' }>,
  register: string,
  row: Key,
  column: string,
): Trace | undefined {
  const frame = frameAt(asked.session, block.id, register)!
  if (!frame.keys.includes(row)) return undefined
  const again = op.op === 'clock' ? undefined : recorded(asked.session, block, op, row, column)
  const found = columnOf(frame, column)
  const value = again?.value ?? cellAt(found.series, frame.keys.indexOf(row))
  const text = shown(value, found.column)
  const how: How = again?.how ?? {
    definition: found.column.label,
    substituted: `${found.column.label} = ${text}`,
    reads: [],
    facts: [],
  }
  const inputs = how.reads.flatMap((read) => {
    // A column of the same operation was written before this one (COMP-1); everything else came in.
    const isOwn = op.op !== 'clock' && read.column !== column && op.columns.some((one) => one.id === read.column)
    const from = isOwn ? register : op.op === 'clock' ? '' : op.from
    return traceAt(asked, block.id, from, read.row, read.column) ?? []
  })
  return {
    block: block.id,
    port: register,
    row,
    column,
    label: found.column.label,
    value,
    shown: text,
    definition: how.definition,
    substituted: how.substituted,
    parts: how.parts ?? [],
    inputs,
    facts:
      inputs.length + how.facts.length > 0
        ? how.facts.flatMap(({ fact, field }) => traceFact(asked.state.index, fact, field))
        : groundsOf(asked.state.index, block.id, row),
  }
}

/**
 * FACT-7, PIN-1: a cell that no rule makes out of others stands on what was said of its row there (a sheet, a verdict, a
 * notice), else on what was said of the whole block (the roster that was fixed), else on what the opening pinned.
 */
function groundsOf({ buckets }: FactIndex, block: BlockId, row: Key): readonly TraceFact[] {
  const said = buckets.get(block)
  const facts = [said?.get(row)?.current, said?.get('')?.current, buckets.get('')?.get('')?.current]
  const found = facts.find((list) => list?.some(isGround))?.filter(isGround) ?? []
  return found.map(shownFact)
}

/** What somebody did with a figure afterwards is no reason for it. */
const isGround = ({ kind }: AnyFact): boolean => kind !== 'tick' && kind !== 'signed' && kind !== 'acknowledged'

const columnOf = (frame: Frame, id: string) => {
  const at = columnIndex(frame, id)
  return { column: frame.columns[at]!, series: frame.series[at]! }
}

/** RES-4: the official figure, with the live one it was taken from below it. */
function frozenTrace(
  asked: Asked,
  block: CompiledBlock,
  op: Extract<KernelOp, { op: 'freeze' }>,
  frame: Frame,
  row: Key,
  column: string,
): Trace | undefined {
  const live = traceAt(asked, block.id, op.from, row, column)
  const at = frame.keys.indexOf(row)
  if (!frame.frozen || at < 0) return live
  const found = columnOf(frame, column)
  const value = cellAt(found.series, at)
  const text = shown(value, found.column)
  const result = asked.session.results.find((one) => one.block === block.id)
  const official = asked.session.run.facts
    .about('frozen', block.id)
    .find((fact) => fact.value.revision === result?.frozen?.revision)
  return {
    block: block.id,
    port: op.to,
    row,
    column,
    label: found.column.label,
    value,
    shown: text,
    definition: `${found.column.label} = 定榜时的值`,
    substituted: `${found.column.label} = ${text}（第 ${result?.frozen?.revision ?? 0} 版${result?.stale ? '，现已有变，待修订' : ''}）`,
    parts: [],
    inputs: live ? [live] : [],
    facts: official ? traceFact(asked.state.index, official.id, undefined) : [],
  }
}
