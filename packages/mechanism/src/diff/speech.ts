import { blockDef } from '../blocks/index.ts'
import { isBlockKind } from '../blocks/read-config.ts'
import type { SettingMeta } from '../blocks/setting.ts'
import { sayExpression } from '../blocks/settings/expression-words.ts'
import { sayRelation } from '../blocks/settings/relation.ts'
import { ROLE_NAMES } from '../blocks/settings/who.ts'
import { readDrawing } from '../check/drawing.ts'
import type { RosterType } from '../model/block-def.ts'
import type { Column } from '../model/column.ts'
import type { Json, JsonObject, Mechanism, PortRef } from '../model/mechanism.ts'

/** How things of one drawing are called. */
export interface Speech {
  /** 排名; 填报〔ask_2〕 where two blocks have one name. */
  readonly name: (block: string) => string
  /** 分流的“前列”; the block alone where it has one way out. */
  readonly port: (ref: PortRef) => string
  /** A single value of a block's settings as the panel shows it. */
  readonly value: (block: string, meta: SettingMeta, value: Json | undefined) => string
}

export function speechOf(mechanism: Mechanism): Speech {
  const drawing = readDrawing(mechanism)
  const plain = (id: string): string => {
    const block = mechanism.blocks.find((one) => one.id === id)
    if (block === undefined) return `〔${id}〕`
    return block.name ?? (isBlockKind(block.kind) ? blockDef(block.kind).name : block.kind)
  }
  const names = mechanism.blocks.map((block) => plain(block.id))
  const name = (id: string): string => {
    const own = plain(id)
    return names.indexOf(own) === names.lastIndexOf(own) ? own : `${own}〔${id}〕`
  }
  const typeAt = (id: string): RosterType => {
    const leaving = Object.values(drawing.outputs(id)).flatMap((type) => type.columns)
    const ports = drawing.byId.get(id)?.inputs ?? []
    const arriving = ports.flatMap((port) => drawing.input(id, port.id)?.columns ?? [])
    const deadlines = ports.map((port) => drawing.input(id, port.id)?.deadlines).find((one) => one !== undefined)
    return { keyType: [], columns: [...arriving, ...leaving], frozen: false, ...(deadlines ? { deadlines } : {}) }
  }
  const sourceAt = (id: string): RosterType => ({
    keyType: [],
    columns: drawing.byId.get(id)?.source ?? [],
    frozen: true,
  })
  return {
    name,
    port: ({ block, port }) => {
      const ports = drawing.byId.get(block)?.outputs ?? []
      const label = ports.find((one) => one.id === port)?.label ?? port
      return ports.length === 1 && ports[0]?.id === port ? name(block) : `${name(block)}的“${label}”`
    },
    value: (block, meta, value) => {
      const type = meta.scope === 'source' ? sourceAt(block) : typeAt(block)
      return sayValue(value, meta, { type, name, own: ownLabels(mechanism, block) })
    },
  }
}

interface Around {
  readonly type: RosterType
  readonly name: (block: string) => string
  /** Words of the rows that stand in the block's own tables, by id. */
  readonly own: ReadonlyMap<string, string>
}

function sayValue(value: Json | undefined, meta: SettingMeta, around: Around): string {
  if (value === undefined || value === '') return meta.empty ?? (meta.ref === 'expression' ? '不设条件' : '不设')
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) {
    return value.length === 0 ? '不设' : value.map((one) => sayValue(one, { ...meta, unit: '' }, around)).join('、')
  }
  if (typeof value === 'object') return JSON.stringify(value)
  const text = String(value)
  if (meta.labels !== undefined) return meta.labels[text] ?? text
  if (meta.ref !== undefined) return sayReference(text, meta.ref, around)
  return meta.unit === undefined || meta.unit === '' ? text : `${text} ${meta.unit}`
}

function sayReference(text: string, ref: NonNullable<SettingMeta['ref']>, { type, name, own }: Around): string {
  const columns: readonly Column[] = type.columns
  switch (ref) {
    case 'column':
      return columns.find((column) => column.id === text)?.label ?? own.get(text) ?? text
    case 'expression':
      return sayExpression(text, type)
    case 'deadline':
      return type.deadlines?.[text] ?? text
    case 'role':
      return ROLE_NAMES[text] ?? text
    case 'relation':
      return sayRelation(text)
    case 'block':
      return name(text)
    default:
      return own.get(text) ?? text
  }
}

/** Rows with an id and a label, anywhere in the settings of a block. */
function ownLabels(mechanism: Mechanism, id: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const look = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return
    if (!Array.isArray(value)) {
      const { id: row, label } = value as JsonObject // not a list, by the condition
      if (typeof row === 'string' && typeof label === 'string') found.set(row, label)
    }
    for (const inner of Object.values(value)) look(inner)
  }
  look(mechanism.blocks.find((one) => one.id === id)?.config ?? {})
  return found
}
