import type { PersonId } from '@jizhi/domain'
import { type AnyFact, derive, type Fact, type OpenTask } from '@jizhi/mechanism'
import { digestOf, idOfDigest } from '../../platform/digest.ts'
import type { Standing } from '../cycles/index.ts'

export interface MovedDuty {
  readonly block: string
  readonly row: string
  readonly kind: OpenTask['kind']
  readonly dueAt: number | null
}

export interface HandOver {
  readonly id: string
  readonly post: string
  readonly day: string
  readonly left: readonly string[]
  readonly came: readonly string[]
  readonly duties: readonly MovedDuty[]
}

/** One list per change of hands that is in force. */
export const handOverId = (fact: AnyFact): string => idOfDigest(digestOf(['hand-over', fact.id]))

/** 交接清单: the duties that passed on because a post changed hands; nothing where somebody only stands in for a while. */
export function handOverOf(standing: Standing, fact: Fact<'holder'>): HandOver | undefined {
  const before = holdersBefore(standing, fact)
  const left = before.filter((one) => !fact.value.holders.includes(one))
  const came = fact.value.holders.filter((one) => !before.includes(one))
  if (left.length === 0 && came.length === 0) return undefined
  const without = derive(
    standing.mechanism,
    standing.facts.filter(({ id }) => id !== fact.id),
  )
  const was = new Map(without.open.map((task) => [placeOf(task), task.persons]))
  const duties = standing.derived.open.filter((task) => {
    const persons = was.get(placeOf(task)) ?? []
    const isLost = left.some((one) => persons.includes(one) && !task.persons.includes(one))
    return isLost || came.some((one) => !persons.includes(one) && task.persons.includes(one))
  })
  return {
    id: handOverId(fact),
    post: fact.value.post,
    day: fact.value.from,
    ...{ left, came },
    duties: duties.map(({ block, row, kind, dueAt }) => ({ block, row, kind, dueAt: dueAt ?? null })),
  }
}

function holdersBefore({ facts, pins }: Standing, fact: Fact<'holder'>): readonly PersonId[] {
  const { post, from } = fact.value
  let found: Fact<'holder'> | undefined
  for (const one of facts) {
    if (one.id === fact.id) break
    if (one.kind !== 'holder' || one.value.post !== post || one.value.from > from) continue
    if (found === undefined || one.value.from >= found.value.from) found = one
  }
  return found?.value.holders ?? pins.graph.posts.find(({ id }) => id === post)?.holders ?? []
}

const placeOf = ({ kind, block, row, items }: OpenTask): string =>
  [kind, block, row, kind === 'decide' ? items.join() : ''].join('\n')
