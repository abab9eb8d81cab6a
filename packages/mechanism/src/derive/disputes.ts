import type { BlockId, Instant, Key, PersonId } from '@jizhi/domain'
import type { Fact } from '../model/fact.ts'
import type { Run } from '../model/kernel.ts'
import { noticesOf } from './notices.ts'

/** An objection that counts, and what was decided about it. */
export interface Dispute {
  readonly objected: Fact<'objected'>
  readonly decision: Fact<'decided'> | undefined
}

/** What an objection block says about who may dispute what, and who decides. */
export interface DisputeRules {
  /** OBJ-2: empty = everything that was stated about the row. */
  readonly disputable: readonly string[]
  /** OBJ-5: those who may decide about a row when a decision became known; empty = the drawing names nobody. */
  readonly deciders: (run: Run, row: Key, known: Instant) => readonly PersonId[]
  /** OBJ-3: when the window of a notice closes. */
  readonly closesAt: (run: Run, deliveredAt: Instant) => Instant
}

/** OBJ-3: the row's window, from its last notice on; nothing before the first. */
export const windowOf = (run: Run, block: BlockId, row: Key, rules: DisputeRules): Instant | undefined =>
  lastOf(noticesOf(run, block, row).map((notice) => rules.closesAt(run, notice.value.deliveredAt)))

const lastOf = (times: readonly Instant[]): Instant | undefined =>
  times.length === 0 ? undefined : times.reduce((last, at) => (at > last ? at : last))

const UNDISPUTED: readonly Dispute[] = []

/** OBJ-2, OBJ-4: objections in the window about what may be disputed; each cell once per row, so that it ends. */
export function disputesOf(run: Run, block: BlockId, row: Key, rules: DisputeRules): readonly Dispute[] {
  if (run.facts.about('objected', block, row).length === 0) return UNDISPUTED
  const closesAt = windowOf(run, block, row, rules)
  const isInTime = ({ known }: Fact<'objected'>): boolean => closesAt !== undefined && known < closesAt
  return disputesUntil(run, block, row, rules, run.assessors(block, row), isInTime)
}

/** Of either layer: who is involved does not decide. */
export function disputesUntil(
  run: Run,
  block: BlockId,
  row: Key,
  rules: Pick<DisputeRules, 'disputable' | 'deciders'>,
  involved: ReadonlySet<PersonId>,
  isInTime: (objected: Fact<'objected'>) => boolean,
): readonly Dispute[] {
  const objections = run.facts.about('objected', block, row)
  const disputed = new Set<string>()
  const disputes: Dispute[] = []
  for (const objected of objections) {
    if (!isInTime(objected)) continue
    const { columns } = objected.value
    const allowed = columns.filter((one) => rules.disputable.length === 0 || rules.disputable.includes(one))
    const isNew = columns.length === 0 ? !disputed.has('') : allowed.some((one) => !disputed.has(one))
    for (const one of columns.length === 0 ? [''] : allowed) disputed.add(one)
    if (isNew) disputes.push({ objected, decision: decisionOf(run, block, row, objected, rules, involved) })
  }
  return disputes
}

/** OBJ-5: a decision by somebody whose own statement is disputed, or by nobody who was asked, is none. */
function decisionOf(
  run: Run,
  block: BlockId,
  row: Key,
  objected: Fact<'objected'>,
  rules: Pick<DisputeRules, 'deciders'>,
  involved: ReadonlySet<PersonId>,
): Fact<'decided'> | undefined {
  return run.facts.about('decided', block, row).find((fact) => {
    if (fact.slot.item !== objected.id || fact.by === undefined || involved.has(fact.by)) return false
    const deciders = rules.deciders(run, row, fact.known)
    return deciders.length === 0 || deciders.includes(fact.by)
  })
}
