import { type Day, holdingOn, type OrgGraph, type PersonId, type Post } from '@jizhi/domain'
import type { AnyFact, Fact, FactValues, Pins } from '@jizhi/mechanism'
import { digestOf, idOfDigest } from '../../platform/digest.ts'
import type { AnyNewFact } from '../cycles/index.ts'

type Holding = Pick<FactValues['holder'], 'holders' | 'standIns'>
type Stated = Holding & { readonly from: Day; readonly id: string | null }

/**
 * PIN-4, PIN-6: what a cycle must still be told about who holds which post, so that it knows what the organisation says
 * now. Told twice it answers nothing; ids follow from what is said and what was said before, so that no run doubles it.
 */
export function holderFacts(cycle: string, pins: Pins, facts: readonly AnyFact[], org: OrgGraph): AnyNewFact[] {
  const units = new Set<string>(pins.graph.units.map(({ id }) => id))
  const pinned = new Map<string, Holding>(pins.graph.posts.map((post) => [post.id, post]))
  const told = Map.groupBy(
    facts.filter((fact) => fact.kind === 'holder'),
    ({ value }) => value.post as string, // ids compare as text
  )
  const held = Map.groupBy(org.holders, ({ post }) => post as string)
  return org.posts
    .filter(({ unit }) => units.has(unit))
    .flatMap((post): AnyNewFact[] => {
      const own = held.get(post.id) ?? []
      const known = pinned.get(post.id)
      const before = told.get(post.id) ?? []
      if (known === undefined && own.length === 0 && before.length === 0) return []
      const stated: Stated[] = before.map(statedBy)
      return daysOf(pins.graph.asOf, post, own, before).flatMap((day): AnyNewFact[] => {
        const wanted = holdingOn(post, own, day)
        const standing = latest(stated, day) ?? known ?? NOBODY
        if (isSame(wanted, standing)) return []
        const same = stated.findLast(({ from }) => from === day)
        const value = { post: post.id, ...wanted, from: day, ...(known ? {} : { seat: seatOf(post) }) }
        const id = idOfDigest(digestOf([cycle, 'holder', value, same?.id ?? null]))
        stated.push({ ...wanted, from: day, id })
        return [{ kind: 'holder', slot: { item: post.id }, value, id }]
      })
    })
}

const NOBODY: Holding = { holders: [] }

const seatOf = ({ unit, role }: Post) => ({ unit, role })

const statedBy = ({ id, value }: Fact<'holder'>): Stated => ({ ...value, id })

/** The pinned day and every later one on which something begins or ends, or was said to. */
function daysOf(
  asOf: Day,
  post: Post,
  own: readonly { readonly validFrom: Day | null; readonly validTo: Day | null }[],
  before: readonly Fact<'holder'>[],
): readonly Day[] {
  const all = [
    ...[post, ...own].flatMap(({ validFrom, validTo }) => [validFrom, validTo]),
    ...before.map((one) => one.value.from),
  ]
  const later = all.filter((day): day is Day => day !== null && day > asOf)
  return [...new Set([asOf, ...later])].sort()
}

/** The latest term begun by a day; of equal days the one known last. */
function latest(stated: readonly Stated[], day: Day): Stated | undefined {
  let found: Stated | undefined
  for (const one of stated) if (one.from <= day && (found === undefined || one.from >= found.from)) found = one
  return found
}

const isSame = (a: Holding, b: Holding): boolean => textOf(a) === textOf(b)

const textOf = ({ holders, standIns = [] }: Holding): string =>
  JSON.stringify([holders satisfies readonly PersonId[], standIns.map(({ by, of }) => [by, of])])
