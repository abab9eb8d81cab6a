import type { Mechanism } from '@jizhi/mechanism'
import { CARD_HEIGHT, CARD_WIDTH, cardHeight, type Ports } from './card-size.ts'
import { type Columns, GRID, PITCH, type Point, type Positions } from './grid.ts'
import { asShelves } from './group-shelves.ts'
import { inOrder } from './in-order.ts'
import { readingOrder } from './reading-order.ts'
import { asText, presentOrder, type Sized } from './text-lines.ts'

/** A canvas beside palette and panel on an ordinary screen, for drawings that were never laid out. */
const FIRST_WIDTH = 1100
const ROW_GAP = 36

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

/** Everything in one row of columns. */
function asColumns({ heightOf }: Sized, columns: Columns): Positions {
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
  present: Positions = {},
): Positions {
  const heightOf = (id: string) => {
    const view = views.get(id)
    return view === undefined ? CARD_HEIGHT : cardHeight(view)
  }
  const perLine = columnsPerLine(width)
  const sized = { mechanism, heightOf, present }
  if (mechanism.groups !== undefined) return asShelves(sized, perLine)
  if (columns.length <= perLine) return asColumns(sized, columns)
  return asText(sized, readingOrder(mechanism, presentOrder(mechanism, present)), perLine)
}

/** Places blocks that have no place yet; whoever stands somewhere stays there. */
export function placeMissing(mechanism: Mechanism, views: ReadonlyMap<string, Ports>, positions: Positions): Positions {
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
