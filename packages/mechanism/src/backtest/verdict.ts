import { fixedText } from '@jizhi/domain'
import type { ConsequenceKind, Sides, Tally } from './tally.ts'

/** Whether a unit is better or worse off under the draft, and why, in Chinese. */
export interface Verdict {
  readonly verdict: 'better' | 'worse' | 'both' | 'same'
  /** The strongest first. */
  readonly reasons: readonly string[]
}

/** Less of what punishes and more of anything else is better. What is only told to people weighs nothing. */
export function verdictOf({ kinds, cycles }: Tally, unit: Tally['units'][number]): Verdict {
  const changed = kinds.map((_, at) => at).filter((at) => differs(unit.sums[at]!) && kinds[at]!.kind !== 'message')
  const good = changed.map((at) => isGood(kinds[at]!, unit.sums[at]!))
  const verdict = changed.length === 0 ? 'same' : good.every(Boolean) ? 'better' : good.some(Boolean) ? 'both' : 'worse'
  return {
    verdict,
    reasons: changed.map((at) =>
      reason(
        kinds[at]!,
        unit.sums[at]!,
        cycles.map(({ period }) => period).filter((_, cycle) => differs(unit.cycles[cycle]![at]!)),
      ),
    ),
  }
}

const differs = ({ before, after }: Sides): boolean => before !== after

const isGood = ({ punitive, kind }: ConsequenceKind, { before, after }: Sides): boolean =>
  punitive && kind !== 'money' && kind !== 'points' ? after < before : after > before

const MOST_PERIODS = 3

/** 2026-05、2026-07 不再列入“末位通报”; “月度奖励”多 2000.00 元 */
function reason({ kind, what }: ConsequenceKind, { before, after }: Sides, periods: readonly string[]): string {
  const when = `${periods.slice(0, MOST_PERIODS).join('、')}${periods.length > MOST_PERIODS ? ` 等 ${periods.length} 期` : ''}`
  if (kind === 'money' || kind === 'points') {
    const size = fixedText({ unscaled: after > before ? after - before : before - after, scale: 2 })
    return `${when}“${what}”${after > before ? '多' : '少'} ${size} ${kind === 'money' ? '元' : '分'}`
  }
  const verb = kind === 'listed' ? '列入' : '收到'
  return after > before ? `${when} 新${verb}“${what}”` : `${when} 不再${verb}“${what}”`
}
