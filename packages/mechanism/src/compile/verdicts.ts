import { type BlockId, compareDecimals, dayOf, type Key, type PersonId } from '@jizhi/domain'
import type { ReviewConfig } from '../blocks/review.ts'
import { givesGrade, givesMark } from '../blocks/settings/review-gives.ts'
import type { CompileContext } from '../model/compiled.ts'
import type { Fact } from '../model/fact.ts'
import type { Run } from '../model/kernel.ts'
import { handedOn } from './handed-on.ts'
import { settingDecimal } from './rounding.ts'
import { upstreamOf } from './upstream.ts'
import { type Called, whom } from './whom.ts'

type Judged = Fact<'judged'>
export type Verdict = 'passed' | 'refused' | 'open'

/** REV-2: the verdicts that still hold for what is seen now. */
export function holding(
  config: ReviewConfig,
  { block, mechanism }: CompileContext,
): (run: Run, key: Key, seen: string, judged: readonly Judged[]) => readonly Judged[] {
  const above = upstreamOf(mechanism, block)
  const asks = mechanism.blocks.filter((one) => one.kind === 'ask' && above.has(one.id)).map((one) => one.id)
  return (run, key, seen, judged) =>
    judged.filter((fact) => {
      if (!isWhole(config, fact)) {
        run.find(unfinished(config, block, key))
        return false
      }
      if (fact.value.seen === seen) return true
      // A table is one thing that was seen: the row a decision moved cannot stand while those it passed do not.
      return config.scope === 'row' && isMovedByDecision(run, asks, key, fact)
    })
}

/** A pass that should carry a level or a mark and does not is none. */
const isWhole = (config: ReviewConfig, { value }: Judged): boolean => {
  if (value.verdict === 'refused') return true
  const hasGrade = !givesGrade(config) || config.grade.options.some((one) => one.id === value.grade)
  return hasGrade && (!givesMark(config) || isMark(config, value.mark))
}

const isMark = (config: ReviewConfig, mark: number | undefined): boolean =>
  mark !== undefined &&
  mark >= 0 &&
  compareDecimals({ unscaled: BigInt(mark), scale: 2 }, settingDecimal(config.rate.most)) <= 0

const unfinished = (config: ReviewConfig, block: BlockId, row: Key) => ({
  code: 'review.unfinished',
  block,
  row,
  message: `审核没有${givesGrade(config) ? `定${config.grade.label || '等级'}` : `评${config.rate.label}`}，或超出范围，未采用，请补上。`,
})

/**
 * REV-2: the row changed since, and everything that was stated about it since is what a decided objection amended: the
 * verdict stands.
 */
function isMovedByDecision(run: Run, asks: readonly string[], key: Key, verdict: Judged): boolean {
  const amended = new Set(
    run.facts
      .all('decided')
      .filter((fact) => fact.slot.row === key && fact.value.outcome !== 'rejected' && fact.known >= verdict.known)
      .flatMap((fact) => fact.value.amends ?? []),
  )
  if (amended.size === 0) return false
  const since = asks
    .flatMap((ask) => run.facts.about('answered', ask, key))
    .filter((fact) => fact.known > verdict.known)
  return since.length > 0 && since.every((fact) => amended.has(fact.id))
}

/** 或签 / 会签 / 比例 / 依次 / 票签. Whoever judged twice is heard with the last word (FACT-4). */
export function verdictOf(
  config: ReviewConfig,
  block: BlockId,
  run: Run,
  key: Key,
  judged: readonly Judged[],
  isOver: boolean,
): Verdict {
  if (judged.length === 0) return 'open'
  if (givesMark(config) && marksOf(judged).length < config.rate.atLeast) return 'open'
  if (config.quorum === 'sequence') return nextDesk(config, block, run, key, judged).verdict
  const words = new Map<PersonId | '', 'passed' | 'refused'>()
  for (const fact of judged) words.set(voterOf(config, block, run, key, fact), fact.value.verdict)
  const passed = [...words.values()].filter((verdict) => verdict === 'passed').length
  const refused = words.size - passed
  const { persons, standIns = [] } = handedOn(run, block, slotRow(config, key), whom(config.who, run, key))
  // PIN-6: who is away and who stands in for him have one voice together.
  const all = Math.max(persons.length - new Set(standIns.map(({ by }) => by)).size, 1)
  if (config.quorum === 'any') return passed > 0 ? 'passed' : 'refused'
  if (config.quorum === 'ballot') {
    if (words.size < all && !isOver) return 'open'
    return isShare(config.share, passed, words.size) ? 'passed' : 'refused'
  }
  if (config.quorum === 'share') {
    if (isShare(config.share, passed, all)) return 'passed'
    return isShare(config.share, all - refused, all) ? 'open' : 'refused'
  }
  if (refused > 0) return 'refused'
  return passed >= all ? 'passed' : 'open'
}

/** What is said of a table stands in a slot without a row (REV-1). */
export const slotRow = ({ scope }: ReviewConfig, key: Key): Key | undefined => (scope === 'table' ? undefined : key)

/** PIN-6: whose voice a verdict is: of whoever stood in on that day, the voice of the one who was away. */
function voterOf(config: ReviewConfig, block: BlockId, run: Run, key: Key, { by, known }: Judged): PersonId | '' {
  if (by === undefined || !run.tenures.hasStandIns) return by ?? ''
  const { standIns = [] } = handedOn(run, block, slotRow(config, key), whom(config.who, run, key, dayOf(known)))
  return standIns.find((one) => one.by === by)?.of ?? by
}

/** part ÷ all ≥ share %, on whole numbers: the share is decimal text. */
function isShare(share: string, part: number, all: number): boolean {
  const [whole, fraction = ''] = share.split('.')
  return BigInt(part) * 100n * 10n ** BigInt(fraction.length) >= BigInt(`${whole}${fraction}`) * BigInt(all)
}

interface Sequence extends Called {
  readonly verdict: Verdict
  /** Whose turn it is; nobody's once it is decided. */
  readonly persons: readonly PersonId[]
}

/** 依次: each desk after the one before it; without further desks the holders of the post, one after another. */
export function nextDesk(
  config: ReviewConfig,
  block: BlockId,
  run: Run,
  key: Key,
  judged: readonly Judged[],
): Sequence {
  const desks = desksOf(config, block, run, key)
  let from = 0
  for (const [turn, desk] of desks.entries()) {
    const word = judged.findLast((fact) => fact.known >= from && desk.holds(fact))
    if (word === undefined) return { verdict: 'open', ...desk.called, turn: { at: turn + 1, of: desks.length } }
    if (word.value.verdict === 'refused') return { verdict: 'refused', persons: [], role: desk.called.role }
    from = word.known
  }
  const role = desks[0]?.called.role ?? config.who.role
  return { verdict: desks.length === 0 ? 'open' : 'passed', persons: [], role }
}

interface TurnDesk {
  readonly called: Called
  readonly holds: (fact: Judged) => boolean
}

function desksOf(config: ReviewConfig, block: BlockId, run: Run, key: Key): readonly TurnDesk[] {
  const handed = (called: Called): Called => handedOn(run, block, slotRow(config, key), called)
  if (config.inTurn.length > 0)
    return [config.who, ...config.inTurn.map((one) => one.who)].map((desk) => ({
      called: handed(whom(desk, run, key)),
      holds: (fact) => handed(whom(desk, run, key, dayOf(fact.known))).persons.some((one) => one === fact.by),
    }))
  const { role, persons, standIns = [] } = whom(config.who, run, key)
  const seats = persons.filter((person) => !standIns.some(({ by }) => by === person))
  return seats.map((person) => {
    const own = standIns.filter(({ of }) => of === person)
    const called = handed({
      ...{ role, persons: [person, ...own.map(({ by }) => by)] },
      ...(own.length > 0 ? { standIns: own } : {}),
    })
    return {
      called,
      holds: (fact) =>
        called.persons.some((one) => one === fact.by) || voterOf(config, block, run, key, fact) === person,
    }
  })
}

/** The marks that were given, one per person, the last of each. */
export function marksOf(judged: readonly Judged[]): readonly number[] {
  const marks = new Map<PersonId | '', number>()
  for (const { by, value } of judged) if (value.mark !== undefined) marks.set(by ?? '', value.mark)
  return [...marks.values()]
}
