import type { Layout, Mechanism } from '@jizhi/mechanism'

/** A document of our own store: its shape was read when it was saved. */
export const storedDocument = (document: unknown): Mechanism => document as Mechanism
export const storedLayout = (layout: unknown): Layout => layout as Layout

/** The empty canvas. */
export const blankDocument = (mechanismId: string, name: string): Mechanism => ({
  format: 1,
  id: mechanismId,
  name,
  rounding: { mode: 'at-end', rule: 'half-up' },
  blocks: [],
  wires: [],
  ends: [],
})
