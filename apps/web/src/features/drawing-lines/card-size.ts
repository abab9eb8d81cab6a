import type { PortSpec } from '@jizhi/mechanism'

/** Cards have fixed sizes, so that wires are known before a card is drawn (and where only a coloured block is). */
export const CARD_WIDTH = 224
export const CARD_HEIGHT = 92
/** The first way in and the first way out stand level, so that the main flow is one straight line. */
export const PORT_TOP = 46
const PORT_STEP = 20

export interface Ports {
  readonly inputs: readonly PortSpec[]
  readonly outputs: readonly PortSpec[]
}

/** How far below the card's upper edge a port stands. */
export const portOffset = (at: number): number => PORT_TOP + at * PORT_STEP

/** A card grows only where its ports need the room. */
export const cardHeight = ({ inputs, outputs }: Ports): number =>
  Math.max(CARD_HEIGHT, portOffset(Math.max(inputs.length, outputs.length) - 1) + 12)
