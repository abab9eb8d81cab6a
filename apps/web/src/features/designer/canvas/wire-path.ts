import { PORT_TOP, type Point } from '../../drawing-lines/index.ts'

export interface WireShape {
  readonly path: string
  /** Middle of the longest stretch: where the count stands. */
  readonly middle: Point
}

const RADIUS = 8
/** How far a wire runs straight out of a port before it turns, and the room between neighbours. */
const OUT = 18
const LANE = 10
/** Counts stand on the lanes; each lane leaves room for its own. */
const CHIP = 20
/** A wire to another line runs this far above the cards of that line. */
const ABOVE = 68
/** More neighbours than this share the last lane; the gap between lines holds no more. */
const LANES = 3

const distance = (a: Point, b: Point) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y)

/** Straight on, or with one turn half way; undefined where the target lies behind. */
export function directCorners(from: Point, to: Point, lane: number): readonly Point[] | undefined {
  const room = to.x - from.x
  if (room < OUT * 2) return undefined
  if (Math.abs(from.y - to.y) < 1) return [from, to]
  const turn = Math.max(from.x + OUT, Math.min(from.x + room / 2 - lane * LANE, to.x - OUT))
  return [from, { x: turn, y: from.y }, { x: turn, y: to.y }, to]
}

/** Out, along above the line of the target, and in: for wires that go back or would run through a card. */
function aroundCorners(from: Point, to: Point, lane: number): readonly Point[] {
  const own = Math.min(lane, LANES - 1)
  const out = from.x + OUT + own * LANE
  const into = to.x - OUT
  const between = to.y - PORT_TOP - ABOVE + own * CHIP
  return [from, { x: out, y: from.y }, { x: out, y: between }, { x: into, y: between }, { x: into, y: to.y }, to]
}

const towards = (from: Point, to: Point, step: number): Point => {
  const whole = distance(from, to) || 1
  return { x: from.x + ((to.x - from.x) * step) / whole, y: from.y + ((to.y - from.y) * step) / whole }
}

/** An orthogonal wire as an SVG path, each corner rounded by at most 8 px. `around` keeps it off a card that stands in its way. */
export function wireShape(from: Point, to: Point, lane = 0, around = false): WireShape {
  const corners = (around ? undefined : directCorners(from, to, lane)) ?? aroundCorners(from, to, lane)
  const parts = [`M${from.x} ${from.y}`]
  let longest: { readonly length: number; readonly middle: Point } = { length: -1, middle: from }
  corners.forEach((corner, at) => {
    const before = corners[at - 1]
    if (before === undefined) return
    const length = distance(before, corner)
    if (length > longest.length) {
      longest = { length, middle: { x: (before.x + corner.x) / 2, y: (before.y + corner.y) / 2 } }
    }
    const after = corners[at + 1]
    if (after === undefined) {
      parts.push(`L${corner.x} ${corner.y}`)
      return
    }
    const radius = Math.min(RADIUS, length / 2, distance(corner, after) / 2)
    const enter = towards(corner, before, radius)
    const leave = towards(corner, after, radius)
    parts.push(`L${enter.x} ${enter.y}Q${corner.x} ${corner.y} ${leave.x} ${leave.y}`)
  })
  return { path: parts.join(''), middle: longest.middle }
}
