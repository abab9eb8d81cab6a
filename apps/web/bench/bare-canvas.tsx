import { Background, MiniMap, ReactFlow } from '@xyflow/react'
import '@xyflow/react/dist/style.css'
import { createRoot } from 'react-dom/client'

interface Kept {
  readonly mechanism: {
    readonly blocks: readonly { readonly id: string }[]
    readonly wires: readonly { readonly from: { readonly block: string }; readonly to: { readonly block: string } }[]
  }
  readonly layout: { readonly positions: Readonly<Record<string, { readonly x: number; readonly y: number }>> }
}

// The page that opens this one left the drawing there.
const { mechanism, layout } = JSON.parse(sessionStorage.getItem('jizhi.dev.drawing') ?? '') as Kept

const nodes = mechanism.blocks.map(({ id }) => ({
  id,
  position: layout.positions[id] ?? { x: 0, y: 0 },
  data: { label: id },
  width: 224,
  height: 92,
}))
const edges = mechanism.wires.map(({ from, to }) => ({
  id: `${from.block}>${to.block}`,
  source: from.block,
  target: to.block,
  type: 'smoothstep',
}))

/** The library alone, its own plain cards: what the product's canvas is held against. */
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <div style={{ width: '100vw', height: '100vh' }}>
      <ReactFlow defaultNodes={nodes} defaultEdges={edges} fitView minZoom={0.1}>
        <Background />
        <MiniMap />
      </ReactFlow>
    </div>,
  )
}
