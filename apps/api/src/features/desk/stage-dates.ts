import type { Answer, readDesk } from '@jizhi/contracts'
import { instantText } from '@jizhi/domain'
import type { AnyFact } from '@jizhi/mechanism'
import { deadlinesNow, deadlinesOf, type MovedDeadline, type Names, noticesOf, type Standing } from '../cycles/index.ts'

type Desk = Answer<typeof readDesk>
type Said = (fact: AnyFact) => { readonly by: string | null; readonly words: string | null }

/** Who said it and why; erased words are none. */
export const saidBy =
  (names: Names, words: ReadonlyMap<string, string>): Said =>
  ({ by, reason }) => ({
    by: by === undefined ? null : names.person(by),
    words: reason === undefined ? null : (words.get(reason) ?? null),
  })

/** CYC-5, TIME-3: every named date in the order of the calendar, each with the extensions and notices that moved it. */
export function datesOf(standing: Standing, now: number, said: Said, moved: readonly MovedDeadline[]): Desk['dates'] {
  const why = new Map(deadlinesOf(standing, now).map((one) => [one.id, one.why]))
  const dates = deadlinesNow(standing, now).map(({ id, label, at, passed }) => ({
    ...{ id, label, at: instantText(at), why: why.get(id) ?? null, passed },
    notices: noticesOf(moved, id),
    moves: standing.facts.flatMap((fact) =>
      fact.kind === 'extended' && fact.value.deadline === id
        ? [{ to: instantText(fact.value.to), at: instantText(fact.known), ...said(fact) }]
        : [],
    ),
  }))
  return dates.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

export const pausesOf = ({ facts }: Standing, said: Said): Desk['pauses'] =>
  facts.flatMap((fact) =>
    fact.kind === 'paused'
      ? [{ from: fact.value.from, to: fact.value.to, at: instantText(fact.known), ...said(fact) }]
      : [],
  )
