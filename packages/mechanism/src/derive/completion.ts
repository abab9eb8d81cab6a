import type { Instant, Key } from '@jizhi/domain'
import type { Completeness } from '../blocks/settings/completeness.ts'
import { type Frame, SETTLED, WAITING } from '../model/frame.ts'
import type { Part, Run } from '../model/kernel.ts'

export interface Completion {
  readonly complete: boolean
  /** Standing of each of the given rows, in their order. */
  readonly parts: readonly (Part | 'last')[]
  /** Instants at which this answer may change by itself. */
  readonly wakes: readonly Instant[]
}

/**
 * EVAL-4…7 for one partition of a set block. Before completeness every row takes part, provisionally. `late` answers
 * whether a row was first heard of at or after an instant.
 */
export function completionOf(
  run: Run,
  frame: Frame,
  rows: readonly number[],
  rule: Completeness,
  late: (row: Key, from: Instant) => boolean,
): Completion {
  const missing = rows.filter((row) => frame.states[row] !== SETTLED).length
  const at = rule.at === '' ? undefined : run.deadlines.get(rule.at)
  const until = rule.until === '' ? undefined : run.deadlines.get(rule.until)
  const wakes = [at, rule.late === 'carry' ? until : undefined].filter((due) => due !== undefined && !run.reached(due))
  const complete = missing === 0 || expired(run, rule, missing, rows.length, at, until)
  const part = lateParts[rule.late]
  const closed = complete && rule.rule !== 'all' && rule.afterwards === 'refuse' ? closing(rule, at, until) : undefined
  const parts = rows.map((row): Part | 'last' => {
    const state = frame.states[row]!
    if (state === SETTLED && closed !== undefined && late(frame.keys[row]!, closed)) return part
    // Before completeness the rows present count, provisionally; a waiting one is not present.
    return state === SETTLED ? 'in' : complete ? part : state === WAITING ? 'undecided' : 'in'
  })
  return { complete, parts, wakes: wakes as Instant[] } // undefined was filtered out
}

/** EVAL-7: from when on nothing is taken in any more; with 顺延 that is the second date. */
const closing = (rule: Completeness, at?: Instant, until?: Instant): Instant | undefined =>
  rule.late === 'carry' ? until : at

const lateParts = { carry: 'undecided', last: 'last', zero: 'zero', exclude: 'excluded', pending: 'undecided' } as const

function expired(run: Run, rule: Completeness, missing: number, all: number, at?: Instant, until?: Instant): boolean {
  if (rule.rule === 'due') {
    if (at === undefined || !run.reached(at)) return false
    // EVAL-6 顺延: the first date has passed, the second has not.
    return rule.late !== 'carry' || (until !== undefined && run.reached(until))
  }
  if (rule.rule === 'share') return isEnough(rule.share, all - missing, all) && (at === undefined || run.reached(at))
  return false
}

/** settled ÷ expected ≥ share %, on whole numbers: the share is decimal text. */
function isEnough(share: string, settled: number, all: number): boolean {
  const [whole, fraction = ''] = share.split('.')
  return BigInt(settled) * 100n * 10n ** BigInt(fraction.length) >= BigInt(`${whole}${fraction}`) * BigInt(all)
}
