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
}

/** Where each block stands on the canvas, in canvas pixels. */
export interface Layout {
  readonly positions: { readonly [block: string]: { readonly x: number; readonly y: number } }
}
