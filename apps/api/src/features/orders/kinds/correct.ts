import { Fault } from '../../../platform/faults/fault.ts'
import { amendedSheets, askOf, currentSheets, packedText, touchesOthers } from '../../cycles/index.ts'
import { type CycleKind, impossible } from '../cycle-kind.ts'

/** FACT-5: the office states a filled value anew, with reason. Before anybody was told by itself, afterwards by two. */
export const correctOrder: CycleKind<'correct'> = {
  kind: 'correct',
  right: ['record', 'Cycle'],
  weigh(content, { standing, names, by }) {
    const { block, row, field: fieldId } = content
    const [sheet] = amendedSheets(standing, [content], by)
    const { fields } = askOf(standing, block)
    const at = fields.findIndex((one) => one.id === fieldId)
    const field = fields[at]
    if (sheet?.kind !== 'answered' || field === undefined) throw new Fault('cycle.no-such-cell')
    const current = currentSheets(standing, block, row)
    const before = current.find((one) => one.id === sheet.supersedes)?.value.sheet[at]
    const after = sheet.value.sheet[at]
    if (before === after) throw impossible(`${names.row(row)}的${field.label}本来就是 ${packedText(field, after)}`)
    const from = before === undefined ? '未报' : packedText(field, before)
    return {
      sentence: `${names.row(row)}的${field.label}由 ${from} 改为 ${packedText(field, after)}`,
      needsSecond: touchesOthers(standing, block),
      basis: current.map((one) => one.id).join(),
      rows: [row],
      facts: [sheet],
    }
  },
}
