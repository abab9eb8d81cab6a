import type { Mechanism } from '@jizhi/mechanism'
import { Fault } from '../../platform/faults/fault.ts'
import { storedDocument } from './document.ts'
import { drawingDifferences } from './drawing-differences.ts'
import type { DraftRow } from './mechanisms.store.ts'
import { nameShown } from './views.ts'

/** R6: an act that did not see the newest revision is refused; a save is told what differs between the two drawings. */
export function refuseOlder(draft: DraftRow, revision: number, mine?: Mechanism): void {
  if (draft.revision === revision) return
  throw new Fault('mechanism.draft-changed', {
    by: nameShown(draft.updated_by_name),
    at: draft.updated_at.toISOString(),
    revision: draft.revision,
    differences: mine === undefined ? [] : drawingDifferences(mine, storedDocument(draft.document)),
  })
}
