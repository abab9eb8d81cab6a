import type { Json, JsonObject } from '@jizhi/mechanism'
import { type Field, settingIn } from '../form-model.ts'

/** A setting that is another one than in the version it is held against. */
export interface ChangedSetting {
  readonly field: Field
  readonly path: readonly (string | number)[]
  readonly was: Json
  readonly now: Json
}

type Rows = readonly JsonObject[]

// Settings that stand in a table are rows of JSON; the schema let nothing else in.
const rowsIn = (value: Json): Rows => (Array.isArray(value) ? (value as Rows) : [])

const isSame = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * What of a block's settings was changed, in the order of its form; what is left out counts as its default. A table whose
 * rows came, went or moved is one change; else each cell of it is one.
 */
export function changedSettings(
  fields: readonly Field[],
  was: JsonObject,
  now: JsonObject,
  path: readonly (string | number)[] = [],
): readonly ChangedSetting[] {
  return fields.flatMap((field): readonly ChangedSetting[] => {
    const here = [...path, field.key]
    const [before, after] = [settingIn(field, was), settingIn(field, now)]
    if (field.kind === 'group') return changedSettings(field.fields, before as JsonObject, after as JsonObject, here) // a group holds an object
    if (field.kind === 'table') return changedRows(field, rowsIn(before), rowsIn(after), here)
    return isSame(before, after) ? [] : [{ field, path: here, was: before, now: after }]
  })
}

function changedRows(
  field: Extract<Field, { kind: 'table' }>,
  was: Rows,
  now: Rows,
  path: readonly (string | number)[],
): readonly ChangedSetting[] {
  const isAligned = was.length === now.length && was.every((row, at) => row.id === now[at]?.id)
  if (!isAligned) return [{ field, path, was, now }]
  return now.flatMap((row, at) => changedSettings(field.fields, was[at] ?? {}, row, [...path, at]))
}
