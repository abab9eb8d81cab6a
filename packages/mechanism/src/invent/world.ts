import { type PersonId, type PinnedGraph, type PostId, storedId, type UnitId } from '@jizhi/domain'
import type { RosterConfig } from '../blocks/roster.ts'
import type { Drawing } from '../check/drawing.ts'
import type { Json } from '../model/mechanism.ts'
import { CASE_NAMES } from './cases.ts'
import { OBJECTS, objectId } from './objects.ts'

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

/** Persons that rows are led to. */
const PERSONS = [...STEMS].slice(0, OTHERS).map((_, at) => `invented-person-kept-${at}`)

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
  const kinds = new Set([
    ...rosters.flatMap(({ subject, product }) => [subject as string, product.with as string]),
    ...drawing.of('regroup').map(({ config }) => config.target as string),
  ])
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
    names: {
      ...Object.fromEntries(made.map(({ id, name }) => [id, name])),
      ...Object.fromEntries(PERSONS.map((id, at) => [id, `${at + 1}号责任人（造的）`])),
      ...CASE_NAMES,
    },
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
function relationsOf(drawing: Drawing, units: Units): PinnedGraph['relations'] {
  const kinds = new Set(drawing.mechanism.blocks.flatMap(({ config }) => textsUnder(config, 'relation')))
  const [owner] = units
  const down = [...kinds].flatMap((kind) =>
    units
      .slice(1)
      .flatMap(({ id, parent }) => [
        { kind, source: owner!.id as string, target: id as string },
        ...(parent === undefined || parent === owner!.id
          ? []
          : [{ kind, source: parent as string, target: id as string }]),
      ]),
  )
  return [...down, ...keptBy(drawing, units), ...allotted(drawing, units)]
}

/** GRP-1: whoever rows are regrouped to, a person, a company or a department, has a share of all units. */
function keptBy(drawing: Drawing, units: Units): PinnedGraph['relations'] {
  const ways = drawing.of('regroup').flatMap(({ config }) => (config.relation === '' ? [] : [config]))
  return ways.flatMap(({ relation: kind, target, towards }) => {
    const beside = units.filter((unit) => unit.kind === target && unit.kind !== 'township' && unit.kind !== 'village')
    const keepers = target === 'person' ? PERSONS : beside.map(({ id }) => id as string)
    if (keepers.length === 0) return []
    return units.slice(1).map(({ id }, at) => {
      const keeper = keepers[at % keepers.length]!
      return towards === 'source'
        ? { kind, source: keeper, target: id as string }
        : { kind, source: id as string, target: keeper }
    })
  })
}

/** ROST-1: objects of a register that are dealt out to units. */
function allotted(drawing: Drawing, units: Units): PinnedGraph['relations'] {
  const rosters = drawing.of('roster').map(({ config }) => config)
  return rosters.flatMap(({ subject, product }) => {
    const held = rosters.find((one) => one.source === 'registry' && one.subject === product.with)
    const holders = units.filter(({ kind }) => kind === subject)
    if (held === undefined || product.relation === '' || holders.length === 0) return []
    return Array.from({ length: OBJECTS }, (_, at) => ({
      kind: product.relation,
      source: holders[at % holders.length]!.id as string,
      target: objectId(held.subject, held.registry, at),
    }))
  })
}

/** All texts in a setting under a name, at any depth. */
function textsUnder(value: Json, name: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one: Json) => textsUnder(one, name))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, held]) =>
    key === name && typeof held === 'string' ? (held === '' ? [] : [held]) : textsUnder(held, name),
  )
}
