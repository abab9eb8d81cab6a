import {
  type Block,
  describe,
  type Group,
  type Mechanism,
  type Note,
  type PortRef,
  type PortSpec,
  type RosterType,
  type Wire,
} from '@jizhi/mechanism'
import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react'
import {
  CARD_WIDTH,
  cardBoxes,
  cardHeight,
  cardHits,
  frameAround,
  inOrder,
  portOffset,
} from '../../drawing-lines/index.ts'
import type { BlockView } from '../drawing/block-view.ts'
import type { Drawing } from '../drawing/change.ts'
import { directCorners } from './wire-path.ts'

interface CardContent extends Record<string, unknown> {
  readonly view: BlockView
  /** What each port is and where it leads, as it is read out; by side and id (`out/rows`), as text so that it compares. */
  readonly ports: string
  readonly errors: number
  readonly warnings: number
  /** Open comments, and the same in words. */
  readonly comments: number
  readonly commentsSaid: string
}
export type CardNode = Node<CardContent, 'block'>
export type NoteNode = Node<{ readonly note: Note }, 'note'>
export type FrameNode = Node<{ readonly group: Group }, 'frame'>
export type CanvasNode = CardNode | NoteNode | FrameNode

type WireColor = 'township' | 'village' | 'person' | 'case' | 'money'
interface WireContent extends Record<string, unknown> {
  readonly wire: Wire
  readonly color: WireColor
  /** Which of several wires out of one block this is; each has its own lane. */
  readonly lane: number
  /** A card stands where the wire would run straight. */
  readonly around: boolean
  readonly count: string | undefined
}
export type WireEdge = Edge<WireContent, 'roster'>

const VILLAGE_KINDS = new Set(['village', 'group', 'road', 'estate', 'toilet', 'market', 'river'])

/** A wire takes the colour of whom its rows speak about. */
function wireColor(type: RosterType | undefined): WireColor {
  const kind = type?.keyType.at(-1)
  if (kind === 'pot') return 'money'
  if (kind === 'person') return 'person'
  if (kind === 'case') return 'case'
  return kind !== undefined && VILLAGE_KINDS.has(kind) ? 'village' : 'township'
}

const ORIGIN = { x: 0, y: 0 }

/** Across a port's dot; a wire ends at its outer edge. */
const DOT = 9

/** A port as the library would measure it, were it drawn: from afar it is not. */
const handleAt = (id: string, type: 'source' | 'target', at: number): NodeHandle => ({
  id,
  type,
  position: type === 'target' ? Position.Left : Position.Right,
  x: (type === 'target' ? 0 : CARD_WIDTH) - DOT / 2,
  y: portOffset(at) - DOT / 2,
  width: DOT,
  height: DOT,
})

const handlesOf = (view: BlockView): NodeHandle[] => [
  ...view.inputs.map(({ id }, at) => handleAt(id, 'target', at)),
  ...view.outputs.map(({ id }, at) => handleAt(id, 'source', at)),
]

const portKey = ({ block, port }: PortRef) => `${block}/${port}`
export const wireKey = ({ from, to }: Wire) => `${portKey(from)}>${portKey(to)}`

/** Findings and open comments per block: what the marks on a card's corner count; `said`: the comments in words. */
export type Marks = ReadonlyMap<
  string,
  { readonly errors: number; readonly warnings: number; readonly comments: number; readonly said: string }
>

const sentenceOf = ({ id, name, sentence }: BlockView, marks: Marks, held: string | undefined): string => {
  const found = marks.get(id)
  const isFound = found !== undefined && found.errors + found.warnings > 0
  const marked = isFound ? `■ ${found.errors} ▲ ${found.warnings}` : ''
  const parts = [name, sentence.replace(/。$/, ''), marked, found?.said ?? '', held?.trim() ?? '']
  return parts.filter((part) => part !== '').join('。')
}

/** The blocks at the other end of each port's wires, by side and port: asked once for the whole drawing. */
function neighbours({ wires }: Mechanism, views: Views): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  const note = (key: string, id: string) => {
    const names = found.get(key) ?? []
    names.push(views.get(id)?.name ?? id)
    found.set(key, names)
  }
  for (const { from, to } of wires) {
    note(`out/${portKey(from)}`, to.block)
    note(`in/${portKey(to)}`, from.block)
  }
  return found
}

/** A port in a sentence: its name, and the blocks at the other end of its wires. */
function portSentences({ inputs, outputs, id }: BlockView, joined: ReturnType<typeof neighbours>): string {
  const say = (side: 'in' | 'out', ports: readonly PortSpec[]) =>
    ports.map((port) =>
      [`${side}/${port.id}`, port.label, (joined.get(`${side}/${id}/${port.id}`) ?? []).join('、')].join('\t'),
    )
  return [...say('in', inputs), ...say('out', outputs)].join('\n')
}

type Views = ReadonlyMap<string, BlockView>

/** Cards of the drawing; `held`: who holds what of a block, in words. Sizes and handles are given, so that nothing waits for a measurement. */
export function cardNodes(
  { mechanism, layout }: Drawing,
  views: ReadonlyMap<string, BlockView>,
  marks: Marks,
  selected: readonly string[],
  held: ReadonlyMap<string, string> = new Map(),
): CardNode[] {
  const joined = neighbours(mechanism, views)
  const chosen = new Set(selected)
  // In the order of the flow, so that Tab walks from card to card as the rosters do.
  return inOrder(mechanism).flatMap((id) => {
    const view = views.get(id)
    if (view === undefined) return []
    const height = cardHeight(view)
    return {
      id,
      type: 'block',
      position: layout.positions[id] ?? { x: 0, y: 0 },
      data: {
        view,
        ports: portSentences(view, joined),
        errors: marks.get(id)?.errors ?? 0,
        warnings: marks.get(id)?.warnings ?? 0,
        comments: marks.get(id)?.comments ?? 0,
        commentsSaid: marks.get(id)?.said ?? '',
      },
      // Shift on a card adds it to what is chosen; on the empty canvas it draws a frame.
      className: 'nokey',
      width: CARD_WIDTH,
      height,
      measured: { width: CARD_WIDTH, height },
      handles: handlesOf(view),
      selected: chosen.has(id),
      ariaLabel: sentenceOf(view, marks, held.get(id)),
    }
  })
}

/** Notes stand before the cards, as they were stuck. */
export const noteNodes = ({ layout }: Drawing, selected: readonly string[]): NoteNode[] =>
  (layout.notes ?? []).map((note) => ({
    id: note.id,
    type: 'note',
    position: { x: note.x, y: note.y },
    data: { note },
    width: note.width,
    height: note.height,
    measured: { width: note.width, height: note.height },
    handles: [],
    selected: selected.includes(note.id),
    dragHandle: '.note-grip',
    className: 'nokey',
    ariaLabel: note.text,
    zIndex: 2,
  }))

/** A frame behind the cards of each group. */
export const frameNodes = ({ mechanism, layout }: Drawing, views: Views): FrameNode[] =>
  (mechanism.groups ?? []).flatMap((group) => {
    const own = new Map([...views].filter(([id]) => group.blocks.includes(id)))
    const frame = frameAround(cardBoxes(layout, own))
    if (frame === undefined) return []
    const size = { width: frame.right - frame.left, height: frame.bottom - frame.top }
    return {
      id: `frame ${group.id}`,
      type: 'frame',
      position: { x: frame.left, y: frame.top },
      data: { group },
      ...size,
      measured: size,
      handles: [],
      selectable: false,
      draggable: false,
      focusable: false,
      connectable: false,
      className: 'group-node',
      zIndex: -1,
    }
  })

const endsOf = ({ from, to }: Wire, blocks: ReadonlyMap<string, Block>): Block[] =>
  [blocks.get(from.block), blocks.get(to.block)].flatMap((block) => block ?? [])

/** Wires of the drawing. `counts` is keyed by output port: rows that leave it in the chosen month. */
export function wireEdges(
  { mechanism, layout }: Drawing,
  views: ReadonlyMap<string, BlockView>,
  counts: Readonly<Record<string, string>>,
  selectedWire: Wire | undefined,
): WireEdge[] {
  const isHit = cardHits(cardBoxes(layout, views))
  const blocks = new Map(mechanism.blocks.map((block) => [block.id, block]))
  return mechanism.wires.map((wire) => {
    const view = views.get(wire.from.block)
    const lane = Math.max(view?.outputs.findIndex(({ id }) => id === wire.from.port) ?? 0, 0)
    const entry = views.get(wire.to.block)?.inputs.findIndex(({ id }) => id === wire.to.port) ?? 0
    const from = layout.positions[wire.from.block] ?? ORIGIN
    const to = layout.positions[wire.to.block] ?? ORIGIN
    const direct = directCorners(
      { x: from.x + CARD_WIDTH, y: from.y + portOffset(lane) },
      { x: to.x, y: to.y + portOffset(Math.max(entry, 0)) },
      lane,
    )
    return {
      id: wireKey(wire),
      // Said over its two blocks alone: the whole drawing would be searched for each wire.
      ariaLabel: describe({ ...mechanism, blocks: endsOf(wire, blocks) }, { do: 'connect', wire }),
      type: 'roster',
      source: wire.from.block,
      sourceHandle: wire.from.port,
      target: wire.to.block,
      targetHandle: wire.to.port,
      selected: wire === selectedWire,
      reconnectable: wire === selectedWire,
      // Wires are walked to from their ports, so that Tab goes from card to card.
      domAttributes: { tabIndex: -1 },
      data: {
        wire,
        color: wireColor(view?.leaving[wire.from.port]),
        lane,
        around: direct !== undefined && isHit(direct),
        count: counts[portKey(wire.from)],
      },
    }
  })
}
