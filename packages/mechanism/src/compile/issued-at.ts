import type { Instant } from '@jizhi/domain'
import type { CompileContext } from '../model/compiled.ts'
import type { Run } from '../model/kernel.ts'
import { upstreamOf } from './upstream.ts'

/** When the first official table that a block reads was issued; nothing before that, or where none stands upstream. */
export function issuedAt(run: Run, { mechanism, block }: CompileContext): Instant | undefined {
  const above = upstreamOf(mechanism, block)
  const results = mechanism.blocks.filter((one) => one.kind === 'result' && above.has(one.id))
  const issued = results.flatMap((one) => run.facts.about('frozen', one.id)[0]?.known ?? [])
  return issued.length === 0 ? undefined : issued.reduce((a, b) => (b > a ? b : a))
}
