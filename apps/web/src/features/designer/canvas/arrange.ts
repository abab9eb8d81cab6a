import type { Mechanism } from '@jizhi/mechanism'
import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js'
import workerAddress from 'elkjs/lib/elk-worker.min.js?url'
import {
  CARD_WIDTH,
  type Columns,
  cardHeight,
  columnsOf,
  type Point,
  portOffset,
  setInLines,
} from '../../drawing-lines/index.ts'
import type { BlockView } from '../drawing/block-view.ts'

/** The layout library costs more than the whole page, so its worker is fetched at the first 整理. */
let elk: InstanceType<typeof ELK> | undefined

const graphOf = (mechanism: Mechanism, views: ReadonlyMap<string, BlockView>): ElkNode => ({
  id: 'drawing',
  layoutOptions: {
    'elk.algorithm': 'layered',
    'elk.direction': 'RIGHT',
    'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  },
  children: mechanism.blocks.flatMap(({ id }) => {
    const view = views.get(id)
    if (view === undefined) return []
    const port = (side: 'EAST' | 'WEST', name: string, at: number) => ({
      id: `${id}/${side}/${name}`,
      x: side === 'WEST' ? 0 : CARD_WIDTH,
      y: portOffset(at),
      layoutOptions: { 'elk.port.side': side },
    })
    return {
      id,
      width: CARD_WIDTH,
      height: cardHeight(view),
      layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
      ports: [
        ...view.inputs.map((one, at) => port('WEST', one.id, at)),
        ...view.outputs.map((one, at) => port('EAST', one.id, at)),
      ],
    }
  }),
  edges: mechanism.wires.map(({ from, to }, at) => ({
    id: `${at}`,
    sources: [`${from.block}/EAST/${from.port}`],
    targets: [`${to.block}/WEST/${to.port}`],
  })),
})

/** Layers of the layout as columns, each from top to bottom. */
function columnsFrom(placed: ElkNode): Columns {
  const byX = new Map<number, ElkNode[]>()
  for (const node of placed.children ?? []) byX.set(node.x ?? 0, [...(byX.get(node.x ?? 0) ?? []), node])
  return [...byX]
    .sort(([a], [b]) => a - b)
    .map(([, nodes]) => nodes.sort((a, b) => (a.y ?? 0) - (b.y ?? 0)).map(({ id }) => id))
}

/** 整理: order by the layout library in its worker, then set in lines that fit the canvas. Without the worker, plain columns. */
export async function arrange(
  mechanism: Mechanism,
  views: ReadonlyMap<string, BlockView>,
  width: number,
): Promise<{ readonly [block: string]: Point }> {
  try {
    elk ??= new ELK({ workerFactory: () => new Worker(workerAddress) })
    return setInLines(mechanism, columnsFrom(await elk.layout(graphOf(mechanism, views))), views, width)
  } catch {
    return setInLines(mechanism, columnsOf(mechanism), views, width)
  }
}
