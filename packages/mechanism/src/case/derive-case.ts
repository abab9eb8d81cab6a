import {
  type BlockId,
  type CaseId,
  compareIds,
  type Instant,
  type Key,
  keyOf,
  type PersonId,
  storedId,
} from '@jizhi/domain'
import type { CaseConfig } from '../blocks/case.ts'
import { readConfig } from '../blocks/read-config.ts'
import { whom } from '../compile/whom.ts'
import { type FactIndex, NO_FACTS, withFacts } from '../derive/fact-index.ts'
import { runOver } from '../derive/make-run.ts'
import type { Due, OpenTask, RunFinding, WantedEffect } from '../model/derived.ts'
import type { AnyFact, Fact } from '../model/fact.ts'
import type { Run } from '../model/kernel.ts'
import type { Mechanism } from '../model/mechanism.ts'
import { canReopen, claimByOf, dueAtOf, elapsedDays, reachTimes } from './case-clock.ts'
import { begunAt } from './case-initial.ts'
import { type CaseLife, stepped } from './case-life.ts'
import { caseMeasures } from './case-measures.ts'

/** A case as its own facts make it: a cache, like every derived table. */
export interface DerivedCase {
  readonly id: CaseId
  readonly now: Instant
  readonly life: CaseLife
  readonly openedAt: Instant
  readonly dueAt: Instant | undefined
  readonly closedAt: Instant | undefined
  /** TIME-5: from the due instant on, not before. */
  readonly overdue: boolean
  /** Working days so far, less rests. */
  readonly usedDays: number
  /** Until when it may be claimed (领办), while it waits for that. */
  readonly claimBy: Instant | undefined
  /** Who dispatches, works on and verifies it, whoever's turn it is. */
  readonly parties: { readonly [P in 'dispatcher' | 'doer' | 'verifier']: readonly PersonId[] }
  /** CYC-5: taken back; nobody has to do anything about it any more. */
  readonly voided: boolean
  readonly open: readonly OpenTask[]
  readonly effects: readonly WantedEffect[]
  readonly due: readonly Due[]
  readonly findings: readonly RunFinding[]
}

/**
 * CASE-1, CASE-2, LAD-5: what became of one case. Pure and total like `derive`: the case's own stream of facts, the
 * version and the graph pinned when it was opened. Nothing before it was opened, or where the block is no case.
 */
export function deriveCase(
  mechanism: Mechanism,
  block: string,
  id: CaseId,
  facts: readonly AnyFact[],
): DerivedCase | undefined {
  const drawn = mechanism.blocks.find((one) => one.id === block)
  const config = drawn?.kind === 'case' ? readConfig({ ...drawn, kind: 'case' }) : undefined
  return config?.ok
    ? caseOf(config.value, mechanism, storedId<BlockId>(block), id, withFacts(NO_FACTS, facts))
    : undefined
}

function caseOf(
  config: CaseConfig,
  mechanism: Mechanism,
  block: BlockId,
  id: CaseId,
  index: FactIndex,
): DerivedCase | undefined {
  const findings: RunFinding[] = []
  const steppers = (facts: Run['facts']) => () =>
    new Set(facts.all('stepped').flatMap((fact) => (fact.by === undefined ? [] : [fact.by])))
  const run = runOver(
    index,
    mechanism.rounding,
    steppers,
    (finding) => findings.push(finding),
    () => undefined,
  )
  if (!run) return undefined
  const windows = {
    canReopen: canReopen(config),
    canClaim: (at: Instant, now: Instant) => now < claimByOf(config, run, at),
  }
  const life = stepsOf(run).reduce<CaseLife>(
    (before, fact) => stepped(before, fact, config, block, windows, run.find),
    begunAt(config, run),
  )
  const voided = run.facts.all('voided').length > 0
  const dueAt = dueAtOf(config, run, life)
  const closedAt = life.openings.at(-1)!.to // there always is one
  const { effects, tasks } = caseMeasures({ config, block, id, run, life })
  const claimBy =
    life.status === 'dispatched' && life.dispatchedAt !== undefined
      ? claimByOf(config, run, life.dispatchedAt)
      : undefined
  const times = [claimBy, dueAt, ...reachTimes(config, run, life)].filter((at) => at !== undefined)
  const unit = life.unit && keyOf([life.unit])
  return {
    id,
    now: run.now,
    life,
    openedAt: life.openings[0]!.from, // there always is one
    dueAt,
    closedAt,
    overdue: dueAt !== undefined && (closedAt ?? run.now) >= dueAt,
    usedDays: elapsedDays(config, run, life),
    claimBy,
    parties: {
      dispatcher: whom(config.dispatcher, run, unit).persons,
      doer: whom(config.doer, run, unit).persons,
      verifier: whom(config.verifier, run, unit).persons.filter((person) => !life.doers.includes(person)),
    },
    voided,
    open: voided ? [] : [...tasksOf(config, block, id, run, life, dueAt), ...tasks],
    effects: voided ? [] : effects,
    due: (voided ? [] : times)
      .filter((at) => at > run.now)
      .sort((a, b) => a - b)
      .map((at) => ({ at, block, what: 'ask-due' })),
    findings,
  }
}

/** FACT-5: a corrected step stands where and when the step stood that it corrects. */
const stepsOf = (run: Run): readonly Fact<'stepped'>[] =>
  run.facts
    .all('stepped')
    .map((fact) => {
      const { id, known } = run.facts.first(fact)
      return id === fact.id ? fact : { ...fact, id, known }
    })
    .sort((a, b) => a.known - b.known || compareIds(a.id, b.id))

/** Who is to do the next step. */
function tasksOf(
  config: CaseConfig,
  block: BlockId,
  id: CaseId,
  run: Run,
  life: CaseLife,
  dueAt: Instant | undefined,
): readonly OpenTask[] {
  const unit: Key | undefined = life.unit && keyOf([life.unit])
  const task = (kind: OpenTask['kind'], who: CaseConfig['doer'], item: string, due?: Instant): OpenTask => ({
    block,
    row: keyOf([id]),
    kind,
    ...whom(who, run, unit),
    ...(due === undefined ? {} : { dueAt: due }),
    items: [item],
  })
  switch (life.status) {
    case 'received':
      return [task('settle', config.dispatcher, 'accept')]
    case 'accepted':
      return [task('settle', config.dispatcher, 'dispatch')]
    case 'dispatched': {
      const claimBy = claimByOf(config, run, life.dispatchedAt ?? run.now)
      // Unclaimed in time it is the dispatcher's again.
      return run.now >= claimBy
        ? [task('settle', config.dispatcher, 'dispatch', dueAt)]
        : [task('answer', config.doer, 'claim', claimBy)]
    }
    case 'working':
      return [task('answer', config.doer, 'finish', dueAt)]
    case 'finished': {
      const judge = task('judge', config.verifier, 'verify')
      return [{ ...judge, persons: judge.persons.filter((person) => !life.doers.includes(person)) }]
    }
    default:
      return []
  }
}
