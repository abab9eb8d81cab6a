import {
  type Day,
  dayOf,
  firstDayOf,
  type Instant,
  type PersonId,
  type PinnedPost,
  type PostId,
  parsePeriod,
  startOf,
  storedId,
  type UnitId,
} from '@jizhi/domain'
import { type Mechanism, type PinnedSource, type Pins, readDrawing } from '@jizhi/mechanism'
import type { Case, CaseCycle } from './case.ts'
import { momentOf } from './fact-stream.ts'

/** The first moment of a cycle. */
export function openedAt(cycle: CaseCycle): Instant {
  if (cycle.opened !== undefined) return startOf(cycle.opened as Day) // a day of our own files
  if (cycle.event !== undefined) return momentOf(cycle.event)
  const period = parsePeriod(cycle.period)
  if (!period.ok) throw new Error(`${cycle.period} is no period of the calendar; say when it opened`)
  return startOf(firstDayOf(period.value))
}

/** What a cycle of the case reads from outside, fixed when it opens (PIN-1). */
export function pinsOf(one: Case, cycle: CaseCycle, sources: readonly PinnedSource[], drawHash?: string): Pins {
  const owner = storedId<UnitId>(one.owner.id)
  const opened = openedAt(cycle)
  const year = Number(dayOf(opened).slice(0, 4))
  return {
    version: 1,
    period: cycle.period,
    parameters: {},
    owner,
    graph: {
      asOf: dayOf(opened),
      revision: 'graph-1',
      units: [
        { id: owner, kind: one.owner.kind },
        ...one.units.map(({ id, name: _name, parent, ...rest }) => ({
          id: storedId<UnitId>(id),
          parent: storedId<UnitId>(parent ?? one.owner.id),
          ...rest,
        })),
      ],
      relations: one.relations,
      posts: postsOf(one),
    },
    calendar: {
      revision: 'calendar-1',
      days: one.days as Pins['calendar']['days'],
      publishedYears: [year - 1, year, year + 1],
    },
    openedAt: opened,
    ...(cycle.event === undefined ? {} : { event: { at: momentOf(cycle.event) } }),
    ...(sources.length === 0 ? {} : { sources }),
    ...(drawHash === undefined ? {} : { drawHash }),
  }
}

/** One post per role and unit, however many hold it. */
function postsOf(one: Case): readonly PinnedPost[] {
  const posts = new Map<string, { readonly post: PinnedPost; readonly holders: PersonId[] }>()
  for (const { role, unit, person } of one.posts) {
    const id = `${role}-${unit}`
    const holders = posts.get(id)?.holders ?? []
    holders.push(...(typeof person === 'string' ? [person] : person).map((held) => storedId<PersonId>(held)))
    posts.set(id, { post: { id: storedId<PostId>(id), unit: storedId<UnitId>(unit), role, holders }, holders })
  }
  return [...posts.values()].map(({ post }) => post)
}

/** PIN-1: every table the drawing names as a source, with how its cycles follow one another. */
export function sourcesOf(
  mechanism: Mechanism,
  known: readonly { readonly scheme: string; readonly period: string; readonly at?: unknown }[],
  firsts: { readonly [scheme: string]: string } = {},
): readonly PinnedSource[] {
  const drawing = readDrawing(mechanism)
  const own = drawing.of('cycle')[0]?.config.period ?? 'month'
  const named = [
    ...drawing
      .of('history')
      .flatMap(({ config }) => [
        ...(config.source === 'result' ? [{ scheme: config.scheme, result: config.result }] : []),
        ...(config.resetHandled === '' ? [] : [{ scheme: '', result: config.resetHandled }]),
      ]),
    ...drawing.of('roster').flatMap(({ config }) => config.results.map(({ scheme, result }) => ({ scheme, result }))),
  ]
  const kindOf = (scheme: string): PinnedSource['kind'] => {
    if (scheme === '') return own
    const example = known.find((one) => one.scheme === scheme)
    const period = example?.at === undefined ? parsePeriod(example?.period ?? '') : undefined
    return period?.ok ? period.value.kind : 'event'
  }
  const unique = new Map(named.map((one) => [`${one.scheme}/${one.result}`, one]))
  return [...unique.values()].map(({ scheme, result }) => ({
    scheme,
    result,
    mechanism: scheme === '' ? mechanism.id : scheme,
    kind: kindOf(scheme),
    ...(firsts[scheme] === undefined ? {} : { first: firsts[scheme] }),
  }))
}
