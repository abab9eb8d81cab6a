import { idsOf } from '../diff/match-rows.ts'
import { plainSettings } from '../edit/settings.ts'
import type { Block, Json, JsonObject, Mechanism } from '../model/mechanism.ts'

/** Names from the kind of a place down to the setting: ['set', 'rank', 'bands', 'back', 'size']. */
export type Place = readonly string[]

/** What stands at every place where two drawings can differ, by the written place. */
export type Places = ReadonlyMap<string, Json>

export const written = (place: Place): string => JSON.stringify(place)
export const placeOf = (key: string): Place => JSON.parse(key) as Place // written above

/** A drawing laid out flat. Lists in settings whose rows have ids are laid out row by row, others stand whole. */
export function placesOf(mechanism: Mechanism): Map<string, Json> {
  const places = new Map<string, Json>()
  const put = (place: Place, value: Json): void => void places.set(written(place), value)
  put(['name'], mechanism.name)
  put(['rounding'], { ...mechanism.rounding })
  for (const block of mechanism.blocks) {
    put(['block', block.id], block.kind)
    if (block.name !== undefined) put(['called', block.id], block.name)
    for (const [key, value] of settingPlaces(block)) places.set(key, value)
  }
  for (const [at, wires] of Map.groupBy(mechanism.wires, ({ to }) => written(['wire', to.block, to.port]))) {
    places.set(
      at,
      wires.map(({ from }) => [from.block, from.port]),
    )
  }
  for (const { block, port } of mechanism.ends) put(['end', block, port], true)
  // Groups and parameters are plain JSON by their types.
  for (const group of mechanism.groups ?? []) put(['group', group.id], group as unknown as Json)
  // Plain JSON as well.
  for (const one of mechanism.parameters ?? []) put(['parameter', one.id], one as unknown as Json)
  return places
}

/** The settings of one block with every default written out; those that cannot be read stand whole (DIFF-5). */
export function settingPlaces(block: Block): Places {
  const known = LAID.get(block)
  if (known !== undefined) return known
  const places = new Map<string, Json>()
  const settings = settingsOf(block)
  lay(places, ['set', block.id], settings ?? JSON.stringify(block.config))
  LAID.set(block, places)
  return places
}

/** A block is a value: what was read of it once holds. */
const LAID = new WeakMap<Block, Places>()
const READ = new WeakMap<Block, JsonObject | undefined>()

function settingsOf(block: Block): JsonObject | undefined {
  if (READ.has(block)) return READ.get(block)
  const settings = plainSettings(block)
  const read = settings.ok ? settings.value : undefined
  READ.set(block, read)
  return read
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function lay(into: Map<string, Json>, place: Place, value: Json): void {
  const ids = Array.isArray(value) ? idsOf(value) : undefined
  if (ids !== undefined && Array.isArray(value)) {
    into.set(written(['list', ...place.slice(1)]), true)
    for (const [at, row] of value.entries()) lay(into, [...place, ids[at] ?? ''], row)
  } else if (isObject(value) && Object.keys(value).length > 0) {
    for (const [name, inner] of Object.entries(value)) lay(into, [...place, name], inner)
  } else into.set(written(place), value)
}

/** The rows of a list by their ids, in their order; undefined where there is no such list. */
export function rowsAt(mechanism: Mechanism, [id, ...path]: Place): readonly string[] | undefined {
  const block = mechanism.blocks.find((one) => one.id === id)
  let value: Json | undefined = block === undefined ? undefined : settingsOf(block)
  for (const step of path) {
    if (Array.isArray(value)) value = value[(idsOf(value) ?? []).indexOf(step)]
    else value = value !== undefined && isObject(value) ? value[step] : undefined
  }
  return Array.isArray(value) ? idsOf(value) : undefined
}
