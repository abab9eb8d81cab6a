import { type AnyFact, FACT_WORDS, type Fact } from '@jizhi/mechanism'
import { type Standing, upstreamOf } from '../cycles/index.ts'

type Kind = AnyFact['kind']

/** What others do on the strength of what was said before. */
const ACTS: ReadonlySet<Kind> = new Set<Kind>([
  'answered',
  'judged',
  'noticed',
  'objected',
  'decided',
  'overridden',
  'signed',
  'frozen',
])

/** Effects that are there, by block and row. */
export interface Effected {
  readonly block: string
  readonly row: string
  readonly state: string
}

/** 撤回: what somebody did about it since, in a word; nothing while it may still be taken back. */
export function actedOn(standing: Standing, fact: AnyFact, effects: readonly Effected[]): string | undefined {
  const { block = '', row } = fact.slot
  const isBehind = (other: string | undefined): boolean =>
    other === undefined || other === block || upstreamOf(standing.mechanism, other).includes(block)
  const later = standing.facts.slice(standing.facts.findIndex(({ id }) => id === fact.id) + 1)
  const act = later.find(
    (one) =>
      ACTS.has(one.kind) &&
      one.by !== fact.by &&
      isBehind(one.slot.block) &&
      (one.slot.row === undefined || row === undefined || one.slot.row === row),
  )
  if (act !== undefined) return FACT_WORDS[act.kind]
  const done = effects.some(
    (one) =>
      one.state === 'done' && isBehind(one.block) && one.block !== block && (row === undefined || one.row === row),
  )
  return done ? '后果已经办了' : undefined
}

/** What a person said in a cycle and may take back himself, unless somebody acted on it. */
export function ownStatement(standing: Standing, id: string, person: string): RetractableFact | undefined {
  const superseded = standing.facts.some(({ supersedes }) => supersedes === id)
  const fact = standing.facts.find((one) => one.id === id)
  if (superseded || fact === undefined || fact.by !== person) return undefined
  return isRetractable(fact) ? fact : undefined
}

type RetractableFact = Fact<'answered'> | Fact<'judged'> | Fact<'claimed'> | Fact<'assigned'>

export const isRetractable = (fact: AnyFact): fact is RetractableFact =>
  fact.kind === 'answered' || fact.kind === 'judged' || fact.kind === 'claimed' || fact.kind === 'assigned'
