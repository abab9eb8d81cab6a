import type { ColumnType, Json, JsonObject } from '@jizhi/mechanism'
import type { z } from 'zod'

export interface FieldChoice {
  readonly id: string
  readonly label: string
}

/** What every field of a settings form carries, read from the schema of its block. */
interface FieldFrame {
  readonly key: string
  readonly title: string
  readonly help: string
  readonly unit: string
  /** Stands where the document says nothing. */
  readonly initial: Json
  /** The complaint about a value in Chinese, or undefined where it is fine. */
  readonly complain: (value: Json) => string | undefined
}

export type Field = FieldFrame &
  (
    | { readonly kind: 'choice'; readonly choices: readonly FieldChoice[] }
    | { readonly kind: 'flag' }
    | { readonly kind: 'whole'; readonly least: number | undefined; readonly most: number | undefined }
    | { readonly kind: 'text' | 'decimal' | 'slug' | 'day' }
    | { readonly kind: 'expression'; readonly wants: 'flag' | 'number' }
    | { readonly kind: 'column' | 'columns'; readonly types: readonly ColumnType[] }
    /** Names something outside the block: a deadline, a role, a relation, a category, a unit, an item, another block. */
    | { readonly kind: 'reference'; readonly ref: string; readonly many: boolean }
    | { readonly kind: 'list'; readonly of: 'text' | 'whole' }
    /** `finds`: who acts or whom a measure meets, by level and relation, shown with whom that is today. */
    | { readonly kind: 'group'; readonly fields: readonly Field[]; readonly finds: 'actor' | 'target' | undefined }
    /** `asGrid`: a decision table, which can also be copied to and from a spreadsheet. */
    | { readonly kind: 'table'; readonly fields: readonly Field[]; readonly asGrid: boolean }
  )

interface Meta {
  readonly title?: string
  readonly help?: string
  readonly unit?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly ref?: string
  readonly wants?: 'flag' | 'number'
  readonly types?: readonly ColumnType[]
  readonly format?: string
  readonly form?: string
}

const FINDS: Readonly<Record<string, 'actor' | 'target'>> = { who: 'actor', target: 'target' }

type Schema = z.core.$ZodType

/** The parts of zod's definitions that a form reads; zod types them per class, a form meets them all alike. */
interface Def {
  readonly type: string
  readonly innerType?: Schema
  readonly defaultValue?: unknown
  readonly shape?: Readonly<Record<string, Schema>>
  readonly element?: Schema
  readonly entries?: Readonly<Record<string, string>>
}

// zod states `def` per kind; what is read here is the part all kinds share, each field optional.
const defOf = (schema: Schema) => schema._zod.def as unknown as Def

/** Outer words win over inner ones: `.default().meta()` and `.meta().default()` both occur. */
function unwrap(schema: Schema): { readonly core: Schema; readonly meta: Meta; readonly initial: Json | undefined } {
  // Schemas of blocks are full zod, which adds `meta()` and `safeParse` to the core class.
  const own = ((schema as z.ZodType).meta() ?? {}) as Meta
  const def = defOf(schema)
  if (def.innerType === undefined) return { core: schema, meta: own, initial: undefined }
  const inner = unwrap(def.innerType)
  const initial = def.type === 'default' || def.type === 'prefault' ? (def.defaultValue as Json) : inner.initial
  return { core: inner.core, meta: { ...inner.meta, ...own }, initial }
}

const first: Readonly<Record<string, Json>> = { string: '', boolean: false, array: [], object: {}, number: 0 }

function complainWith(schema: Schema): (value: Json) => string | undefined {
  return (value) => {
    const read = (schema as z.ZodType).safeParse(value)
    return read.success ? undefined : (read.error.issues[0]?.message ?? '')
  }
}

function textKind(meta: Meta): Pick<Field, 'kind'> & Record<string, unknown> {
  if (meta.ref === 'expression') return { kind: 'expression', wants: meta.wants ?? 'number' }
  if (meta.ref === 'column') return { kind: 'column', types: meta.types ?? [] }
  if (meta.ref !== undefined) return { kind: 'reference', ref: meta.ref, many: false }
  if (meta.format === 'decimal' || meta.format === 'yuan') return { kind: 'decimal' }
  if (meta.format === 'slug') return { kind: 'slug' }
  if (meta.format === 'day') return { kind: 'day' }
  return { kind: 'text' }
}

function arrayKind(core: Schema, meta: Meta): Pick<Field, 'kind'> & Record<string, unknown> {
  const element = defOf(core).element
  if (element === undefined) return { kind: 'list', of: 'text' }
  const row = unwrap(element).core
  if (defOf(row).type === 'object') return { kind: 'table', fields: formModel(row), asGrid: meta.form === 'decision' }
  if (meta.ref === 'column') return { kind: 'columns', types: meta.types ?? [] }
  if (meta.ref !== undefined) return { kind: 'reference', ref: meta.ref, many: true }
  return { kind: 'list', of: defOf(row).type === 'number' ? 'whole' : 'text' }
}

/** The bounds zod keeps of a number; safe integers' own limits are no bounds a person set. */
function boundsOf(core: Schema): { readonly least: number | undefined; readonly most: number | undefined } {
  const { minValue, maxValue } = core as z.ZodNumber // asked only of numbers
  const set = (bound: number | null) =>
    bound === null || !Number.isSafeInteger(bound) || Math.abs(bound) > 1e12 ? undefined : bound
  return { least: set(minValue), most: set(maxValue) }
}

function kindOf(core: Schema, meta: Meta): Pick<Field, 'kind'> & Record<string, unknown> {
  const def = defOf(core)
  switch (def.type) {
    case 'enum': {
      const ids = Object.values(def.entries ?? {})
      return { kind: 'choice', choices: ids.map((id) => ({ id, label: meta.labels?.[id] ?? id })) }
    }
    case 'boolean':
      return { kind: 'flag' }
    case 'number':
      return { kind: 'whole', ...boundsOf(core) }
    case 'array':
      return arrayKind(core, meta)
    case 'object':
      return { kind: 'group', fields: formModel(core), finds: FINDS[meta.form ?? ''] }
    default:
      return textKind(meta)
  }
}

function fieldOf(key: string, schema: Schema): Field {
  const { core, meta, initial } = unwrap(schema)
  return {
    key,
    title: meta.title ?? key,
    help: meta.help ?? '',
    unit: meta.unit ?? '',
    initial: initial ?? first[defOf(core).type] ?? '',
    complain: complainWith(schema),
    ...kindOf(core, meta),
  } as Field // kindOf returns exactly the variant its `kind` names
}

/** The form of a block's settings, in the order of its schema. */
export function formModel(schema: Schema): readonly Field[] {
  const { core } = unwrap(schema)
  return Object.entries(defOf(core).shape ?? {}).map(([key, one]) => fieldOf(key, one))
}

/** The value shown for a field: what the document says, else what the schema supposes. */
export const settingIn = (field: Field, config: JsonObject): Json => config[field.key] ?? field.initial

/** Ids of rows: the first free number behind the name of their kind. */
function freeSlug(title: string, rows: readonly JsonObject[]): string {
  const taken = new Set(rows.map((row) => row.id))
  for (let number = rows.length + 1; ; number++) {
    const id = `${title}_${number}`
    if (!taken.has(id)) return id
  }
}

/** A fresh row of a table: every field at what its schema supposes, what must be named named after the table. */
export function freshRow(table: Extract<Field, { kind: 'table' }>, rows: readonly JsonObject[]): JsonObject {
  const cell = (field: Field): Json => {
    if (field.kind === 'slug' || field.key === 'id') return freeSlug(table.key.replace(/s$/, '').toLowerCase(), rows)
    if (field.kind === 'text' && field.complain(field.initial) !== undefined) return `${table.title}${rows.length + 1}`
    return field.initial
  }
  return Object.fromEntries(table.fields.map((field) => [field.key, cell(field)]))
}
