import type { CaseId, Instant } from '@jizhi/domain'
import { type CaseStatus, deriveCase, type Happening } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { type Standing, StreamHooks } from '../cycles/index.ts'
import { Happenings } from '../timers/index.ts'
import { caseIn } from './case-standing.ts'

/** CYC-3: whatever state a case reaches may begin a cycle of a mechanism that waits for it. */
@Injectable()
export class CaseHappenings {
  constructor(happenings: Happenings, hooks: StreamHooks) {
    hooks.onDerived(async (tx, standing) => {
      if (standing.cycle.kind !== 'case') return
      for (const reached of statesReached(standing)) await happenings.happened(tx, reached)
    })
  }
}

type Reached = Extract<Happening, { on: 'case' }>

/** The states reached by the facts that the last derivation had not seen, each as of the fact that reached it: in order, and none left out when several steps are derived together. */
function statesReached(standing: Standing): Reached[] {
  const { cycle, facts, mechanism } = standing
  const { block } = caseIn(standing)
  const row = facts.find(({ kind }) => kind === 'opened')?.slot.row
  const statusAfter = (count: number): CaseStatus | undefined =>
    deriveCase(mechanism, block, cycle.period as CaseId, facts.slice(0, count))?.life.status // the id it was opened with
  const reached: Reached[] = []
  // CASE-5: what was reached before the platform took it over begins nothing
  const taken = facts.findIndex(({ kind }) => kind === 'initial') + 1
  const seen = Math.max(Number(cycle.facts_count ?? 0), taken)
  let before = statusAfter(seen)
  for (let count = seen + 1; row !== undefined && count <= facts.length; count += 1) {
    const status = statusAfter(count)
    const at: Instant | undefined = facts[count - 1]?.known
    if (status !== undefined && at !== undefined && status !== before)
      reached.push({ on: 'case', id: cycle.period, row, status, at })
    before = status
  }
  return reached
}
