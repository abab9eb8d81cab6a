import { GRID, LINE_GAP, PITCH, type Point, type Positions } from './grid.ts'
import { readingOrder } from './reading-order.ts'
import { asText, presentOrder, type Sized } from './text-lines.ts'

/** Cards to a line inside a frame. */
const PER_LINE = 4
/** Room between two frames side by side: whole dots. */
const APART = 80
/** A canvas is about this much wider than high. */
const SHAPE = 1.7

interface Segment {
  readonly positions: Positions
  readonly width: number
  readonly height: number
}

/** Each group is set in lines of its own; groups stand side by side and below each other, as large as they can be seen at once. */
export function asShelves(sized: Sized, perLine: number): Positions {
  const groupOf = new Map((sized.mechanism.groups ?? []).flatMap(({ id, blocks }) => blocks.map((one) => [one, id])))
  const runs: string[][] = []
  let before: string | undefined
  for (const id of readingOrder(sized.mechanism, presentOrder(sized.mechanism, sized.present))) {
    const run = runs.at(-1)
    if (run === undefined || groupOf.get(before ?? '') !== groupOf.get(id)) runs.push([id])
    else run.push(id)
    before = id
  }
  const segments = runs.map((run) => segmentOf(sized, run, Math.min(perLine, PER_LINE)))
  const widest = Math.max(0, ...segments.map(({ width }) => width))
  const tried = [1, 1.5, 2, 2.5, 3, 4].map((times) => shelve(segments, widest * times))
  const best = tried.toSorted((a, b) => b.seen - a.seen)[0]
  return best?.positions ?? {}
}

function segmentOf(sized: Sized, run: readonly string[], perLine: number): Segment {
  const positions = asText(sized, run, perLine)
  const places = Object.entries(positions)
  return {
    positions,
    width: Math.max(...places.map(([, { x }]) => x)) + PITCH,
    height: Math.max(...places.map(([id, { y }]) => y + sized.heightOf(id))),
  }
}

/** Segments left to right while they fit, then below; `seen` = how large the whole is shown. */
function shelve(segments: readonly Segment[], limit: number) {
  const positions: Record<string, Point> = {}
  let [left, top, deepest, broadest] = [0, 0, 0, 1]
  for (const { positions: own, width, height } of segments) {
    if (left > 0 && left + width > limit) {
      top = Math.ceil((top + deepest + LINE_GAP) / GRID) * GRID
      left = 0
      deepest = 0
    }
    for (const [id, { x, y }] of Object.entries(own)) positions[id] = { x: x + left, y: y + top }
    broadest = Math.max(broadest, left + width)
    deepest = Math.max(deepest, height)
    left += width + APART
  }
  return { positions, seen: Math.min(SHAPE / broadest, 1 / Math.max(1, top + deepest)) }
}
