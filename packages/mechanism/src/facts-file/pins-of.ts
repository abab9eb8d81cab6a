import {
  dayOf,
  firstDayOf,
  type Instant,
  type PersonId,
  type PinnedPost,
  type PostId,
  parsePeriod,
  partsOf,
  startOf,
  storedId,
  type UnitId,
} from '@jizhi/domain'
import type { Drawing } from '../check/drawing.ts'
import { digestOf } from '../derive/digest.ts'
import type { PinnedRegistry, PinnedSource, Pins } from '../model/pins.ts'
import type { FileCycle, World } from './format.ts'
import { momentOf } from './words.ts'

/** The first moment of a cycle; nothing where its period is none of the calendar and no day is written. */
export function openedAt(cycle: FileCycle): Instant | undefined {
  if (cycle.opened !== undefined) return startOf(cycle.opened)
  if (cycle.event !== undefined) return momentOf(cycle.event)
  const period = parsePeriod(cycle.period)
  return period.ok ? startOf(firstDayOf(period.value)) : undefined
}

/** PIN-1: what a cycle reads from outside, fixed when it opens. */
export function pinsOf(
  world: World,
  cycle: FileCycle,
  opened: Instant,
  sources: readonly PinnedSource[],
  registries: readonly PinnedRegistry[] = [],
): Pins {
  const { name: _name, ...owner } = world.owner
  const ownerId = storedId<UnitId>(owner.id)
  const { year } = partsOf(dayOf(opened))
  return {
    version: 1,
    period: cycle.period,
    parameters: {},
    owner: ownerId,
    graph: {
      asOf: dayOf(opened),
      revision: 'graph-1',
      units: [
        { ...owner, id: ownerId },
        ...world.units.map(({ id, name: _unitName, parent, ...rest }) => ({
          id: storedId<UnitId>(id),
          parent: storedId<UnitId>(parent ?? owner.id),
          ...rest,
        })),
      ],
      relations: world.relations,
      posts: postsOf(world),
    },
    calendar: { revision: 'calendar-1', days: world.days, publishedYears: [year - 1, year, year + 1] },
    openedAt: opened,
    ...(cycle.event === undefined ? {} : { event: { at: momentOf(cycle.event) } }),
    ...(sources.length === 0 ? {} : { sources }),
    ...(registries.length === 0 ? {} : { registries }),
    ...(cycle.drawSeed === undefined ? {} : { drawHash: digestOf(cycle.drawSeed) }),
  }
}

/** One post per role and unit, named `role-unit`, however many hold it. */
function postsOf(world: World): readonly PinnedPost[] {
  const posts = new Map<string, { readonly post: PinnedPost; readonly holders: PersonId[] }>()
  for (const { role, unit, person } of world.posts) {
    const id = `${role}-${unit}`
    const holders = posts.get(id)?.holders ?? []
    holders.push(...[person].flat().map((held) => storedId<PersonId>(held)))
    posts.set(id, { post: { id: storedId<PostId>(id), unit: storedId<UnitId>(unit), role, holders }, holders })
  }
  return [...posts.values()].map(({ post }) => post)
}

/** PIN-1: every table the drawing names as a source, with how its cycles follow one another. */
export function sourcesOf(
  drawing: Drawing,
  known: readonly { readonly scheme: string; readonly period: string; readonly at?: unknown }[],
  firsts: { readonly [scheme: string]: string },
): readonly PinnedSource[] {
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
    mechanism: scheme === '' ? drawing.mechanism.id : scheme,
    kind: kindOf(scheme),
    ...(firsts[scheme] === undefined ? {} : { first: firsts[scheme] }),
  }))
}
