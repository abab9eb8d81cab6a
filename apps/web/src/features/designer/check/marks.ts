import type { Finding } from '@jizhi/mechanism'
import type { Marks } from '../canvas/flow-parts.ts'

/** How many errors and warnings each block carries. */
export function marksOf(findings: readonly Finding[]): Marks {
  const marks = new Map<string, { readonly errors: number; readonly warnings: number }>()
  for (const { block, severity } of findings) {
    if (block === undefined) continue
    const { errors, warnings } = marks.get(block) ?? { errors: 0, warnings: 0 }
    marks.set(block, severity === 'error' ? { errors: errors + 1, warnings } : { errors, warnings: warnings + 1 })
  }
  return marks
}
