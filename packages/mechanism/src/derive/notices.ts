import type { BlockId, Key } from '@jizhi/domain'
import type { Fact } from '../model/fact.ts'
import type { Run } from '../model/kernel.ts'

/** A notice speaks to one row, or (公示) to all rows of the table. */
export const noticesOf = (run: Run, objection: BlockId, row: Key): readonly Fact<'noticed'>[] => {
  const own = run.facts.about('noticed', objection, row)
  const common = run.facts.about('noticed', objection)
  return common.length === 0 ? own : own.length === 0 ? common : [...own, ...common]
}
