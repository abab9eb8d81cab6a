import type { Mechanism } from '@jizhi/mechanism'
import type { ElkNode } from 'elkjs/lib/elk-api.js'
import { CARD_WIDTH, type Columns, cardHeight, portOffset } from '../../drawing-lines/index.ts'
import type { BlockView } from '../drawing/block-view.ts'
import type { Positions } from '../drawing/change.ts'

/** Cards in the order in which they stand, from above: what the layout keeps where nothing else decides. */
const asTheyStand = ({ blocks }: Mechanism, present: Positions) =>
  [...blocks].sort((a, b) => (present[a.id]?.y ?? 0) - (present[b.id]?.y ?? 0))

/** The drawing as the layout library wants it. */
export const graphOf = (mechanism: Mechanism, views: ReadonlyMap<string, BlockView>, present: Positions): ElkNode => ({
  id: 'drawing',
  layoutOptions: {
    'elk.algorithm': 'layered',
    'elk.direction': 'RIGHT',
    'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  },
  children: asTheyStand(mechanism, present).flatMap(({ id }) => {
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

/** Layers of the layout as columns, each from top to bottom; cards that stand in columns already keep above whom they stood. */
export function columnsFrom(placed: ElkNode, present: Positions): Columns {
  const byX = new Map<number, ElkNode[]>()
  for (const node of placed.children ?? []) byX.set(node.x ?? 0, [...(byX.get(node.x ?? 0) ?? []), node])
  const columns = [...byX]
    .sort(([a], [b]) => a - b)
    .map(([, nodes]) => nodes.sort((a, b) => (a.y ?? 0) - (b.y ?? 0)).map(({ id }) => id))
  const standing = new Set(Object.values(present).map(({ x }) => x)).size
  // A drawing that stands anywhere is set anew; one in columns has a place more at most, the new card's.
  return standing > columns.length + 1 ? columns : columns.map((column) => asTheyStood(column, present))
}

/** New cards keep the place the layout gave them; the others share theirs in the order in which they stood. */
function asTheyStood(column: readonly string[], present: Positions): readonly string[] {
  const at = (id: string) => present[id]
  const stood = column.filter((id) => at(id) !== undefined).sort((a, b) => (at(a)?.y ?? 0) - (at(b)?.y ?? 0))
  return column.map((id) => (at(id) === undefined ? id : (stood.shift() ?? id)))
}
