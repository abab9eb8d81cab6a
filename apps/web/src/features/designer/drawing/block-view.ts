import {
  type Block,
  type BlockKind,
  blockDef,
  isBlockKind,
  type Mechanism,
  type PortSpec,
  type RosterType,
  readDrawing,
} from '@jizhi/mechanism'

export type Family = 'time' | 'people' | 'figures' | 'flow' | 'outcome'

/** A block as the canvas, the list and the panel show it. */
export interface BlockView {
  readonly id: string
  readonly kind: BlockKind
  readonly family: Family
  readonly name: string
  readonly sentence: string
  readonly arity: 'row' | 'set'
  readonly inputs: readonly PortSpec[]
  readonly outputs: readonly PortSpec[]
  /** The roster that arrives; absent while no wire leads here. */
  readonly arriving: RosterType | undefined
  readonly leaving: { readonly [port: string]: RosterType }
  /** Output ports marked 到此为止. */
  readonly ends: readonly string[]
}

/** Settings that cannot be read still leave a card with the ports its wires hold on to. */
function unreadable(
  block: Block,
  mechanism: Mechanism,
  message: string,
): Omit<BlockView, 'arriving' | 'leaving' | 'ends'> {
  const kind = isBlockKind(block.kind) ? block.kind : 'compute'
  const def = blockDef(kind)
  const held = (ports: readonly string[]): PortSpec[] => [...new Set(ports)].map((id) => ({ id, label: id }))
  return {
    id: block.id,
    kind,
    family: def.family,
    name: block.name ?? def.name,
    sentence: message,
    arity: 'row',
    inputs: held(mechanism.wires.filter(({ to }) => to.block === block.id).map(({ to }) => to.port)),
    outputs: held(mechanism.wires.filter(({ from }) => from.block === block.id).map(({ from }) => from.port)),
  }
}

function viewOf(block: Block, mechanism: Mechanism, read: ReturnType<typeof readDrawing>): BlockView {
  const arriving = read.input(block.id)
  const flow = {
    arriving,
    leaving: read.outputs(block.id),
    ends: mechanism.ends.filter((end) => end.block === block.id).map((end) => end.port),
  }
  const opened = read.byId.get(block.id)
  if (opened === undefined) {
    const complaint = read.unread.find((finding) => finding.block === block.id)
    return { ...unreadable(block, mechanism, complaint?.message ?? ''), ...flow }
  }
  const { name, inputs, outputs, arity, sentence } = opened
  const { family } = blockDef(block.kind)
  return { id: block.id, kind: block.kind, family, name, sentence: sentence(arriving), arity, inputs, outputs, ...flow }
}

/** One view per block, in the order of the document. An unchanged view keeps its identity, so that its card is not drawn again. */
export function blockViews(
  mechanism: Mechanism,
  before: ReadonlyMap<string, BlockView> = new Map(),
): ReadonlyMap<string, BlockView> {
  const read = readDrawing(mechanism)
  return new Map(
    mechanism.blocks.map((block) => {
      const view = viewOf(block, mechanism, read)
      const old = before.get(block.id)
      return [block.id, old !== undefined && JSON.stringify(old) === JSON.stringify(view) ? old : view]
    }),
  )
}
