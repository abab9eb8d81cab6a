import { plainSettings, readAt } from '../edit/settings.ts'
import type { Block, Json, JsonObject, SettingPath } from '../model/mechanism.ts'

/** A path with the ids of list items as their numbers, so that two ways to the same setting compare; undefined where it leads nowhere. */
export function ownPlace(settings: JsonObject, path: SettingPath): SettingPath | undefined {
  const place: (string | number)[] = []
  let at: Json = settings
  for (const step of path) {
    const next: Json | undefined = readAt(at, [step])
    if (next === undefined) return undefined
    place.push(Array.isArray(at) ? at.indexOf(next) : step)
    at = next
  }
  return place
}

/** The settings of a block with every default written out; undefined where they cannot be read. */
export function settingsIn(block: Block | undefined): JsonObject | undefined {
  const read = block === undefined ? undefined : plainSettings(block)
  return read?.ok === true ? read.value : undefined
}

/** Whether the first path is the second one or leads on to it. */
export const leadsTo = (path: SettingPath, on: SettingPath): boolean =>
  path.length <= on.length && path.every((step, at) => step === on[at])

/** The same path with items named by their ids where they have one, so that it holds when rows move. */
export function namedPlace(settings: JsonObject, path: SettingPath): SettingPath {
  let at: Json | undefined = settings
  return path.map((step) => {
    const inside: Json | undefined = at === undefined ? undefined : readAt(at, [step])
    const isItem = Array.isArray(at) && typeof inside === 'object' && inside !== null && !Array.isArray(inside)
    at = inside
    const id = isItem ? (inside as JsonObject).id : undefined // an object, by the line above
    return typeof id === 'string' ? id : step
  })
}
