import { type SheetItem, sheetSchema } from '@jizhi/mechanism'
import type { z } from 'zod'
import { impliedColumns } from './implied-columns.ts'

const shape = sheetSchema.shape.items.element.shape

/** What has a column of its own, or follows from the others. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  ...['id', 'label', 'parent', 'method', 'full', 'each', 'weight', 'code', 'clauses', 'unit'],
  ...['owners', 'months', 'photos', 'evidence', 'note', 'deductCap'],
])

interface Meta {
  readonly title?: string
  readonly labels?: Readonly<Record<string, string>>
}

type Settings = Readonly<Record<string, unknown>>

const metaOf = (schema: z.ZodType): Meta => (schema.meta() ?? {}) as Meta // our own fields carry these words
const others = Object.entries(shape as Record<string, z.ZodType>).filter(([name]) => !ELSEWHERE.has(name))
const titleOf = (name: string, schema: z.ZodType): string => metaOf(schema).title ?? name

/** Settings of a rule that have no column of their own, in the titles of the designer: 最低=0；分档=,60,1|60,,2. */
export function writeSettings(item: SheetItem): string {
  const implied: Settings = impliedColumns(item.id, item.method)
  const written = others.flatMap(([name, schema]) => {
    const value = (item as unknown as Settings)[name] // every name is one of the item's own
    const initial = name in implied ? implied[name] : schema.safeParse(undefined).data
    return JSON.stringify(initial) === JSON.stringify(value)
      ? []
      : [`${titleOf(name, schema)}=${textOf(schema, value)}`]
  })
  // An import supposes 扣完为止; what stands otherwise is said.
  const supposed = item.method === 'deduct' && item.full !== '0' ? item.full : ''
  const cap = item.deductCap !== supposed
  return [...written, ...(cap ? [`最多扣=${item.deductCap === '' ? '不设' : item.deductCap}`] : [])].join('\n')
}

function textOf(schema: z.ZodType, value: unknown): string {
  // Words that hold the signs which part rows, cells and settings go as JSON, in a line of their own.
  if (Array.isArray(value) && /[,|;；=＝\n]/.test(value.flatMap((row) => Object.values(Object(row))).join('')))
    return JSON.stringify(value)
  if (Array.isArray(value))
    return value
      .map((row) => (typeof row === 'object' && row !== null ? Object.values(row).map(plain).join(',') : plain(row)))
      .join('|')
  if (typeof value === 'boolean') return value ? '是' : '否'
  return metaOf(schema).labels?.[String(value)] ?? plain(value)
}

const plain = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

/** One setting a line, or several in one parted by semicolons; a line of JSON is one. */
const partsOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .flatMap((line) => (/=\[\{/.test(line) ? [line] : line.split(/[；;]/)))
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** The settings such a text names, or the part of it that is not understood. */
export function readSettings(text: string): { readonly settings: Settings } | { readonly unread: string } {
  const settings: Record<string, unknown> = {}
  for (const part of partsOf(text)) {
    const [title = '', ...rest] = part.split(/[=＝]/)
    const written = rest.join('=').trim()
    if (title.trim() === '最多扣') {
      settings.deductCap = written === '不设' ? '' : written
      continue
    }
    const known = others.find(([name, schema]) => titleOf(name, schema) === title.trim())
    const value = known === undefined ? undefined : settingOf(known[1], written)
    if (known === undefined || value === undefined) return { unread: part }
    settings[known[0]] = value
  }
  return { settings }
}

function settingOf(schema: z.ZodType, text: string): unknown {
  const labels = Object.entries(metaOf(schema).labels ?? {})
  const label = labels.find(([, words]) => words === text)?.[0]
  const initial = schema.safeParse(undefined).data
  const candidates = [
    label,
    Array.isArray(initial) ? rowsOf(schema, text) : undefined,
    ...(typeof initial === 'boolean' ? [text === '是'] : []),
    ...(typeof initial === 'number' ? [Number(text)] : []),
    text,
  ]
  return candidates.find((value) => value !== undefined && schema.safeParse(value).success)
}

/** Rows parted by |, cells by commas, in the order in which the schema names them. */
function rowsOf(schema: z.ZodType, text: string): unknown {
  // Defaults wrap the list; its rows are what the list is made of.
  const list = (schema as unknown as { def?: { innerType?: z.ZodArray } }).def?.innerType
  const names = Object.keys((list?.element as { shape?: object } | undefined)?.shape ?? {})
  if (text === '') return []
  if (text.startsWith('[{')) return jsonOf(text)
  if (names.length === 0) return text.split('|')
  return text.split('|').map((row) => Object.fromEntries(row.split(',').map((cell, at) => [names[at] ?? '', cell])))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
