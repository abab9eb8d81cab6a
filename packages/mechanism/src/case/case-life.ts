import type { BlockId, CaseId, Instant, PersonId, UnitId } from '@jizhi/domain'
import type { CaseConfig, STATES } from '../blocks/case.ts'
import type { RunFinding } from '../model/derived.ts'
import type { CaseStep, Fact } from '../model/fact.ts'

export type CaseStatus = keyof typeof STATES

/** A stretch of time, without an end while it lasts. */
export interface Span {
  readonly from: Instant
  readonly to: Instant | undefined
}

/** Where a case stands after its steps. */
export interface CaseLife {
  readonly status: CaseStatus
  readonly unit: UnitId | undefined
  readonly class: string | undefined
  readonly duplicateOf: CaseId | undefined
  readonly dispatchedAt: Instant | undefined
  /** CASE-2: whoever worked on it, and may not verify it. */
  readonly doers: readonly PersonId[]
  /** When it was open: one span per opening. */
  readonly openings: readonly Span[]
  readonly pauses: readonly Span[]
  readonly returned: number
  /** Reports taken in, the first included (CASE-1 并案). */
  readonly reports: number
  readonly rating: number | undefined
  /** CASE-5: until when the list it came from says; a later dispatch gives it a limit of its own. */
  readonly statedDue: Instant | undefined
  /** CASE-5: rungs that were reached before the platform took it over; they fire no more in that opening. */
  readonly passedRungs: readonly string[]
}

/** Steps that are possible from a status, and where they lead. */
const MOVES: { readonly [S in CaseStep]?: { readonly from: readonly CaseStatus[]; readonly to: CaseStatus } } = {
  accept: { from: ['received'], to: 'accepted' },
  dispatch: { from: ['received', 'accepted', 'dispatched'], to: 'dispatched' },
  claim: { from: ['dispatched'], to: 'working' },
  /** What was done about it so far; it goes on. */
  measure: { from: ['working'], to: 'working' },
  decline: { from: ['dispatched', 'working'], to: 'accepted' },
  finish: { from: ['working'], to: 'finished' },
  verify: { from: ['finished'], to: 'closed' },
  return: { from: ['finished'], to: 'working' },
  reopen: { from: ['closed'], to: 'working' },
}

export const bornAt = (openedAt: Instant): CaseLife => ({
  status: 'received',
  unit: undefined,
  class: undefined,
  duplicateOf: undefined,
  dispatchedAt: undefined,
  doers: [],
  openings: [{ from: openedAt, to: undefined }],
  pauses: [],
  returned: 0,
  reports: 1,
  rating: undefined,
  statedDue: undefined,
  passedRungs: [],
})

/** What a step needs to know of the calendar. */
export interface CaseWindows {
  readonly canReopen: (closedAt: Instant, now: Instant) => boolean
  readonly canClaim: (dispatchedAt: Instant, now: Instant) => boolean
}

/** CASE-1, CASE-2: one step; what is not possible from here changes nothing and is named. */
export function stepped(
  life: CaseLife,
  fact: Fact<'stepped'>,
  config: CaseConfig,
  block: BlockId,
  { canReopen, canClaim }: CaseWindows,
  find: (finding: RunFinding) => void,
): CaseLife {
  const { step } = fact.value
  const refuse = (message: string): CaseLife => {
    find({ code: `case.${step}`, block, message })
    return life
  }
  if (step === 'merge')
    return isOpen(life) ? { ...life, reports: life.reports + 1 } : refuse('已销号的不能再并案，请另开一件。')
  if (step === 'pause' || step === 'resume') return paused(life, step, fact.known)
  if (step === 'rate')
    return life.status === 'closed' && fact.value.score !== undefined
      ? { ...life, rating: fact.value.score }
      : refuse('还没销号，不能评议。')
  const move = MOVES[step]
  if (!move?.from.includes(life.status)) return refuse('这一步在当前状态下不能做，未采用。')
  if (step === 'claim' && !canClaim(life.dispatchedAt ?? fact.known, fact.known))
    return refuse(`派单后 ${config.claimWithin} 个工作日没有领办，已退回派单人，请重新派单。`)
  if (step === 'verify' && (fact.by === undefined || life.doers.includes(fact.by)))
    return refuse('核验的人就是办理的人，不算数，请换人核验。')
  if (step === 'reopen' && !canReopen(life.openings.at(-1)!.to!, fact.known))
    // a closed case has an end
    return refuse(`销号已过 ${config.reopenWithin} 天，不再重开，请另开一件。`)
  return after(life, fact, move.to, config)
}

const isOpen = ({ status }: CaseLife): boolean => status !== 'closed' && status !== 'merged'

function after(life: CaseLife, fact: Fact<'stepped'>, to: CaseStatus, config: CaseConfig): CaseLife {
  const { step, unit, duplicateOf } = fact.value
  const worked =
    step === 'claim' || step === 'measure' || step === 'finish'
      ? [...new Set([...life.doers, ...(fact.by ? [fact.by] : [])])]
      : life.doers
  const moved = { ...life, status: to, doers: worked }
  if (step === 'dispatch') {
    if (duplicateOf !== undefined) return { ...closed(moved, fact.known), status: 'merged', duplicateOf }
    return {
      ...moved,
      // Without 领办 whoever it was given to works on it.
      status: config.claim ? 'dispatched' : 'working',
      unit: unit ?? life.unit,
      class: fact.value.class ?? life.class,
      dispatchedAt: fact.known,
      statedDue: undefined,
    }
  }
  if (step === 'verify') return closed(moved, fact.known)
  if (step === 'return') return { ...moved, returned: life.returned + 1 }
  if (step === 'reopen') return { ...moved, openings: [...life.openings, { from: fact.known, to: undefined }] }
  return moved
}

const closed = (life: CaseLife, at: Instant): CaseLife => ({
  ...life,
  openings: [...life.openings.slice(0, -1), { from: life.openings.at(-1)!.from, to: at }], // there always is one
  pauses: ended(life.pauses, at),
})

const ended = (pauses: readonly Span[], at: Instant): readonly Span[] =>
  pauses.map((one) => (one.to === undefined ? { ...one, to: at } : one))

const paused = (life: CaseLife, step: 'pause' | 'resume', at: Instant): CaseLife => {
  const isPaused = life.pauses.some((one) => one.to === undefined)
  if (step === 'resume') return { ...life, pauses: ended(life.pauses, at) }
  return isPaused || !isOpen(life) ? life : { ...life, pauses: [...life.pauses, { from: at, to: undefined }] }
}
