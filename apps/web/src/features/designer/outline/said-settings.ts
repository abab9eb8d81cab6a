import { type Block, blockDef, isBlockKind, type JsonObject } from '@jizhi/mechanism'
import { type Field, formModel, settingIn } from '../settings/form-model.ts'
import { besidePath, irrelevant, irrelevantInRow } from '../settings/relevance.ts'
import type { Path } from '../settings/settings-form.tsx'

/** One setting of a block, wherever it stands in it, as the outline offers it to be changed. */
export interface SaidSetting {
  readonly field: Field
  readonly path: Path
  /** The settings or the row it stands in, as the document has them. */
  readonly config: JsonObject
  /** 榜段“后列” where it stands in a row of a table, 谁来裁定 where in a group of settings; nothing at the top. */
  readonly row: string
  /** It is as the kind supposes. */
  readonly isUsual: boolean
}

/** Tables of more rows than this are changed as a whole: nobody walks through 188 items word by word. */
const MOST_ROWS = 12

/** Ids, and what stands before ids. */
const IDS: ReadonlySet<string> = new Set(['id', 'prefix'])

/** Every setting of a block that means something as the others stand, in the order of the panel. */
export function saidSettings(block: Block): readonly SaidSetting[] {
  if (!isBlockKind(block.kind)) return []
  const { schema } = blockDef(block.kind)
  // Defaults of a block's schema are JSON.
  const initial = schema.parse({}) as unknown as JsonObject
  return leaves(formModel(schema), block.config, irrelevant(block.kind, block.config, initial), [], '')
}

function leaves(
  fields: readonly Field[],
  config: JsonObject,
  hidden: ReadonlySet<string>,
  path: Path,
  row: string,
): readonly SaidSetting[] {
  return fields.flatMap((field): readonly SaidSetting[] => {
    const here = [...path, field.key]
    // Ids of rows are what other blocks hold on to; nobody changes them in a sentence.
    if (hidden.has(here.join('.')) || field.kind === 'slug' || IDS.has(field.key)) return []
    const value = settingIn(field, config)
    // What a group holds is an object, by its schema.
    if (field.kind === 'group') {
      const group = value as JsonObject
      const within = new Set([...hidden, ...besidePath(field, here, group)])
      return leaves(field.fields, group, within, here, row === '' ? field.title : row)
    }
    const isUsual = JSON.stringify(value) === JSON.stringify(field.initial)
    const own: SaidSetting = { field, path: here, config, row, isUsual }
    if (field.kind !== 'table' || !Array.isArray(value) || value.length > MOST_ROWS) return [own]
    const rows = value as readonly JsonObject[] // rows of tables are objects, by their schema
    return [
      own,
      ...rows.flatMap((one, at) => {
        const inside = [...here, at]
        return leaves(field.fields, one, irrelevantInRow(inside, one), inside, `${field.title}${rowName(one, at)}`)
      }),
    ]
  })
}

/** A row by its words, else by its number. */
const rowName = ({ label, title }: JsonObject, at: number): string => {
  const words = [label, title].find((one) => typeof one === 'string' && one !== '')
  return typeof words === 'string' ? `“${words}”` : `第 ${at + 1} 行`
}
