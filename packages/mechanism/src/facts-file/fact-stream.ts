import { type CycleId, type FactId, type Instant, type MechanismId, type PersonId, storedId } from '@jizhi/domain'
import type { AnyFact, FactKind, FactValues } from '../model/fact.ts'
import { momentOf } from './words.ts'

interface Said {
  /** A day as the file writes it, or an instant. */
  readonly day: string | Instant
  readonly by?: string
  readonly slot?: object
  readonly supersedes?: FactId
}

/** The facts of one cycle or case, in the order in which they are stated. */
export interface FactStream {
  readonly facts: AnyFact[]
  readonly say: <K extends FactKind>(kind: K, said: Said, value: FactValues[K]) => AnyFact
}

export function factStream(mechanism: string, cycle: string): FactStream {
  const facts: AnyFact[] = []
  return {
    facts,
    say: (kind, { day, by = 'system', slot = {}, supersedes }, value) => {
      // What is said on one day is said in the order of the file, a millisecond apart.
      const known = ((typeof day === 'string' ? momentOf(day) : day) + facts.length) as Instant
      const made = {
        id: storedId<FactId>(`${cycle}-fact-${String(facts.length).padStart(5, '0')}`),
        mechanism: storedId<MechanismId>(mechanism),
        cycle: storedId<CycleId>(cycle),
        kind,
        slot,
        value,
        at: known,
        known,
        by: storedId<PersonId>(by),
        ...(supersedes === undefined ? {} : { supersedes }),
      }
      const fact = made as unknown as AnyFact // kind and value agree by the signature
      facts.push(fact)
      return fact
    },
  }
}
