import type { BlockKind } from './block-kind.ts'

/** JSON as it is stored and sent; configs are checked against their block's schema before anything reads them. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

/** One end of a wire. Port ids are stable ASCII; `in`, `left`, `right` on the way in, the block's own names on the way out. */
export interface PortRef {
  readonly block: string
  readonly port: string
}

/** A wire carries a roster (名单) from an output port to an input port (WIRE-1: an input takes one wire). */
export interface Wire {
  readonly from: PortRef
  readonly to: PortRef
}

/** One block of the drawing. The id survives versions and renaming, since effects and results hang on it (EFF-1). */
export interface Block {
  readonly id: string
  readonly kind: BlockKind
  /** What people call this block where several of a kind stand; otherwise its kind's name is shown. */
  readonly name?: string
  readonly config: JsonObject
}

/** NUM-5, NUM-6: one declared rounding rule per mechanism. */
export interface Rounding {
  readonly mode: 'at-end' | 'each-step'
  readonly rule: 'half-up' | 'half-even' | 'up' | 'down'
  /** Places of every 分 and % column under 每步舍入; 2 where nothing is stated. */
  readonly scale?: number
}

/** Blocks shown together on the canvas and as one section of the outline. A block stands in one group at most. */
export interface Group {
  readonly id: string
  readonly title: string
  readonly blocks: readonly string[]
}

/** Names from the top of a block's settings; an item of a list by its id or its number: ['bands', 'back', 'size']. */
export type SettingPath = readonly (string | number)[]

/** A setting that whoever takes the mechanism over may set (自由, 范围), or is told not to (锁定). */
export interface Parameter {
  readonly id: string
  readonly label: string
  readonly block: string
  readonly path: SettingPath
  readonly mode: 'locked' | 'range' | 'free'
  /** Of a range over figures: decimal text (NUM-7), both ends inside. */
  readonly least?: string
  readonly most?: string
  /** Of a range over choices: the values allowed. */
  readonly options?: readonly string[]
  /** Why it is bounded or locked; shown when a value is refused. */
  readonly note?: string
}

/**
 * A mechanism as it is drawn: meaning only. Positions of boxes are stored beside it, so that moving
 * a box changes nothing but the picture (law *picture*).
 */
export interface Mechanism {
  readonly format: 1
  readonly id: string
  readonly name: string
  readonly rounding: Rounding
  readonly blocks: readonly Block[]
  readonly wires: readonly Wire[]
  /** Output ports marked 到此为止: rows that arrive there end on purpose (BR-2). */
  readonly ends: readonly PortRef[]
  /** GROUP-1: for readers only; deriving does not look at them. Absent when there are none. */
  readonly groups?: readonly Group[]
  /** PARAM-1: for those who take the mechanism over; deriving does not look at them. Absent when there are none. */
  readonly parameters?: readonly Parameter[]
}

/** A note stuck beside the blocks: for readers, never for deriving. Place and size in canvas pixels. */
export interface Note {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly text: string
}

/** Where each block stands on the canvas, in canvas pixels, and what is noted beside them. */
export interface Layout {
  readonly positions: { readonly [block: string]: { readonly x: number; readonly y: number } }
  /** Absent when there are none. */
  readonly notes?: readonly Note[] | undefined
}
