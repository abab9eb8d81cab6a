import { blockDef } from '../blocks/index.ts'
import { isBlockKind } from '../blocks/read-config.ts'
import { type SettingShape, shapeOf } from '../blocks/setting-shape.ts'
import { blockIn } from '../edit/ports.ts'
import { plainSettings, readAt } from '../edit/settings.ts'
import type { Json, Mechanism, Parameter, SettingPath } from '../model/mechanism.ts'

/** The setting a parameter speaks of, as it stands; undefined where it leads nowhere (PARAM-1). */
export function settingAt(
  mechanism: Mechanism,
  { block: id, path }: Parameter,
): { readonly shape: SettingShape; readonly value: Json } | undefined {
  const block = blockIn(mechanism, id)
  const settings = block === undefined || !isBlockKind(block.kind) ? undefined : plainSettings(block)
  if (block === undefined || settings?.ok !== true) return undefined
  const value = readAt(settings.value, path)
  const shape = shapeAlong(shapeOf(blockDef(block.kind).schema), path)
  return value === undefined || shape === undefined ? undefined : { shape, value }
}

function shapeAlong(shape: SettingShape, path: SettingPath): SettingShape | undefined {
  const [step, ...rest] = path
  if (step === undefined) return shape
  if (shape.form === 'list') return shapeAlong(shape.element, rest)
  const inner = shape.form === 'group' ? shape.fields.find((one) => one.key === step)?.shape : undefined
  return inner === undefined ? undefined : shapeAlong(inner, rest)
}
