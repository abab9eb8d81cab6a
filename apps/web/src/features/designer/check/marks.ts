import type { Finding } from '@jizhi/mechanism'
import type { Marks } from '../canvas/flow-parts.ts'

type Mark = Marks extends ReadonlyMap<string, infer Held> ? Held : never

const none: Mark = { errors: 0, warnings: 0, comments: 0, said: '' }

/** How many errors and warnings each block carries, and how many open comments, which `say` puts into words. */
export function marksOf(
  findings: readonly Finding[] = [],
  comments: ReadonlyMap<string, number> = new Map(),
  say: (count: number) => string = String,
): Marks {
  const marks = new Map<string, Mark>()
  for (const { block, severity } of findings) {
    if (block === undefined) continue
    const mark = marks.get(block) ?? none
    const counted = severity === 'error' ? { errors: mark.errors + 1 } : { warnings: mark.warnings + 1 }
    marks.set(block, { ...mark, ...counted })
  }
  for (const [block, count] of comments)
    marks.set(block, { ...(marks.get(block) ?? none), comments: count, said: say(count) })
  return marks
}
