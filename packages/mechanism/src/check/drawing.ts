import { compareIds } from '@jizhi/domain'
import { type BlockConfigs, blockDef } from '../blocks/index.ts'
import { calledIn, type OpenBlock, openBlock } from '../blocks/open-block.ts'
import { isBlockKind, readConfig } from '../blocks/read-config.ts'
import type { Finding, RosterType } from '../model/block-def.ts'
import type { BlockKind } from '../model/block-kind.ts'
import { flowOrder } from '../model/flow-order.ts'
import type { Block, Mechanism, PortRef, Wire } from '../model/mechanism.ts'
import { writtenScales } from '../model/written-scale.ts'

/** A mechanism read once for checking: blocks with their settings, and what flows on every wire. */
export interface Drawing {
  readonly mechanism: Mechanism
  /** Blocks whose settings could be read, in the order rows flow; those in a ring stand last. */
  readonly blocks: readonly OpenBlock[]
  readonly byId: ReadonlyMap<string, OpenBlock>
  /** Complaints about blocks that could not be read. */
  readonly unread: readonly Finding[]
  /** Ids of blocks that stand in a ring. */
  readonly ring: readonly string[]
  /** Blocks with a wire to this one. */
  readonly sources: (block: string) => readonly string[]
  readonly wireInto: (block: string, port: string) => Wire | undefined
  /** What arrives at an input, the first unless one is named; undefined where nothing is wired. */
  readonly input: (block: string, port?: string) => RosterType | undefined
  /** What leaves each output port of a block. */
  readonly outputs: (block: string) => { readonly [port: string]: RosterType }
  /** All blocks of a kind, with their settings typed. */
  readonly of: <K extends BlockKind>(
    kind: K,
  ) => readonly { readonly open: OpenBlock; readonly config: BlockConfigs[K] }[]
}

const place = (ref: PortRef): string => `${ref.block} ${ref.port}`

/** A document is a value: whoever asks for the same one again gets what was read of it. */
const READ = new WeakMap<Mechanism, Drawing>()

export function readDrawing(mechanism: Mechanism): Drawing {
  const known = READ.get(mechanism)
  if (known !== undefined) return known
  const drawing = reading(mechanism)
  READ.set(mechanism, drawing)
  return drawing
}

function reading(mechanism: Mechanism): Drawing {
  const { byId, unread } = openAll(mechanism.blocks)
  const intoPort = new Map(mechanism.wires.map((wire) => [place(wire.to), wire]))
  const sources = sourcesIn(mechanism.wires)
  // EVAL-8: the smallest ready id first.
  const { order: ids, ring } = flowOrder([...byId.keys()].sort(compareIds), mechanism.wires)
  const order = ids.flatMap((id) => byId.get(id) ?? [])
  const outputs = new Map<string, { readonly [port: string]: RosterType }>()
  const input = (block: string, port = byId.get(block)?.inputs[0]?.id ?? 'in'): RosterType | undefined => {
    const wire = intoPort.get(`${block} ${port}`)
    const from = wire === undefined ? undefined : outputs.get(wire.from.block)
    return wire === undefined || from === undefined || !Object.hasOwn(from, wire.from.port)
      ? undefined
      : from[wire.from.port]
  }
  for (const block of order) {
    const ports = block.inputs.map((port) => [port.id, input(block.block.id, port.id)] as const)
    outputs.set(block.block.id, writtenScales(block.types(Object.fromEntries(ports)), mechanism.rounding))
  }
  return {
    mechanism,
    blocks: [...order, ...ring.flatMap((id) => byId.get(id) ?? [])],
    byId,
    unread,
    ring,
    sources: (block) => sources.get(block) ?? [],
    wireInto: (block, port) => intoPort.get(`${block} ${port}`),
    input,
    outputs: (block) => outputs.get(block) ?? {},
    of: (kind) => [...byId.values()].flatMap((open) => typed(kind, open)),
  }
}

function sourcesIn(wires: readonly Wire[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { from, to } of wires) {
    const known = found.get(to.block)
    if (known === undefined) found.set(to.block, [from.block])
    else known.push(from.block)
  }
  return found
}

function typed<K extends BlockKind>(kind: K, open: OpenBlock): { open: OpenBlock; config: BlockConfigs[K] }[] {
  if (open.block.kind !== kind) return []
  const config = readConfig({ ...open.block, kind })
  return config.ok ? [{ open, config: config.value }] : []
}

function openAll(blocks: readonly Block[]): { byId: Map<string, OpenBlock>; unread: Finding[] } {
  const byId = new Map<string, OpenBlock>()
  const unread: Finding[] = []
  const called = calledIn(blocks)
  for (const block of blocks) {
    const opened = openBlock(block, called)
    if (!opened.ok) unread.push(opened.fault)
    else if (byId.has(block.id)) {
      const message = `有两个块的编号都是“${block.id}”，请删去其中一个重画。`
      unread.push({ code: 'check.same-id', severity: 'error', block: block.id, message })
    } else byId.set(block.id, opened.value)
  }
  return { byId, unread }
}

/** How a block is called in a complaint: its own name, else its kind's. */
export const nameOf = (drawing: Drawing, id: string): string => {
  const open = drawing.byId.get(id)
  if (open !== undefined) return `“${open.name}”`
  const block = drawing.mechanism.blocks.find((one) => one.id === id)
  if (block === undefined || !isBlockKind(block.kind)) return `“${id}”`
  return `“${block.name ?? blockDef(block.kind).name}”`
}

export const error = (code: string, block: string, message: string, port?: string): Finding => ({
  code: `check.${code}`,
  severity: 'error',
  block,
  ...(port === undefined ? {} : { port }),
  message,
})

/** Shown to the author; it does not block publishing. */
export const warning = (code: string, block: string, message: string): Finding => ({
  ...error(code, block, message),
  severity: 'warning',
})
