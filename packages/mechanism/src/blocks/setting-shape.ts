import { z } from 'zod'
import type { Json } from '../model/mechanism.ts'
import type { SettingMeta } from './setting.ts'

/** What the settings of a kind look like, read off their schema: for texts, differences and forms, not for checking. */
export type SettingShape =
  | { readonly form: 'group'; readonly meta: SettingMeta; readonly initial?: Json; readonly fields: readonly Field[] }
  | { readonly form: 'list'; readonly meta: SettingMeta; readonly initial?: Json; readonly element: SettingShape }
  | {
      readonly form: 'value'
      readonly meta: SettingMeta
      readonly initial?: Json
      /** `raw`: whatever JSON the schema takes. */
      readonly kind: 'text' | 'number' | 'flag' | 'raw'
    }

export interface Field {
  readonly key: string
  /** The words of the panel, without signs that part a line; with the key behind them where two settings of one table have the same words. */
  readonly title: string
  readonly shape: SettingShape
}

const known = new WeakMap<z.core.$ZodType, SettingShape>()

/** The shape of a schema; read once per schema. */
export function shapeOf(schema: z.core.$ZodType): SettingShape {
  const before = known.get(schema)
  if (before !== undefined) return before
  const { inner, meta } = unwrapped(schema)
  const first = z.safeParse(schema, undefined)
  // Settings are JSON by their schemas.
  const initial = first.success ? { initial: first.data as Json } : {}
  const shape: SettingShape = { ...formOf(inner), meta, ...initial }
  known.set(schema, shape)
  return shape
}

/** The schema below its defaults, with everything said about it on the way, the outer words first. */
function unwrapped(schema: z.core.$ZodType): { readonly inner: z.core.$ZodType; readonly meta: SettingMeta } {
  // Our own schemas carry SettingMeta; zod knows them only as a record.
  const meta = (z.globalRegistry.get(schema) ?? {}) as SettingMeta
  if (!(schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)) return { inner: schema, meta }
  const below = unwrapped(schema.def.innerType)
  return { inner: below.inner, meta: { ...below.meta, ...meta } }
}

type Form =
  | { readonly form: 'group'; readonly fields: readonly Field[] }
  | { readonly form: 'list'; readonly element: SettingShape }
  | { readonly form: 'value'; readonly kind: 'text' | 'number' | 'flag' | 'raw' }

function formOf(schema: z.core.$ZodType): Form {
  if (schema instanceof z.ZodObject) return { form: 'group', fields: fieldsOf(schema.def.shape) }
  if (schema instanceof z.ZodArray) return { form: 'list', element: shapeOf(schema.def.element) }
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum) return { form: 'value', kind: 'text' }
  if (schema instanceof z.ZodNumber) return { form: 'value', kind: 'number' }
  return { form: 'value', kind: schema instanceof z.ZodBoolean ? 'flag' : 'raw' }
}

function fieldsOf(shape: { readonly [key: string]: z.core.$ZodType }): Field[] {
  const fields = Object.entries(shape).map(([key, schema]) => ({ key, shape: shapeOf(schema) }))
  const titles = fields.map(({ shape: { meta } }) => (meta.title ?? '').replace(/[：；]/g, '，').replace(/["“”]/g, ''))
  return fields.map((field, at) => {
    const title = titles[at] ?? ''
    const isClear = title !== '' && titles.indexOf(title) === titles.lastIndexOf(title)
    return { ...field, title: isClear ? title : `${title}〔${field.key}〕` }
  })
}
