import type { Answer, findWho, Input } from '@jizhi/contracts'
import { keyOf, type PersonId, type PinnedPost, storedId, type UnitId } from '@jizhi/domain'
import { type FoundWho, foundToday, metToday, rowsToday, type Who } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { todayOf } from './opened-org.ts'
import { orgPinned, personNamesOf, unitNamesOn } from './org.store.ts'
import { PostsStore } from './posts.store.ts'

type Found = Answer<typeof findWho>

/** Rows that are named, with or without somebody. */
const SAMPLES = 4
const MISSING = 6

/** Whom a setting of a drawing finds on today's organisation, before a cycle pins it. */
@Injectable()
export class WhoService {
  constructor(
    private readonly database: Database,
    private readonly posts: PostsStore,
  ) {}

  find(actor: Actor, { query }: Input<typeof findWho>): Promise<Found> {
    return this.database.read(actor.tenantId, async (tx) => {
      const day = todayOf(tx)
      const graph = await orgPinned(tx, day)
      const owner = storedId<UnitId>(query.owner)
      if (!graph.units.some(({ id }) => id === owner)) throw new Fault('unit.unknown')
      const units = await unitNamesOn(tx, day)
      const rows = rowsOf(query, rowsToday(graph, owner, query.rows ?? ''), owner)
      const ordered = rows.toSorted((a, b) => (units.get(a)?.ordinal ?? 0) - (units.get(b)?.ordinal ?? 0))
      const found = foundBy(
        query,
        { graph, owner, day },
        ordered.map((id) => keyOf([id])),
      )
      const some = found.filter(({ isEmpty }) => !isEmpty)
      const shown = some.slice(0, SAMPLES)
      const persons = actor.ability.can('read', 'Person')
        ? await personNamesOf(tx, [...new Set(shown.flatMap((one) => one.persons))])
        : new Map<string, string>()
      const titles = new Map((await this.posts.posts(tx, day)).map(({ id, title }) => [id, title]))
      const unitName = (id: string) => units.get(id)?.name ?? ''
      const byId = new Map(graph.posts.map((post) => [post.id as string, post]))
      return {
        ...{ day, rows: rows.length, found: some.length },
        samples: shown.map((one) => ({
          unitName: unitName(one.row),
          posts: postsOf(
            one,
            byId,
            (post) => ({ unitName: unitName(post.unit), title: titles.get(post.id) ?? '' }),
            persons,
          ),
          units: one.persons.length > 0 ? [] : one.places.map(unitName),
        })),
        missing: found
          .filter(({ isEmpty }) => isEmpty)
          .slice(0, MISSING)
          .map((one) => ({ unitName: unitName(one.row), why: whyNobody(one) })),
      }
    })
  }
}

type Query = Input<typeof findWho>['query']

/** Somebody who is found, or whom a measure meets: a unit is met where no person is asked for. */
type Reached = Omit<FoundWho, 'role'> & { readonly isEmpty: boolean }

function foundBy(query: Query, org: Parameters<typeof foundToday>[1], rows: Parameters<typeof foundToday>[2]) {
  const { side, at, role, relation = '' } = query
  if (side === 'target') return metToday({ at, relation, column: '', role, deputyRole: '' }, org, rows)
  const found = foundToday(whoOf(query), org, rows)
  return found.map((one): Reached => ({ ...one, isEmpty: one.persons.length === 0 }))
}

const whoOf = ({ at, level, relation = '', role, deputy }: Query): Who => ({
  ...{ at, level: level ?? '', relation, role },
  deputy: deputy === 'yes',
})

/** A post of the owner is the same for every row. */
const rowsOf = ({ at }: Query, units: readonly UnitId[], owner: UnitId): readonly UnitId[] =>
  at === 'owner' ? [owner] : units

const whyNobody = ({ places, posts }: Pick<Reached, 'places' | 'posts'>): Found['missing'][number]['why'] =>
  places.length === 0 ? 'no-place' : posts.length === 0 ? 'no-post' : 'vacant'

/** The persons of a row under the posts they were found at; whoever has none stands by himself. */
function postsOf(
  found: Omit<FoundWho, 'role'>,
  byId: ReadonlyMap<string, PinnedPost>,
  nameOf: (post: PinnedPost) => { readonly unitName: string; readonly title: string },
  names: ReadonlyMap<string, string>,
): Found['samples'][number]['posts'] {
  const holder = (person: PersonId, post?: PinnedPost) => ({
    name: names.get(person) ?? null,
    deputy: post?.deputies?.includes(person) === true,
    standsIn: found.standIns?.some(({ by }) => by === person) === true,
  })
  const seats = found.posts.flatMap((id) => byId.get(id) ?? [])
  const seated = seats.map((post) => {
    const at = [...post.holders, ...(post.standIns ?? []).map(({ by }) => by)]
    return { post, persons: found.persons.filter((person) => at.includes(person)) }
  })
  const rest = found.persons.filter((person) => !seated.some(({ persons }) => persons.includes(person)))
  return [
    ...seated
      .filter(({ persons }) => persons.length > 0)
      .map(({ post, persons }) => ({ ...nameOf(post), holders: persons.map((person) => holder(person, post)) })),
    ...(rest.length === 0 ? [] : [{ unitName: '', title: '', holders: rest.map((person) => holder(person)) }]),
  ]
}
