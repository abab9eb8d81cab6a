import type { Mechanism } from '@jizhi/mechanism'
import { CARD_HEIGHT, CARD_WIDTH, cardHeight, type Ports } from './card-size.ts'
import { inOrder } from './in-order.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** From one card's left edge to the next: whole dots. */
const PITCH = 280
/** A canvas beside palette and panel on an ordinary screen, for drawings that were never laid out. */
const FIRST_WIDTH = 1100
const ROW_GAP = 36
const LINE_GAP = 108
/** Multiples of the dot grid, so that set cards stand on dots. */
const GRID = 20

/** The nearest dot. */
export const onGrid = ({ x, y }: Point): Point => ({ x: Math.round(x / GRID) * GRID, y: Math.round(y / GRID) * GRID })

export type Columns = readonly (readonly string[])[]

/** Each block stands one column after the last block it hears from. */
export function columnsOf(mechanism: Mechanism): Columns {
  const depth = new Map<string, number>()
  const columns: string[][] = []
  for (const id of inOrder(mechanism)) {
    const before = mechanism.wires.filter(({ to }) => to.block === id).map(({ from }) => depth.get(from.block) ?? -1)
    const at = Math.max(-1, ...before) + 1
    depth.set(id, at)
    columns[at] = [...(columns[at] ?? []), id]
  }
  return columns.map((column) => column ?? [])
}

/** How many columns a line may hold in a canvas of this width; at least three, else it reads as a list. */
const columnsPerLine = (width: number): number => Math.max(3, Math.floor((width + PITCH - CARD_WIDTH) / PITCH))

/** The flow read aloud: each block after all it hears from, a branch's ways one after the other, each to its end. */
export function readingOrder(mechanism: Mechanism): readonly string[] {
  const order = inOrder(mechanism)
  const placed = new Set<string>()
  const ready = (id: string) => mechanism.wires.every(({ from, to }) => to.block !== id || placed.has(from.block))
  const read = (id: string) => {
    if (placed.has(id)) return
    placed.add(id)
    for (const { from, to } of mechanism.wires) if (from.block === id && ready(to.block)) read(to.block)
  }
  for (const id of order) read(id)
  return [...placed]
}

interface Sized {
  readonly mechanism: Mechanism
  readonly heightOf: (id: string) => number
}

/** Blocks one after the other; the ways of a branch begin a line of their own. */
function asText({ mechanism, heightOf }: Sized, perLine: number): { readonly [block: string]: Point } {
  const positions: Record<string, Point> = {}
  let at = 0
  let top = 0
  let tallest = 0
  let before: string | undefined
  for (const id of readingOrder(mechanism)) {
    const ways = mechanism.wires.filter(({ from }) => from.block === before)
    if (at >= perLine || (at > 0 && ways.length > 1)) {
      top = Math.ceil((top + tallest + LINE_GAP) / GRID) * GRID
      at = 0
      tallest = 0
    }
    positions[id] = { x: at * PITCH, y: top }
    tallest = Math.max(tallest, heightOf(id))
    at += 1
    before = id
  }
  return positions
}

/** Everything in one row of columns. */
function asColumns({ heightOf }: Sized, columns: Columns): { readonly [block: string]: Point } {
  const positions: Record<string, Point> = {}
  columns.forEach((column, at) => {
    let y = 0
    for (const id of column) {
      positions[id] = { x: at * PITCH, y }
      y += Math.ceil((heightOf(id) + ROW_GAP) / GRID) * GRID
    }
  })
  return positions
}

/** One row of columns where it fits; a drawing wider than the canvas is set in lines like a text, left to right and down. */
export function setInLines(
  mechanism: Mechanism,
  columns: Columns,
  views: ReadonlyMap<string, Ports>,
  width: number,
): { readonly [block: string]: Point } {
  const heightOf = (id: string) => {
    const view = views.get(id)
    return view === undefined ? CARD_HEIGHT : cardHeight(view)
  }
  const perLine = columnsPerLine(width)
  const sized = { mechanism, heightOf }
  return columns.length <= perLine ? asColumns(sized, columns) : asText(sized, perLine)
}

/** Places blocks that have no place yet; whoever stands somewhere stays there. */
export function placeMissing(
  mechanism: Mechanism,
  views: ReadonlyMap<string, Ports>,
  positions: { readonly [block: string]: Point },
): { readonly [block: string]: Point } {
  const missing = mechanism.blocks.filter(({ id }) => positions[id] === undefined)
  if (missing.length === 0) return positions
  const set = setInLines(mechanism, columnsOf(mechanism), views, FIRST_WIDTH)
  const placed = Object.entries(positions)
  if (placed.length === 0) return set
  const below = Math.max(...placed.map(([, { y }]) => y)) + 200
  const own = Object.fromEntries(
    missing.map(({ id }, at) => [id, { x: (at % 4) * PITCH, y: below + Math.floor(at / 4) * 160 }]),
  )
  return { ...positions, ...own }
}
