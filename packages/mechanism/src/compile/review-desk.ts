import { type BlockId, type Instant, type Key, type PersonId, storedId } from '@jizhi/domain'
import type { ReviewConfig } from '../blocks/review.ts'
import type { CompileContext } from '../model/compiled.ts'
import type { OpenTask } from '../model/derived.ts'
import type { Fact } from '../model/fact.ts'
import type { Run } from '../model/kernel.ts'
import { whom } from './whom.ts'

type People = { readonly role: string; readonly persons: readonly PersonId[] }
type Standing = 'passed' | 'refused' | 'returned' | 'open'

/** Who judges, by when, and where a row stands with them. */
export interface Desk {
  readonly dueAt: (run: Run) => Instant | undefined
  /** REV-3: after the last round, and on silence that is not consent, the next level judges. */
  readonly whom: (run: Run, key: Key) => People
  readonly judged: (run: Run, key: Key) => readonly Fact<'judged'>[]
  readonly standing: (run: Run, key: Key, seen: string) => Standing
  /** The task of those who must state again. */
  readonly again: (run: Run, key: Key) => OpenTask
}

export function deskOf(config: ReviewConfig, { block, settings }: CompileContext): Desk {
  const dueAt = (run: Run) => (config.due === '' ? undefined : run.deadlines.get(config.due))
  const judged = (run: Run, key: Key) =>
    config.scope === 'table' ? run.facts.about('judged', block) : run.facts.about('judged', block, key)
  const isLastRound = (run: Run, key: Key) => refusedRounds(judged(run, key)) >= config.maxRounds
  const isSilent = (run: Run) => config.onSilence === 'escalate' && run.now >= (dueAt(run) ?? Number.POSITIVE_INFINITY)
  const isEscalated = (run: Run, key: Key) => isSilent(run) || (config.onRefusal === 'return' && isLastRound(run, key))
  const asked = settings('ask', config.returnTo)
  return {
    dueAt,
    judged,
    whom: (run, key) => whom(isEscalated(run, key) ? config.escalateTo : config.who, run, key),
    standing: (run, key, seen) => {
      const valid = judged(run, key).filter((fact) => fact.value.seen === seen)
      const next = whom(config.escalateTo, run, key).persons
      const above = valid.findLast((fact) => fact.by !== undefined && next.includes(fact.by))
      if (above !== undefined && isEscalated(run, key)) return above.value.verdict
      const verdict = verdictOf(config, whom(config.who, run, key).persons, valid)
      if (verdict !== 'refused' || config.onRefusal === 'leave') return verdict
      return isLastRound(run, key) ? 'open' : 'returned'
    },
    again: (run, key) => ({
      block: storedId<BlockId>(config.returnTo),
      row: key,
      kind: 'answer',
      ...(asked ? whom(asked.who, run, key) : { role: '', persons: [] }),
      items: [],
    }),
  }
}

/** Each content that was refused is one round. */
const refusedRounds = (judged: readonly Fact<'judged'>[]): number =>
  new Set(judged.filter((fact) => fact.value.verdict === 'refused').map((fact) => fact.value.seen)).size

/** 或签 / 会签 / 比例 / 依次. Whoever judged twice is heard with the last word (FACT-4). */
function verdictOf(config: ReviewConfig, persons: readonly PersonId[], judged: readonly Fact<'judged'>[]): Standing {
  if (judged.length === 0) return 'open'
  const words = new Map<PersonId | '', 'passed' | 'refused'>()
  for (const fact of judged) words.set(fact.by ?? '', fact.value.verdict)
  const passed = [...words.values()].filter((verdict) => verdict === 'passed').length
  const refused = words.size - passed
  const all = Math.max(persons.length, 1)
  if (config.quorum === 'any') return passed > 0 ? 'passed' : 'refused'
  if (config.quorum === 'share') {
    const [whole, fraction = ''] = config.share.split('.')
    const needed = BigInt(`${whole}${fraction}`) * BigInt(all)
    const unit = 100n * 10n ** BigInt(fraction.length)
    if (BigInt(passed) * unit >= needed) return 'passed'
    return BigInt(all - refused) * unit < needed ? 'refused' : 'open'
  }
  if (refused > 0) return 'refused'
  return passed >= all ? 'passed' : 'open'
}
