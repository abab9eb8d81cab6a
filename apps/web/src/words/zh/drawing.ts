import { canvas } from './canvas.ts'
import { comments } from './comments.ts'
import { delegation } from './delegation.ts'
import { designer } from './designer.ts'
import { live } from './live.ts'
import { trials } from './trials.ts'
import { upstream } from './upstream.ts'
import { versions } from './versions.ts'

/** What the canvas says before its forms are there. */
export const drawing = {
  canvas,
  comments,
  delegation,
  designer,
  live,
  trials,
  upstream,
  versions,
} as const
