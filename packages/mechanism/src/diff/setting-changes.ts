import type { SettingShape } from '../blocks/setting-shape.ts'
import type { Edit } from '../edit/edit.ts'
import type { SettingChange } from '../model/block-def.ts'
import type { Json, JsonObject, SettingPath } from '../model/mechanism.ts'
import { sameJson } from '../model/same-json.ts'
import { idsOf, matchRows } from './match-rows.ts'

/** One difference inside the settings of a block, with the edit that makes it and how to get to its words. */
export interface SettingStep {
  readonly change: SettingChange
  readonly shape: SettingShape
  readonly edit: (block: string) => Edit
}

interface Place {
  readonly path: SettingPath
  readonly trail: SettingChange['trail']
}

/** DIFF-1, DIFF-2: what leads from one value to another, in the order in which it is to be done. */
export function settingSteps(
  shape: SettingShape,
  before: Json | undefined,
  after: Json | undefined,
  at: Place = { path: [], trail: [] },
): SettingStep[] {
  if (sameJson(before, after)) return []
  if (shape.form === 'group' && isGroup(before) && isGroup(after)) {
    return shape.fields.flatMap((field) =>
      settingSteps(field.shape, before[field.key], after[field.key], {
        path: [...at.path, field.key],
        trail: [...at.trail, { title: field.title }],
      }),
    )
  }
  if (shape.form === 'list' && shape.element.form === 'group' && Array.isArray(before) && Array.isArray(after)) {
    return rowSteps(shape, shape.element, before, after, at)
  }
  return [setting(shape, at, before, after)]
}

const isGroup = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const setting = (shape: SettingShape, at: Place, before: Json | undefined, after: Json | undefined): SettingStep => ({
  change: {
    what: 'set',
    ...at,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  },
  shape,
  edit: (block) => ({ do: 'set', block, path: at.path, value: after ?? null }),
})

/** A row by its words, else by its id, else by its number. */
const rowName = (row: Json | undefined, at: number): string => {
  const { label, title, id } = isGroup(row) ? row : {}
  const words = [label, title, id].find((one) => typeof one === 'string' && one !== '')
  return typeof words === 'string' ? `“${words}”` : `第 ${at + 1} 行`
}

function rowSteps(
  table: SettingShape,
  element: SettingShape,
  before: readonly Json[],
  after: readonly Json[],
  at: Place,
): SettingStep[] {
  const pairs = matchRows(before, after)
  const kept = new Set(pairs.map(([from]) => from))
  const gone = before.flatMap((row, from): SettingStep[] => (kept.has(from) ? [] : [removal(table, at, row, from)]))
  const stayed = before.filter((_, from) => kept.has(from))
  const wanted = pairs.map(([from]) => before[from] ?? null)
  const moved = stayed.every((row, place) => row === wanted[place])
  const came = after.flatMap((row, to): SettingStep[] =>
    pairs.some(([, place]) => place === to) ? [] : [insertion(element, at, row, to)],
  )
  const named = idsOf(after) !== undefined && idsOf(before) !== undefined
  const inner = pairs.flatMap(([from, to]) =>
    settingSteps(element, before[from], after[to], {
      path: [...at.path, named ? (idsOf(after)?.[to] ?? to) : to],
      trail: [...at.trail.slice(0, -1), { ...at.trail.at(-1), row: rowName(before[from], to) }],
    }),
  )
  return [...gone.toReversed(), ...(moved ? [] : [ordering(table, at, stayed, wanted)]), ...came, ...inner]
}

const removal = (shape: SettingShape, at: Place, row: Json, from: number): SettingStep => ({
  change: { what: 'remove', ...at, row: rowName(row, from), before: row },
  shape,
  edit: (block) => ({ do: 'remove-item', block, path: at.path, at: from }),
})

const insertion = (shape: SettingShape, at: Place, row: Json, to: number): SettingStep => ({
  change: { what: 'insert', ...at, row: rowName(row, to), after: row },
  shape,
  edit: (block) => ({ do: 'insert-item', block, path: at.path, item: row, at: to }),
})

const ordering = (shape: SettingShape, at: Place, before: readonly Json[], after: readonly Json[]): SettingStep => ({
  change: { what: 'order', ...at, before, after, rows: after.map(rowName) },
  shape,
  edit: (block) => ({ do: 'set', block, path: at.path, value: after }),
})
