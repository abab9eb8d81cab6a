import { blockIn } from '../edit/ports.ts'
import type { Mechanism, Parameter, SettingPath } from '../model/mechanism.ts'
import { namedPlace, ownPlace, settingsIn } from './own-place.ts'

/** The mark on a setting, whichever way the path names it. */
export function markOn(mechanism: Mechanism, block: string, path: SettingPath): Parameter | undefined {
  const settings = settingsIn(blockIn(mechanism, block))
  const here = settings === undefined ? undefined : ownPlace(settings, path)?.join('/')
  if (settings === undefined || here === undefined) return undefined
  return mechanism.parameters?.find((one) => one.block === block && ownPlace(settings, one.path)?.join('/') === here)
}

/** How a mark on a setting names it: rows by their ids, so that it holds when they move. */
export function markPath(mechanism: Mechanism, block: string, path: SettingPath): SettingPath {
  const settings = settingsIn(blockIn(mechanism, block))
  return settings === undefined ? path : namedPlace(settings, path)
}
