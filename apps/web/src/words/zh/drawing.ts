import { canvas } from './canvas.ts'
import { designer } from './designer.ts'
import { live } from './live.ts'
import { onCanvas } from './on-canvas.ts'

/** What the canvas says before its forms are there. */
export const drawing = {
  canvas,
  designer,
  live,
  ...onCanvas,
} as const
