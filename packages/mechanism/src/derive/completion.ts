import type { Instant } from '@jizhi/domain'
import type { Completeness } from '../blocks/settings/completeness.ts'
import { type Frame, SETTLED, WAITING } from '../model/frame.ts'
import type { Part, Run } from '../model/kernel.ts'

export interface Completion {
  readonly complete: boolean
  /** Standing of each of the given rows, in their order. */
  readonly parts: readonly Part[]
  /** Instants at which this answer may change by itself. */
  readonly wakes: readonly Instant[]
}

/** EVAL-4…6 for one partition of a set block. Before completeness every row takes part, provisionally. */
export function completionOf(run: Run, frame: Frame, rows: readonly number[], rule: Completeness): Completion {
  const missing = rows.filter((row) => frame.states[row] !== SETTLED).length
  const at = rule.at === '' ? undefined : run.deadlines.get(rule.at)
  const until = rule.until === '' ? undefined : run.deadlines.get(rule.until)
  const wakes = [at, rule.late === 'carry' ? until : undefined].filter((due) => due !== undefined && due > run.now)
  const complete = missing === 0 || expired(run, rule, missing, rows.length, at, until)
  const late = lateParts[rule.late]
  const parts = rows.map((row): Part => {
    const state = frame.states[row]!
    // Before completeness the rows present count, provisionally; a waiting one is not present.
    return state === SETTLED ? 'in' : complete ? late : state === WAITING ? 'undecided' : 'in'
  })
  return { complete, parts, wakes: wakes as Instant[] } // undefined was filtered out
}

const lateParts = { carry: 'undecided', zero: 'zero', exclude: 'excluded', pending: 'undecided' } as const

function expired(run: Run, rule: Completeness, missing: number, all: number, at?: Instant, until?: Instant): boolean {
  if (rule.rule === 'due') {
    if (at === undefined || run.now < at) return false
    // EVAL-6 顺延: the first date has passed, the second has not.
    return rule.late !== 'carry' || (until !== undefined && run.now >= until)
  }
  if (rule.rule === 'share') return isEnough(rule.share, all - missing, all) && (at === undefined || run.now >= at)
  return false
}

/** settled ÷ expected ≥ share %, on whole numbers: the share is decimal text. */
function isEnough(share: string, settled: number, all: number): boolean {
  const [whole, fraction = ''] = share.split('.')
  return BigInt(settled) * 100n * 10n ** BigInt(fraction.length) >= BigInt(`${whole}${fraction}`) * BigInt(all)
}
