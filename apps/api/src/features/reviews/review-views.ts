import type { Answer, listReviews } from '@jizhi/contracts'
import { addDays, dayOf, endOf, instantText } from '@jizhi/domain'
import { reviewWindow } from '@jizhi/mechanism'
import type { Actor } from '../../platform/session/actor.ts'
import { type Names, resultName, type Standing } from '../cycles/index.ts'
import { columnsOf, isResult, mayAsk } from './asker.ts'

type View = Answer<typeof listReviews>

const DECIDED_WITHIN = 30

/** Results that stand officially, with what may be asked about. */
export function resultsOf(standing: Standing): View['results'] {
  const { mechanism, derived, facts } = standing
  return derived.results.flatMap(({ block, frozen }) => {
    const fact = facts.findLast((one) => one.kind === 'frozen' && one.slot.block === block)
    if (frozen === undefined || fact === undefined) return []
    const columns = columnsOf(standing, block).map(({ id, label }) => ({ id, label }))
    const name = resultName(mechanism, block)
    return [{ block, name, revision: frozen.revision, frozenAt: instantText(fact.known), columns }]
  })
}

/** OBJ-6: the rows this person answers for whose 30 days are not over. */
export function askableBy(standing: Standing, actor: Actor, names: Names, now: number): View['askable'] {
  if (!actor.ability.can('object', 'Cycle') || standing.cycle.source !== null || standing.cycle.sample) return []
  return resultsOf(standing).flatMap(({ block }) => {
    const windowOf = reviewWindow(standing.facts, block)
    return (standing.derived.tables[block]?.frozen?.keys ?? []).flatMap((row) => {
      if (!mayAsk(standing, block, row, actor)) return []
      const closesAt = windowOf(row)
      if (closesAt === undefined || closesAt <= now) return []
      return [{ block, row, rowName: names.row(row), closesAt: instantText(closesAt) }]
    })
  })
}

/** Every request with its duty or its decision. Words that were erased are shown as none. */
export function reviewsOf(
  standing: Standing,
  actor: Actor,
  words: ReadonlyMap<string, string>,
  names: Names,
  now: number,
): View['reviews'] {
  const said = (id: string | undefined): string | null => (id === undefined ? null : (words.get(id) ?? null))
  const person = (id: string | undefined): string | null => (id === undefined ? null : names.person(id))
  return standing.facts.flatMap((fact): View['reviews'] => {
    const { block = '', row = '' } = fact.slot
    if (fact.kind !== 'objected' || !isResult(standing, block)) return []
    const duty = standing.derived.open.find((task) => task.kind === 'decide' && task.items.includes(fact.id))
    const decided = standing.facts.findLast((one) => one.kind === 'decided' && one.slot.item === fact.id)
    const dueAt = duty?.dueAt ?? endOf(addDays(dayOf(fact.known), DECIDED_WITHIN))
    const persons: readonly string[] = duty?.persons ?? []
    return [
      {
        ...{ id: fact.id, block, row, rowName: names.row(row), resultName: resultName(standing.mechanism, block) },
        ...{ columns: [...fact.value.columns], words: said(fact.reason), by: person(fact.by) },
        ...{ at: instantText(fact.known), dueAt: instantText(dueAt), late: duty !== undefined && now >= dueAt },
        deciders: persons.map(names.person),
        mine: persons.includes(actor.personId),
        decision:
          decided?.kind === 'decided'
            ? {
                ...{ outcome: decided.value.outcome, words: said(decided.reason) },
                ...{ by: person(decided.by), at: instantText(decided.known) },
              }
            : null,
      },
    ]
  })
}
