import { fail, type Result } from '@jizhi/domain'
import type { Json, JsonObject, Mechanism, SettingPath } from '../model/mechanism.ts'
import { gone } from './blocks.ts'
import type { Edited, EditFault, EditOf } from './edit.ts'
import { blockIn } from './ports.ts'
import { configure, place, plainSettings, readAt } from './settings.ts'

type Outcome = Result<Edited, EditFault>

const nowhere = (): Outcome => fail({ code: 'edit.settings', message: '没有这一行，请刷新后再试。' })

/** Changes one list inside the settings of a block. */
function change(
  mechanism: Mechanism,
  id: string,
  path: SettingPath,
  how: (list: readonly Json[]) => readonly Json[] | undefined,
): Outcome {
  const block = blockIn(mechanism, id)
  if (block === undefined) return gone()
  const settings = plainSettings(block)
  if (!settings.ok) return settings
  const list = readAt(settings.value, path)
  const changed = Array.isArray(list) ? how(list) : undefined
  const config = changed === undefined ? undefined : place(settings.value, path, changed)
  // the outermost value is an object, as it was
  return config === undefined ? nowhere() : configure(mechanism, id, config as JsonObject)
}

export const insertItem = (mechanism: Mechanism, edit: EditOf<'insert-item'>): Outcome =>
  change(mechanism, edit.block, edit.path, (list) => {
    const at = edit.at ?? list.length
    return at >= 0 && at <= list.length ? list.toSpliced(at, 0, edit.item) : undefined
  })

export const removeItem = (mechanism: Mechanism, edit: EditOf<'remove-item'>): Outcome =>
  change(mechanism, edit.block, edit.path, (list) =>
    Object.hasOwn(list, edit.at) ? list.toSpliced(edit.at, 1) : undefined,
  )

export const moveItem = (mechanism: Mechanism, edit: EditOf<'move-item'>): Outcome =>
  change(mechanism, edit.block, edit.path, (list) => {
    const item = list[edit.from]
    return item === undefined || !Object.hasOwn(list, edit.to)
      ? undefined
      : list.toSpliced(edit.from, 1).toSpliced(edit.to, 0, item)
  })
