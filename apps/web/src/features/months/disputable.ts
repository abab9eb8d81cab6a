import { type Mechanism, readConfig, readDrawing } from '@jizhi/mechanism'
import { askedFields } from './drawing-of.ts'
import { objectionBlockOf } from './objection-note.ts'
import { rankSettingsOf, type TableView } from './ranking.ts'

/** OBJ-2: what may be disputed of a row: the listed columns, else what people filled in, else the figures made of it. */
export function disputableColumns(drawing: Mechanism, table: Pick<TableView, 'columns'>): TableView['columns'] {
  const block = drawing.blocks.find(({ id }) => id === objectionBlockOf(drawing))
  const config = block && readConfig({ ...block, kind: 'objection' })
  const listed = new Set(config?.ok ? config.value.disputable : [])
  if (listed.size > 0) return table.columns.filter(({ id }) => listed.has(id))
  const asked = new Set(askedFields(drawing).map(({ id }) => id))
  const filled = table.columns.filter(({ id }) => asked.has(id))
  if (filled.length > 0) return filled
  const rank = block && rankSettingsOf(drawing, block.id)
  const ranks = new Set([rank?.place, ...(rank?.own ?? [])])
  return table.columns.filter(({ id, type, computed }) => computed && type !== 'flag' && !ranks.has(id))
}

/** Labels of columns anywhere in the drawing; an id nobody knows stays readable as it is. */
export function labelsOf(drawing: Mechanism | undefined, ids: readonly string[]): readonly string[] {
  if (drawing === undefined) return ids
  const read = readDrawing(drawing)
  const labels = new Map<string, string>()
  for (const { id } of drawing.blocks)
    for (const port of Object.values(read.outputs(id)))
      for (const column of port.columns) labels.set(column.id, column.label)
  return ids.map((id) => labels.get(id) ?? id)
}
