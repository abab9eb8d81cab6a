import { type PersonId, type PinnedGraph, type PostId, storedId, type UnitId } from '@jizhi/domain'
import type { RosterConfig } from '../blocks/roster.ts'
import type { Drawing } from '../check/drawing.ts'
import type { Json } from '../model/mechanism.ts'

type Units = PinnedGraph['units']

/** Units that exist nowhere, for looking at a drawing: 甲镇, 乙镇 … with villages below them. */
export interface InventedWorld {
  readonly owner: UnitId
  readonly graph: Omit<PinnedGraph, 'asOf'>
  readonly names: { readonly [id: string]: string }
}

const STEMS = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'
const NUMBERS = '一二三四五六七八九十'
const VILLAGES_EACH = 4
const SMALL_EACH = 2
const OTHERS = 12

/** What a unit of a kind is called after its stem. */
const CALLED: { readonly [kind: string]: string } = {
  group: '组',
  grid: '网格',
  road: '路',
  lane: '巷',
  estate: '小区',
  market: '市场',
  toilet: '公厕',
  department: '局',
  station: '所',
  contractor: '公司',
  party: '支部',
  prefecture: '市',
  county: '县',
}

/** Kinds that stand below a village; all others stand beside the townships. */
const BELOW_VILLAGE = new Set(['group', 'grid', 'road', 'lane', 'estate', 'market', 'toilet'])

/** A small county in which every roster of the drawing finds somebody, and every post somebody to hold it. */
export function inventWorld(drawing: Drawing): InventedWorld {
  const rosters = drawing.of('roster').map(({ config }) => config)
  const kinds = new Set(rosters.flatMap(({ subject, product }) => [subject as string, product.with as string]))
  const made: { id: string; kind: string; parent?: string; name: string }[] = [
    { id: 'invented-county', kind: 'county', name: '某县（造的）' },
  ]
  const put = (id: string, kind: string, parent: string, name: string): void =>
    void made.push({ id: `invented-${id}`, kind, parent: `invented-${parent}`, name })
  for (const [at, stem] of [...STEMS].entries()) {
    put(`town-${at}`, 'township', 'county', `${stem}镇`)
    for (let village = 0; village < VILLAGES_EACH; village += 1) {
      const id = `village-${at}-${village}`
      put(id, 'village', `town-${at}`, `${stem}镇${NUMBERS[village]}村`)
      for (const kind of kinds)
        for (let small = 0; BELOW_VILLAGE.has(kind) && small < SMALL_EACH; small += 1)
          put(
            `${kind}-${at}-${village}-${small}`,
            kind,
            id,
            `${stem}镇${NUMBERS[village]}村${small + 1}号${CALLED[kind]}`,
          )
    }
  }
  for (const kind of kinds)
    if (CALLED[kind] !== undefined && !BELOW_VILLAGE.has(kind) && kind !== 'county')
      for (let at = 0; at < OTHERS; at += 1) put(`${kind}-${at}`, kind, 'county', `${STEMS[at]}${CALLED[kind]}`)
  const units: Units = made.map(({ id, kind, parent }, at) => ({
    id: storedId<UnitId>(id),
    kind,
    ...(parent === undefined ? {} : { parent: storedId<UnitId>(parent) }),
    population: 400 + ((at * 137) % 3600),
    ...labelled(rosters, kind, at),
  }))
  return {
    owner: storedId<UnitId>('invented-county'),
    graph: { revision: 'invented', units, relations: relationsOf(drawing, units), posts: postsOf(drawing, units) },
    names: Object.fromEntries(made.map(({ id, name }) => [id, name])),
  }
}

/** Categories and levels as the rosters of that kind name them, dealt out in turn. */
function labelled(rosters: readonly RosterConfig[], kind: string, at: number) {
  const own = rosters.find((one) => one.subject === kind)?.attributes ?? rosters[0]?.attributes
  const [categories, levels] = [own?.categories ?? [], own?.levels ?? []]
  return {
    ...(categories.length === 0 ? {} : { category: categories[at % categories.length]!.id }),
    ...(levels.length === 0 ? {} : { level: levels[at % levels.length]!.id }),
  }
}

/** Every role that the drawing calls, held at every unit. */
function postsOf({ mechanism }: Drawing, units: Units): PinnedGraph['posts'] {
  const roles = new Set(mechanism.blocks.flatMap(({ config }) => textsUnder(config, 'role')))
  return [...roles].flatMap((role) =>
    units.map(({ id }) => ({
      id: storedId<PostId>(`invented-post-${role}-${id}`),
      unit: id,
      role,
      holders: [storedId<PersonId>(`invented-person-${role}-${id}`)],
    })),
  )
}

/** Every relation that the drawing follows leads from a unit to itself's neighbours: to those above, and from the owner to all. */
function relationsOf({ mechanism }: Drawing, units: Units): PinnedGraph['relations'] {
  const kinds = new Set(mechanism.blocks.flatMap(({ config }) => textsUnder(config, 'relation')))
  const [owner] = units
  return [...kinds].flatMap((kind) =>
    units
      .slice(1)
      .flatMap(({ id, parent }) => [
        { kind, source: owner!.id as string, target: id as string },
        ...(parent === undefined || parent === owner!.id
          ? []
          : [{ kind, source: parent as string, target: id as string }]),
      ]),
  )
}

/** All texts in a setting under a name, at any depth. */
function textsUnder(value: Json, name: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one: Json) => textsUnder(one, name))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, held]) =>
    key === name && typeof held === 'string' ? (held === '' ? [] : [held]) : textsUnder(held, name),
  )
}
