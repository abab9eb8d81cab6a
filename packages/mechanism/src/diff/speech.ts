import type { SettingMeta } from '../blocks/setting.ts'
import { sayExpression } from '../blocks/settings/expression-words.ts'
import type { Json, Mechanism, PortRef } from '../model/mechanism.ts'
import { namesOf, type Scope } from '../outline/scope.ts'

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
  const names = namesOf(mechanism)
  const all = mechanism.blocks.map((block) => names.plain(block.id))
  const name = (id: string): string => {
    const own = names.plain(id)
    return all.indexOf(own) === all.lastIndexOf(own) ? own : `${own}〔${id}〕`
  }
  return {
    name,
    port: ({ block, port }) => {
      const ports = names.drawing.byId.get(block)?.outputs ?? []
      const label = ports.find((one) => one.id === port)?.label ?? port
      return ports.length === 1 && ports[0]?.id === port ? name(block) : `${name(block)}的“${label}”`
    },
    value: (block, meta, value) => sayValue(value, meta, names.at(block)),
  }
}

function sayValue(value: Json | undefined, meta: SettingMeta, scope: Scope): string {
  if (value === undefined || value === '') return meta.empty ?? (meta.ref === 'expression' ? '不设条件' : '不设')
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) {
    return value.length === 0 ? '不设' : value.map((one) => sayValue(one, { ...meta, unit: '' }, scope)).join('、')
  }
  if (typeof value === 'object') return JSON.stringify(value)
  const text = String(value)
  if (meta.labels !== undefined) return meta.labels[text] ?? text
  if (meta.ref === 'expression') {
    return sayExpression(text, { keyType: [], columns: scope.columns(meta), frozen: false })
  }
  if (meta.ref !== undefined) return scope.labels(meta.ref).get(text) ?? text
  return meta.unit === undefined || meta.unit === '' ? text : `${text} ${meta.unit}`
}
