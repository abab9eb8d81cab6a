import type { Answer, Input, readNoise } from '@jizhi/contracts'
import { decimalText, trimmed } from '@jizhi/domain'
import {
  type AnyFact,
  type Derived,
  derive,
  FEWEST_PAIRS,
  type Pair,
  pairsOf,
  rankedCohorts,
  spreadOf,
} from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { MechanismsService } from '../mechanisms/index.ts'
import { labelOfPeriod } from './cycle-views.ts'
import { PastMonths, type RunMonth } from './past-months.ts'

type Found = Answer<typeof readNoise>

/** How much of a place is chance, from the mechanism's own months. */
@Injectable()
export class NoiseService {
  constructor(
    private readonly database: Database,
    private readonly mechanisms: MechanismsService,
    private readonly past: PastMonths,
  ) {}

  async read(actor: Actor, { params }: Input<typeof readNoise>): Promise<Found> {
    const months = await this.database.read(actor.tenantId, async (tx) => {
      await this.mechanisms.drafted(tx, params.mechanism) // unknown when it belongs to another county
      return this.past.run(tx, params.mechanism)
    })
    const { period, cohorts } = cohortsOf(months, params.block)
    const found = pooled(months, params.block)
    const spread = spreadOf(found.pairs)
    const text = (value: number): string => decimalText(trimmed({ unscaled: BigInt(value), scale: found.scale + 2 }))
    return {
      period,
      cohorts,
      pairs: found.pairs.length,
      fewest: FEWEST_PAIRS,
      spread:
        spread === undefined
          ? null
          : {
              error: text(spread.error),
              low: text(spread.low),
              high: text(spread.high),
              difference: text(spread.difference),
            },
    }
  }
}

/** NOISE-4: of the latest month that ranked anybody by this block. */
function cohortsOf(months: readonly RunMonth[], block: string): Pick<Found, 'period' | 'cohorts'> {
  for (const { period, mechanism, facts } of months.toReversed()) {
    const derived: Pick<Derived, 'tables'> = derive(mechanism, facts)
    const cohorts = rankedCohorts(mechanism, derived, block)
    if (cohorts.length > 0)
      return {
        period: labelOfPeriod(period),
        cohorts: cohorts.map(({ within, cohort }) => ({ within: within ?? null, count: cohort })),
      }
  }
  return { period: null, cohorts: [] }
}

/** NOISE-1: the pairs of all months whose ranked column has the places of the latest one. */
function pooled(months: readonly RunMonth[], block: string): { pairs: readonly Pair[]; scale: number } {
  const found = months.flatMap(({ mechanism, facts }) =>
    hasTwo(facts) ? (pairsOf(mechanism, facts, block) ?? []) : [],
  )
  const scale = found.at(-1)?.scale ?? 0
  return { scale, pairs: found.flatMap((one) => (one.scale === scale ? one.pairs : [])) }
}

/** Whether any sheet was filled by two: a month without is not derived for nothing. */
function hasTwo(facts: readonly AnyFact[]): boolean {
  const first = new Map<string, string>()
  return facts.some(({ kind, slot }) => {
    if (kind !== 'answered') return false
    const at = `${slot.block} ${slot.row} ${slot.round ?? 1}`
    const before = first.get(at)
    first.set(at, slot.person ?? '')
    return before !== undefined && before !== (slot.person ?? '')
  })
}
