import { RELATION_KINDS } from '@jizhi/domain'
import {
  BODY_NAMES,
  type Column,
  type ColumnType,
  type Json,
  type JsonObject,
  type Mechanism,
  ROLE_NAMES,
} from '@jizhi/mechanism'
import { createContext, useContext } from 'react'
import type { BlockView } from '../drawing/block-view.ts'
import type { ChangedSetting } from './changes/changed-settings.ts'
import type { FieldChoice } from './form-model.ts'

/** What the fields of one block may refer to. */
export interface FormFrame {
  /** The block whose settings these are; none where no block's are. */
  readonly block?: string | undefined
  /** Its kind, which decides what its settings are for. */
  readonly kind?: string | undefined
  /** No row of a table may come, go or move. */
  readonly rowsStay?: boolean | undefined
  readonly columns: readonly Column[]
  /** COMP-1: the columns an expression at this place sees; a computed column sees the earlier ones. */
  readonly seen: (path: readonly (string | number)[]) => readonly Column[]
  readonly references: { readonly [ref: string]: readonly FieldChoice[] }
  /** The column that a formula at this place writes, which decides what it may give. */
  readonly written: (path: readonly (string | number)[]) => Column | undefined
  readonly readOnly: boolean
  /** By its place: what differs from the version in force. */
  readonly changed?: ReadonlyMap<string, ChangedSetting> | undefined
  /** The first part of the key of what arrives: whose rows these are. */
  readonly rowsOf?: string | undefined
}

/** Named things of the drawing: dates of the cycle, posts, relations, categories of the arriving roster, other blocks. */
export function formFrame(
  mechanism: Mechanism,
  views: ReadonlyMap<string, BlockView>,
  view: BlockView,
  readOnly: boolean,
): FormFrame {
  const arriving = view.arriving?.columns ?? []
  const computed = view.kind === 'compute' ? (view.leaving.rows?.columns ?? []).slice(arriving.length) : []
  const columns = [...arriving, ...computed]
  const optionsOf = (id: string) => columns.find((column) => column.id === id)?.options ?? []
  const asks = [...views.values()].filter(({ kind, id }) => kind === 'ask' && id !== view.id)
  return {
    block: view.id,
    kind: view.kind,
    rowsOf: view.arriving?.keyType[0],
    columns,
    seen: (path) => (computed.length > 0 ? [...arriving, ...computed.slice(0, Number(path[1]))] : columns),
    readOnly,
    // A decision table's conditions stand in rows of their own (columns › n › table › m › when).
    // One line gives one value, also to a column that gathers several.
    written: (path) => {
      const column = path.at(-1) === 'when' ? undefined : computed[Number(path[1])]
      return column && { ...column, many: false }
    },
    references: {
      deadline: stagesOf(mechanism),
      role: Object.entries(ROLE_NAMES).map(([id, label]) => ({ id, label })),
      body: Object.entries(BODY_NAMES).map(([id, label]) => ({ id, label })),
      relation: Object.entries(RELATION_KINDS).map(([id, label]) => ({ id, label })),
      category: optionsOf('category'),
      level: optionsOf('level'),
      block: asks.map(({ id, name }) => ({ id, label: name })),
      item: groupsOf(mechanism.blocks.find(({ id }) => id === view.id)?.config.items),
    },
  }
}

/** Dates that the cycle block declares, by id and name. */
const stagesOf = (mechanism: Mechanism): readonly FieldChoice[] =>
  mechanism.blocks.flatMap(({ kind, config }) => (kind === 'cycle' ? rowsOf(config.stages).map(namedRow) : []))

/** Groups of an indicator tree, under which other items may stand. */
const groupsOf = (items: Json | undefined): readonly FieldChoice[] =>
  rowsOf(items)
    .filter(({ method }) => method === 'group')
    .map(namedRow)

interface Row {
  readonly id: string
  readonly label?: unknown
  readonly method?: unknown
}

/** Rows of a table that have an id; the document may hold anything until it is checked. */
const rowsOf = (value: Json | undefined): readonly Row[] =>
  Array.isArray(value) ? value.filter((row): row is Row & JsonObject => typeof Object(row).id === 'string') : []

const namedRow = ({ id, label }: Row): FieldChoice => ({ id, label: typeof label === 'string' ? label : id })

/** Columns a field may name: those of the types it takes; no types = any. */
export const fitting = (columns: readonly Column[], types: readonly ColumnType[]): readonly Column[] =>
  types.length === 0 ? columns : columns.filter(({ type }) => types.includes(type))

const FrameContext = createContext<FormFrame>({
  columns: [],
  seen: () => [],
  references: {},
  written: () => undefined,
  readOnly: true,
})
export const FormFrameProvider = FrameContext.Provider
export const useFormFrame = () => useContext(FrameContext)
