import {
  type CycleId,
  type Day,
  type FactId,
  type Instant,
  type MechanismId,
  type PersonId,
  startOf,
  storedId,
} from '@jizhi/domain'
import type { AnyFact, FactKind, FactValues } from '@jizhi/mechanism'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** `2026-11-03`, or `2026-11-03 16:30`; nine o'clock where no hour is written. */
export function momentOf(text: string, hour = 9): Instant {
  const [day = '', time] = text.split(' ')
  const [hours, minutes] = time === undefined ? [hour, 0] : time.split(':').map(Number)
  return (startOf(day as Day) + (hours ?? 0) * HOUR_MS + (minutes ?? 0) * MINUTE_MS) as Instant // days of our own files
}

interface Said {
  /** A day as the case writes it, or a moment. */
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
      // What is said on one day is said in the order of the case, a millisecond apart.
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
