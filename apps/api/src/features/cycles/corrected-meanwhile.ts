import { packMissing } from '@jizhi/domain'
import { refuseChanged } from '../../platform/faults/changed-meanwhile.ts'
import { type Amendment, askOf, currentSheet } from './amend-sheet.ts'
import { packedValue, statedText } from './sheet-value.ts'
import type { Standing } from './standing.ts'

/** R6: refuses a correction of a value that somebody else corrected after the corrector looked (`seen`: the fact shown then). */
export function refuseCorrected(standing: Standing, stated: Amendment & { readonly seen: string }, by: string): void {
  const { fields } = askOf(standing, stated.block)
  const at = fields.findIndex((field) => field.id === stated.field)
  const field = fields[at]
  if (field === undefined) return
  const seen = standing.facts.find((fact) => fact.id === (stated.seen as string)) // compared only
  const now = currentSheet(standing, stated.block, stated.row, by)
  const textOf = (sheet: readonly number[] | undefined): string =>
    statedText(field, sheet?.[at] ?? packMissing('unreported'))
  const edited = {
    ...{ field: field.id, label: field.label, yours: statedText(field, packedValue(field, stated)) },
    ...{ seen: textOf(seen?.kind === 'answered' ? seen.value.sheet : undefined), theirs: textOf(now?.value.sheet) },
  }
  refuseChanged([edited], now?.id)
}
