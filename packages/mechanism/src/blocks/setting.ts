import { z } from 'zod'
import type { ColumnType } from '../model/column.ts'

/** Which rows an expression speaks of: those that arrive, or those of the frozen table that is read. */
export type Reading = 'arriving' | 'source'

/** What a schema says about one setting, beside its shape: feeds the settings panel and the checks. */
export interface SettingMeta {
  readonly title?: string
  readonly help?: string
  readonly unit?: string
  /** Words for the values of a choice. */
  readonly labels?: { readonly [value: string]: string }
  /** What the value points to. */
  readonly ref?:
    | 'column'
    | 'expression'
    | 'deadline'
    | 'role'
    | 'body'
    | 'relation'
    | 'unit'
    | 'category'
    | 'level'
    | 'block'
    | 'item'
  /** Of a reference to a column: the types that fit. */
  readonly types?: readonly ColumnType[]
  /** Of an expression: what it must give. */
  readonly wants?: 'flag' | 'number'
  readonly scope?: Reading
  readonly form?: 'table' | 'tree' | 'sheet' | 'who' | 'target'
  readonly format?: string
  /** What an empty value means. */
  readonly empty?: string
}

/** One setting as it stands in a block. */
export interface Setting {
  /** Names and numbers from the top: ['bands', 0, 'threshold']. */
  readonly path: readonly (string | number)[]
  readonly meta: SettingMeta
  readonly value: unknown
}

/** Every setting of a block, outermost first, with its meta. `value` must have passed the schema. */
export function settingsOf(
  schema: z.core.$ZodType,
  value: unknown,
  path: readonly (string | number)[] = [],
): Setting[] {
  // Our own schemas carry SettingMeta; zod knows them only as a record.
  const meta = (z.globalRegistry.get(schema) ?? {}) as SettingMeta
  const own: Setting[] = Object.keys(meta).length > 0 ? [{ path, meta, value }] : []
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return [...own, ...settingsOf(schema.def.innerType, value, path)]
  }
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return [...own, ...value.flatMap((one, at) => settingsOf(schema.def.element, one, [...path, at]))]
  }
  if (schema instanceof z.ZodObject && typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
    return [...own, ...entries.flatMap(([name, inner]) => inside(schema.def.shape[name], inner, [...path, name]))]
  }
  return own
}

const inside = (schema: z.core.$ZodType | undefined, value: unknown, path: readonly (string | number)[]): Setting[] =>
  schema === undefined ? [] : settingsOf(schema, value, path)
