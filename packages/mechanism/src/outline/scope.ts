import { RELATION_KINDS } from '@jizhi/domain'
import { blockTitle } from '../blocks/block-title.ts'
import type { SettingMeta } from '../blocks/setting.ts'
import { sayRelation } from '../blocks/settings/relation.ts'
import { BODY_NAMES, ROLE_NAMES } from '../blocks/settings/who.ts'
import { type Drawing, readDrawing } from '../check/drawing.ts'
import type { Column } from '../model/column.ts'
import type { Json, JsonObject, Mechanism } from '../model/mechanism.ts'

/** What names mean at one block: its references by id, its columns. */
export interface Scope {
  /** What a setting of this block may point to: words by id. */
  readonly labels: (ref: NonNullable<SettingMeta['ref']>) => ReadonlyMap<string, string>
  /** What an expression of this block may speak of. */
  readonly columns: (meta: SettingMeta) => readonly Column[]
}

/** The names of one drawing. */
export interface Names {
  readonly drawing: Drawing
  /** A block's own name, else that of its kind. */
  readonly plain: (block: string) => string
  readonly at: (block: string) => Scope
}

export function namesOf(mechanism: Mechanism): Names {
  const drawing = readDrawing(mechanism)
  const byId = new Map(mechanism.blocks.map((block) => [block.id, block]))
  const plain = (id: string): string => {
    const block = byId.get(id)
    return block === undefined ? `〔${id}〕` : blockTitle(block)
  }
  const blocks = new Map(mechanism.blocks.map((block) => [block.id, plain(block.id)]))
  const columnsAt = remembered((id: string) => columnsOf(drawing, id))
  const ownAt = remembered((id: string) => ownLabels(byId.get(id)?.config ?? {}))
  return {
    drawing,
    plain,
    at: (id) => ({
      columns: (meta) => (meta.scope === 'source' ? (drawing.byId.get(id)?.source ?? []) : columnsAt(id)),
      labels: (ref) => {
        if (ref === 'column') return new Map(columnsAt(id).map((column) => [column.id, column.label]))
        if (ref === 'deadline') return deadlinesOf(drawing, id)
        if (ref === 'role') return ROLES
        if (ref === 'body') return BODIES
        if (ref === 'relation') return RELATIONS
        return ref === 'block' ? blocks : ownAt(id)
      },
    }),
  }
}

const ROLES: ReadonlyMap<string, string> = new Map(Object.entries(ROLE_NAMES))
const BODIES: ReadonlyMap<string, string> = new Map(Object.entries(BODY_NAMES))
const RELATIONS: ReadonlyMap<string, string> = new Map(Object.keys(RELATION_KINDS).map((id) => [id, sayRelation(id)]))

const remembered = <T>(read: (id: string) => T): ((id: string) => T) => {
  const known = new Map<string, T>()
  return (id) => {
    const before = known.get(id)
    if (before !== undefined) return before
    const fresh = read(id)
    known.set(id, fresh)
    return fresh
  }
}

/** What arrives at a block, then what it writes itself. */
function columnsOf(drawing: Drawing, id: string): readonly Column[] {
  const arriving = (drawing.byId.get(id)?.inputs ?? []).flatMap((port) => drawing.input(id, port.id)?.columns ?? [])
  const leaving = Object.values(drawing.outputs(id)).flatMap((type) => type.columns)
  return [...new Map([...leaving, ...arriving].map((column) => [column.id, column])).values()]
}

function deadlinesOf(drawing: Drawing, id: string): ReadonlyMap<string, string> {
  const ports = drawing.byId.get(id)?.inputs ?? []
  const known = ports.map((port) => drawing.input(id, port.id)?.deadlines ?? {})
  return new Map(known.flatMap((one) => Object.entries(one)))
}

/** Rows with an id and a label, anywhere in the settings of a block. */
function ownLabels(config: JsonObject): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const look = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return
    if (!Array.isArray(value)) {
      const { id, label } = value as JsonObject // not a list, by the condition
      if (typeof id === 'string' && typeof label === 'string') found.set(id, label)
    }
    for (const inner of Object.values(value)) look(inner)
  }
  look(config)
  return found
}
