import type { Mechanism } from '@jizhi/mechanism'
import type { CycleView } from './standing.ts'

export type ObjectionNote = 'sample' | 'right' | 'noBlock' | 'noNotice' | 'frozen'

/** Why nobody can object now, or null when they can; the api has the last word on the window of each row (OBJ-3). */
export function objectionNoteOf(
  view: Pick<CycleView, 'results' | 'tasks' | 'cycle'>,
  drawing: Mechanism | undefined,
  who: { readonly may: boolean; readonly readOnly: boolean },
): ObjectionNote | null {
  if (who.readOnly) return 'sample'
  const block = objectionBlockOf(drawing)
  if (block === undefined) return 'noBlock'
  if (!who.may) return 'right'
  if (view.results.length > 0 && view.results.every(({ revision }) => revision !== null)) return 'frozen'
  const early = view.tasks.some(({ kind }) => kind === 'answer' || kind === 'settle')
  if (early || view.tasks.some(({ kind, block: at }) => kind === 'notice' && at === block)) return 'noNotice'
  return null
}

export const objectionBlockOf = (drawing: Mechanism | undefined): string | undefined =>
  drawing?.blocks.find(({ kind }) => kind === 'objection')?.id
