import { fail, ok, type Result } from '@jizhi/domain'
import type { ScoreConfig } from '../blocks/score.ts'
import { scoreItem } from '../blocks/settings/score-item.ts'
import { readDrawing } from '../check/drawing.ts'
import type { Edit } from '../edit/edit.ts'
import type { JsonObject, Mechanism } from '../model/mechanism.ts'
import { fieldsOf } from './fields.ts'
import { treeOf } from './marks.ts'
import type { Sheet, SheetItem, SheetReference } from './sheet.ts'

export interface UseSheetFault {
  readonly code: 'sheet.no-score' | 'sheet.no-ask'
  readonly message: string
}

/**
 * SHEET-5: the edit that writes a sheet's items into a score block and the fields they read into its 填报, and keeps
 * where they came from. One edit, so that one undo takes it back; the mechanism stands by itself afterwards.
 */
export function useSheet(
  mechanism: Mechanism,
  score: string,
  sheet: Sheet,
  reference: SheetReference,
): Result<Edit, UseSheetFault> {
  const drawing = readDrawing(mechanism)
  const scoring = drawing.of('score').find(({ open }) => open.block.id === score)
  if (!scoring) return fail({ code: 'sheet.no-score', message: '找不到这个计分块，或它的设置有误，请先改好。' })
  const asking = askAbove(mechanism, score, drawing.of('ask'))
  if (!asking)
    return fail({ code: 'sheet.no-ask', message: '这个计分前面没有填报，指标没有处填，请先接上一个填报块。' })
  const written = new Set(scoring.config.items.flatMap(({ column, over }) => [column, over]))
  const fields = sheet.items.flatMap(fieldsOf)
  const fresh = new Set(fields.map((field) => field.id))
  // Fields that only the old items read go with them; what was asked besides stays.
  const kept = asking.config.fields.filter((field) => !written.has(field.id) && !fresh.has(field.id))
  const photos = photosOf(sheet)
  const ask = {
    ...asking.config,
    fields: [...kept, ...fields],
    ...(photos === 'none' ? {} : { photos }),
  }
  const config: ScoreConfig = {
    ...scoring.config,
    sheet: reference,
    items: treeOf(sheet).map(({ item }) => itemOf(item)),
    combine: sheet.combine,
    base: sheet.base,
    floor: sheet.floor,
    cap: sheet.cap,
  }
  return ok({
    do: 'all',
    edits: [
      { do: 'configure', block: score, config: plain(config) },
      { do: 'configure', block: asking.open.block.id, config: plain(ask) },
    ],
  })
}

/** Settings came out of JSON and their schemas make nothing else. */
const plain = (config: object): JsonObject => config as unknown as JsonObject

const itemOf = (item: SheetItem): ScoreConfig['items'][number] => {
  const known = Object.keys(scoreItem.shape)
  return scoreItem.parse(Object.fromEntries(Object.entries(item).filter(([name]) => known.includes(name))))
}

/** One demand for the whole form: the strictest of its items. */
function photosOf(sheet: Sheet): SheetItem['photos'] {
  const asked = sheet.items.map((item) => item.photos)
  return asked.includes('required') ? 'required' : asked.includes('optional') ? 'optional' : 'none'
}

/** The nearest 填报 upstream of the score. */
function askAbove<A extends { readonly open: { readonly block: { readonly id: string } } }>(
  mechanism: Mechanism,
  score: string,
  asks: readonly A[],
): A | undefined {
  const seen = new Set([score])
  for (let at = [score]; at.length > 0; ) {
    const before = mechanism.wires.filter((wire) => at.includes(wire.to.block)).map((wire) => wire.from.block)
    const found = asks.find(({ open }) => before.includes(open.block.id))
    if (found) return found
    at = before.filter((id) => !seen.has(id))
    for (const id of at) seen.add(id)
  }
  return undefined
}
