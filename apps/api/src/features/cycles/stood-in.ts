import { dayOf } from '@jizhi/domain'
import type { AnyFact } from '@jizhi/mechanism'
import type { Names } from './names.ts'
import type { Standing } from './standing.ts'

/** PIN-6: for whom somebody acted when a fact was stated. */
export function awayOn({ facts, pins }: Standing, names: Names, fact: AnyFact): string | null {
  const day = dayOf(fact.known)
  const terms = new Map<
    string,
    { from: string; standIns: readonly { by: string; of: string }[]; holders: readonly string[] }
  >(pins.graph.posts.map(({ id, standIns = [], holders }) => [id, { from: '', standIns, holders }]))
  for (const one of facts) {
    if (one.kind !== 'holder' || one.value.from > day) continue
    const { post, from, standIns = [], holders } = one.value
    if ((terms.get(post)?.from ?? '') <= from) terms.set(post, { from, standIns, holders })
  }
  const all = [...terms.values()]
  const away = all.flatMap(({ standIns }) => standIns).find(({ by }) => by === fact.by)?.of
  if (away === undefined) return null
  return names.person(away)
}
