import type { Mechanism } from '@jizhi/mechanism'
import { type Columns, GRID, LINE_GAP, PITCH, type Point, type Positions } from './grid.ts'
import type { Before } from './reading-order.ts'

export interface Sized {
  readonly mechanism: Mechanism
  readonly heightOf: (id: string) => number
  /** Where cards stand already; what is set in order again moves as little as it can. */
  readonly present: Positions
}

/** Lines of cards: the ways of a branch begin lines of their own, and so do cards named in `starts`. */
function linesOf(
  { mechanism }: Sized,
  order: readonly string[],
  perLine: number,
  starts: ReadonlySet<string>,
): Columns {
  const lines: string[][] = []
  let before: string | undefined
  for (const id of order) {
    const line = lines.at(-1)
    const ways = mechanism.wires.filter(({ from }) => from.block === before)
    const full = line === undefined || line.length >= perLine
    if (full || ways.length > 1 || starts.has(id)) lines.push([id])
    else line.push(id)
    before = id
  }
  return lines
}

/** Ragged lines may be this many more than full ones, before all is set anew. */
const RAGGED = 2

/** Lines that break where they broke before, so that a small edit moves little; anew where the canvas has another width. */
function keptLines(sized: Sized, order: readonly string[], perLine: number): Columns {
  const anew = linesOf(sized, order, perLine, new Set())
  const standing = order.flatMap((id) => {
    const at = sized.present[id]
    return at === undefined ? [] : [{ id, ...at }]
  })
  const widths = new Map<number, number>()
  for (const { y } of standing) widths.set(y, (widths.get(y) ?? 0) + 1)
  if (Math.max(0, ...widths.values()) !== perLine) return anew
  const left = Math.min(...standing.map(({ x }) => x))
  const starts = new Set(standing.filter(({ x }) => x === left).map(({ id }) => id))
  const kept = linesOf(sized, order, perLine, starts)
  return kept.length > anew.length + RAGGED ? anew : kept
}

const first = (a: Point | undefined, b: Point | undefined): Point | undefined => {
  if (a === undefined || b === undefined) return a ?? b
  return a.y < b.y || (a.y === b.y && a.x <= b.x) ? a : b
}

/** Line by line, left to right, as the drawing stands. A way counts by its first card, so a card put on a wire moves no way. */
export function presentOrder({ wires }: Mechanism, present: Positions): Before {
  const found = new Map<string, Point | undefined>()
  const standing = (id: string): Point | undefined => {
    if (found.has(id)) return found.get(id)
    // A ring is no drawing, but may stand in a draft: each block is asked once.
    found.set(id, present[id])
    const onwards = wires.filter(({ from }) => from.block === id).map(({ to }) => standing(to.block))
    const at = onwards.reduce(first, present[id])
    found.set(id, at)
    return at
  }
  return (a, b) => {
    const one = standing(a)
    const other = standing(b)
    return one && other ? one.y - other.y || one.x - other.x : 0
  }
}

/** Blocks one after the other, in lines. */
export function asText(sized: Sized, order: readonly string[], perLine: number): Positions {
  const positions: Record<string, Point> = {}
  let top = 0
  for (const line of keptLines(sized, order, perLine)) {
    line.forEach((id, at) => {
      positions[id] = { x: at * PITCH, y: top }
    })
    const tallest = Math.max(...line.map(sized.heightOf))
    top = Math.ceil((top + tallest + LINE_GAP) / GRID) * GRID
  }
  return positions
}
