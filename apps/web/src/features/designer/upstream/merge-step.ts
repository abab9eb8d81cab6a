import { diff, type Mechanism } from '@jizhi/mechanism'
import { placeMissing } from '../../drawing-lines/index.ts'
import { blockViews } from '../drawing/block-view.ts'
import type { Change, Drawing } from '../drawing/change.ts'

/** One step that leads from the drawing to the merged one, with a place for each block that came. */
export function mergeStep({ mechanism, layout }: Drawing, merged: Mechanism): Change {
  const all = placeMissing(merged, blockViews(merged), layout.positions)
  const fresh = Object.entries(all).filter(([id]) => layout.positions[id] === undefined)
  return {
    edit: { do: 'all', edits: diff(mechanism, merged).map(({ edit }) => edit) },
    ...(fresh.length === 0 ? {} : { positions: Object.fromEntries(fresh) }),
  }
}
