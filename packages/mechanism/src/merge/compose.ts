import { portsOf } from '../edit/ports.ts'
import type { BlockKind } from '../model/block-kind.ts'
import type { Block, Group, Json, JsonObject, Mechanism, Parameter, PortRef, Wire } from '../model/mechanism.ts'
import { sameJson } from '../model/same-json.ts'
import { inOrderOf, sameList } from './order.ts'
import { type Place, type Places, placeOf, rowsAt, settingPlaces, written } from './places.ts'

/** Drawings whose orders and whose ways of writing are kept, the first before the others. */
type Models = readonly [Mechanism, ...Mechanism[]]

/** The drawing that stands at these places. Wires and ends to what is not there are left out. */
export function compose(places: Places, models: Models): Mechanism {
  const [first] = models
  const found = new Map<string, Place[]>(Map.groupBy([...places.keys()].map(placeOf), ([kind = '']) => kind))
  const named = (kind: string): Set<string> => new Set((found.get(kind) ?? []).map(([, id = '']) => id))
  const sorted = (kind: string, of: (model: Mechanism) => readonly string[]) => inOrderOf(named(kind), models.map(of))
  const settings = bySettings(places)
  const blocks = sorted('block', (model) => model.blocks.map(({ id }) => id)).map((id) =>
    blockAt(places, settings, id, models),
  )
  const wires = wiresOf(places, found.get('wire') ?? [], blocks, models)
  const ends = endsOf(found.get('end') ?? [], blocks, models)
  const groups = sorted('group', (model) => (model.groups ?? []).map(({ id }) => id)).flatMap((id) =>
    groupAt(places, id, blocks),
  )
  const parameters = sorted('parameter', (model) => (model.parameters ?? []).map(({ id }) => id)).flatMap((id) =>
    parameterAt(places, id, blocks),
  )
  return {
    ...{ format: 1, id: first.id },
    // What stands here was laid there from a drawing.
    name: places.get(written(['name'])) as string,
    // So does this.
    rounding: places.get(written(['rounding'])) as unknown as Mechanism['rounding'],
    ...{ blocks, wires, ends },
    ...kept('groups', groups, models),
    ...kept('parameters', parameters, models),
  }
}

/** A list that may be absent: as a model writes it where it says the same. */
function kept<N extends 'groups' | 'parameters'>(name: N, list: readonly (Group | Parameter)[], models: Models) {
  // Groups and parameters are plain JSON by their types.
  const same = models.find((model) => sameJson((model[name] ?? []) as unknown as Json, list as unknown as Json))
  if (same !== undefined) return same[name] === undefined ? {} : { [name]: same[name] }
  return list.length === 0 ? {} : { [name]: list }
}

const bySettings = (places: Places): ReadonlyMap<string, Map<string, Json>> => {
  const byBlock = new Map<string, Map<string, Json>>()
  for (const [key, value] of places) {
    const [kind, id = ''] = placeOf(key)
    if (kind !== 'set' && kind !== 'list' && kind !== 'order') continue
    const own = byBlock.get(id) ?? new Map<string, Json>()
    byBlock.set(id, own.set(key, value))
  }
  return byBlock
}

function blockAt(
  places: Places,
  settings: ReadonlyMap<string, ReadonlyMap<string, Json>>,
  id: string,
  models: Models,
): Block {
  const own = settings.get(id) ?? new Map<string, Json>()
  const name = places.get(written(['called', id]))
  return {
    ...{ id, kind: places.get(written(['block', id])) as BlockKind }, // laid there from a block
    ...(typeof name === 'string' ? { name } : {}),
    config: asWritten(own, id, models) ?? built(own, id, models),
  }
}

/** The settings of a model that says the same: how much of the defaults is written out is left as it is. */
function asWritten(own: Places, id: string, models: Models): JsonObject | undefined {
  for (const model of models) {
    const block = model.blocks.find((one) => one.id === id)
    if (block === undefined) continue
    const said = settingPlaces(block)
    const places = [...own].filter(([key]) => placeOf(key)[0] !== 'order')
    const isSame = said.size === places.length && places.every(([key, value]) => sameJson(said.get(key), value))
    const orders = [...own].filter(([key]) => placeOf(key)[0] === 'order')
    const inOrder = orders.every(([key, value]) => {
      const rows = (rowsAt(model, placeOf(key).slice(1)) ?? []).filter((row) => (value as string[]).includes(row))
      return sameList(rows, value as string[])
    })
    if (isSame && inOrder) return block.config
  }
  return undefined
}

function built(own: Places, id: string, models: Models): JsonObject {
  const root = own.get(written(['set', id]))
  if (typeof root === 'string') return JSON.parse(root) as JsonObject // settings nobody could read
  const paths = [...own].flatMap(([key, value]) => {
    const [kind, , ...path] = placeOf(key)
    return kind === 'set' ? [{ path, value }] : []
  })
  return build(paths, [id], own, models) as JsonObject // the outermost settings are an object
}

type Leaf = { readonly path: Place; readonly value: Json }

function build(leaves: readonly Leaf[], at: Place, own: Places, models: Models): Json {
  const whole = leaves.find(({ path }) => path.length === 0)
  if (whole !== undefined) return whole.value
  const inner = Map.groupBy(leaves, ({ path: [step = ''] }) => step)
  const below = (step: string): Json =>
    build(
      (inner.get(step) ?? []).map(({ path: [, ...path], value }) => ({ path, value })),
      [...at, step],
      own,
      models,
    )
  const lists = [...own.keys()].map(placeOf).filter(([kind]) => kind === 'list')
  const names = new Set([...inner.keys(), ...stepsOf(lists, at)])
  if (!own.has(written(['list', ...at]))) return Object.fromEntries([...names].map((step) => [step, below(step)]))
  return rowOrder(own, at, new Set(inner.keys()), models).map(below)
}

/** Empty lists have no leaf of their own. */
const stepsOf = (lists: readonly Place[], at: Place): readonly string[] =>
  lists.flatMap(([, ...list]) =>
    list.length > at.length && sameList(list.slice(0, at.length), at) ? [list[at.length] ?? ''] : [],
  )

function rowOrder(own: Places, at: Place, wanted: ReadonlySet<string>, models: Models): readonly string[] {
  const said = own.get(written(['order', ...at])) as string[] | undefined // laid there by `merge`
  const lists = models.map((model) => rowsAt(model, at) ?? [])
  const fitting = lists.filter(
    (rows) =>
      said === undefined ||
      sameList(
        rows.filter((row) => said.includes(row)),
        said,
      ),
  )
  return inOrderOf(wanted, [...fitting, ...lists])
}

const has = (blocks: readonly Block[], { block, port }: PortRef, side: 'inputs' | 'outputs'): boolean => {
  const found = blocks.find(({ id }) => id === block)
  return found !== undefined && portsOf(found, side).includes(port)
}

function wiresOf(places: Places, at: readonly Place[], blocks: readonly Block[], models: Models): readonly Wire[] {
  const wires = at.flatMap((place) => {
    const [, block = '', port = ''] = place
    const sources = places.get(written(place)) as readonly (readonly [string, string])[] // laid there as pairs
    return sources.map(([from, out]): Wire => ({ from: { block: from, port: out }, to: { block, port } }))
  })
  const standing = wires.filter((wire) => has(blocks, wire.from, 'outputs') && has(blocks, wire.to, 'inputs'))
  const byText = new Map(standing.map((wire) => [wireText(wire), wire]))
  const order = inOrderOf(
    new Set(byText.keys()),
    models.map((model) => model.wires.map(wireText)),
  )
  return order.flatMap((text) => byText.get(text) ?? [])
}

const wireText = ({ from, to }: Wire): string => written([from.block, from.port, to.block, to.port])

function endsOf(at: readonly Place[], blocks: readonly Block[], models: Models): readonly PortRef[] {
  const text = ({ block, port }: PortRef): string => written([block, port])
  const ends = at.map(([, block = '', port = '']): PortRef => ({ block, port }))
  const byText = new Map(ends.filter((end) => has(blocks, end, 'outputs')).map((end) => [text(end), end]))
  const order = inOrderOf(
    new Set(byText.keys()),
    models.map((model) => model.ends.map(text)),
  )
  return order.flatMap((one) => byText.get(one) ?? [])
}

function groupAt(places: Places, id: string, blocks: readonly Block[]): Group[] {
  const group = places.get(written(['group', id])) as unknown as Group // laid there from a group
  const members = group.blocks.filter((member) => blocks.some((block) => block.id === member))
  if (members.length === 0 && group.blocks.length > 0) return []
  return [members.length === group.blocks.length ? group : { ...group, blocks: members }]
}

function parameterAt(places: Places, id: string, blocks: readonly Block[]): Parameter[] {
  const one = places.get(written(['parameter', id])) as unknown as Parameter // laid there from a parameter
  return blocks.some((block) => block.id === one.block) ? [one] : []
}
