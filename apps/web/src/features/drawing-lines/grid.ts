export interface Point {
  readonly x: number
  readonly y: number
}

export type Positions = { readonly [block: string]: Point }

export type Columns = readonly (readonly string[])[]

/** Multiples of the dot grid, so that set cards stand on dots. */
export const GRID = 20
/** From one card's left edge to the next: whole dots. */
export const PITCH = 280
/** Between two lines of cards: room for the wires that go round. */
export const LINE_GAP = 108

/** The nearest dot. */
export const onGrid = ({ x, y }: Point): Point => ({ x: Math.round(x / GRID) * GRID, y: Math.round(y / GRID) * GRID })
