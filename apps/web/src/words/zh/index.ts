import { drawing } from './drawing.ts'
import { first } from './first.ts'
import { pages } from './pages.ts'

/** One file per noun; a new noun is added to the pack that needs it first, and in the other language. */
export const zh = {
  ...first,
  ...drawing,
  ...pages,
  comments: { ...drawing.comments, ...pages.comments },
  delegation: { ...drawing.delegation, ...pages.delegation },
  trials: { ...drawing.trials, ...pages.trials },
  upstream: { ...drawing.upstream, ...pages.upstream },
  versions: { ...drawing.versions, ...pages.versions },
} as const
