import { type BlockId, compareIds, storedId } from '@jizhi/domain'
import { blockDef } from '../blocks/index.ts'
import { readConfig } from '../blocks/read-config.ts'
import type { DisputeRules } from '../derive/disputes.ts'
import type { RosterType } from '../model/block-def.ts'
import type { BlockKind } from '../model/block-kind.ts'
import type { CompileContext, Compiled, Signatory } from '../model/compiled.ts'
import type { RunFinding } from '../model/derived.ts'
import { flowOrder } from '../model/flow-order.ts'
import type { KernelOp } from '../model/kernel.ts'
import type { Block, Mechanism, PortRef } from '../model/mechanism.ts'
import { writtenScales } from '../model/written-scale.ts'
import { compilerOf } from './compilers.ts'
import { lineageOf } from './lineage.ts'

/** A block ready to run: what it reads, what it does, and what the shield must know of its surroundings. */
export interface CompiledBlock extends Lineage {
  readonly id: BlockId
  readonly kind: BlockKind
  readonly ops: readonly KernelOp[]
  readonly inputs: ReadonlyMap<string, PortRef>
  readonly outputs: readonly string[]
  readonly outputTypes: { readonly [port: string]: RosterType }
  /** SHIELD-2e: the named post, by its holders of the day (PIN-4). */
  readonly signatory: Signatory
}

/** What stands upstream of a block. */
export interface Lineage {
  /** RES-2: the last roster or regroup. */
  readonly root: PortRef | undefined
  readonly silentPorts: readonly PortRef[]
  /** BR-2: where rows stand whose way is still to be decided, while no regroup stands in between. */
  readonly openPorts: readonly PortRef[]
  readonly objections: readonly BlockId[]
  readonly results: readonly BlockId[]
  /** Whose statements a row stems from; `sameRows` while no regroup stands in between. */
  readonly asks: readonly { readonly ask: BlockId; readonly sameRows: boolean }[]
}

export interface Program {
  readonly mechanism: Mechanism
  /** EVAL-8: topological by wires, then by block id. */
  readonly order: readonly CompiledBlock[]
  readonly byId: ReadonlyMap<BlockId, CompiledBlock>
  readonly disputes: ReadonlyMap<BlockId, DisputeRules>
  readonly findings: readonly RunFinding[]
}

/** Reads the drawing once. Blocks that cannot be read, or stand in a ring, are left out and named; nothing throws. */
export function compileMechanism(mechanism: Mechanism): Program {
  const findings: RunFinding[] = []
  const order: CompiledBlock[] = []
  const byId = new Map<BlockId, CompiledBlock>()
  const disputes = new Map<BlockId, DisputeRules>()
  for (const block of sortedBlocks(mechanism, findings)) {
    const compiled = compileBlock(mechanism, block, byId, findings)
    if (!compiled) continue
    order.push(compiled.block)
    byId.set(compiled.block.id, compiled.block)
    if (compiled.disputes) disputes.set(compiled.block.id, compiled.disputes)
  }
  return { mechanism, order, byId, disputes, findings }
}

function compileBlock<K extends BlockKind>(
  mechanism: Mechanism,
  block: Block & { readonly kind: K },
  done: ReadonlyMap<BlockId, CompiledBlock>,
  findings: RunFinding[],
): { block: CompiledBlock; disputes: Compiled['disputes'] } | undefined {
  const id = storedId<BlockId>(block.id)
  const config = readConfig(block)
  if (!config.ok) {
    findings.push({ code: 'block.unreadable', block: id, message: config.fault.message })
    return undefined
  }
  const inputs = new Map(
    mechanism.wires
      .filter((wire) => wire.to.block === id)
      // By port, so that the order of wires in the document cannot matter.
      .sort((a, b) => compareIds(a.to.port, b.to.port))
      .map((wire) => [wire.to.port, wire.from]),
  )
  const inputTypes = Object.fromEntries(
    [...inputs].map(([port, from]) => [port, done.get(storedId<BlockId>(from.block))?.outputTypes[from.port]]),
  )
  const def = blockDef(block.kind)
  const outputs = writtenScales(def.types(config.value, inputTypes), mechanism.rounding)
  const ports = Object.fromEntries(def.inputs(config.value).map((port) => [port.id, true as const]))
  const settings = settingsIn(mechanism)
  const compiled = compilerOf(block.kind)(config.value, {
    block: id,
    mechanism,
    inputs: inputTypes,
    ports,
    outputs,
    settings,
  })
  for (const finding of compiled.findings ?? []) findings.push({ ...finding, block: id })
  return {
    block: {
      id,
      kind: block.kind,
      ops: compiled.ops,
      inputs,
      outputs: Object.keys(outputs),
      outputTypes: outputs,
      signatory: compiled.signatory ?? (() => ({ role: '', persons: [] })),
      ...lineageOf(block.kind, inputs, done, compiled.otherRows ?? []),
    },
    disputes: compiled.disputes,
  }
}

/** Lets a block read another's settings without knowing where definitions stand. */
const settingsIn =
  (mechanism: Mechanism): CompileContext['settings'] =>
  (kind, id) => {
    const found = mechanism.blocks.find((one) => one.kind === kind && (id === undefined || one.id === id))
    const config = found === undefined ? undefined : readConfig({ ...found, kind })
    return config?.ok ? config.value : undefined
  }

/** EVAL-8: the smallest ready id first, so that the order in the document cannot matter. Blocks in a ring are left out and named. */
function sortedBlocks({ blocks, wires }: Mechanism, findings: RunFinding[]): readonly Block[] {
  const byId = new Map(blocks.map((block) => [block.id, block]))
  const { order, ring } = flowOrder([...byId.keys()].sort(compareIds), wires)
  for (const id of ring)
    findings.push({ code: 'block.in-ring', block: storedId<BlockId>(id), message: `块“${id}”的连线绕成了圈，已跳过。` })
  return order.flatMap((id) => byId.get(id) ?? [])
}
