import type { Finding } from '../model/block-def.ts'
import type { Drawing } from './drawing.ts'

/** Blocks that cannot be read, and what a block says about its own settings. */
export const checkSettings = (drawing: Drawing): Finding[] => [
  ...drawing.unread,
  ...drawing.blocks.flatMap((open) => open.lint(drawing.mechanism, drawing.input(open.block.id))),
]
