import type { FieldDifference } from '@jizhi/contracts'
import { Fault } from './fault.ts'

/** A field somebody edits: what the editor saw, what is to be saved, and what stands there now. */
export interface EditedField {
  readonly field: string
  readonly label: string
  readonly seen: string
  readonly yours: string
  readonly theirs: string
}

/**
 * R6: refuses a save of something that changed since the editor saw it, with both contents of every field in which they
 * differ. Call it under a lock on the row. Who saves what stands there already is not in anybody's way. `standing` is the
 * whole content as the next save may name it as seen, where the words of the fields do not say enough.
 */
export function refuseChanged(fields: readonly EditedField[], standing?: unknown): void {
  const differences: FieldDifference[] = fields
    .filter(({ yours, theirs }) => yours !== theirs)
    .map(({ field, label, yours, theirs }) => ({ field, label, yours, theirs }))
  const changed = fields.filter(({ seen, theirs }) => seen !== theirs)
  if (changed.length === 0 || differences.length === 0) return
  const labels = changed.map(({ label }) => label).join('、')
  throw new Fault('request.changed-meanwhile', {
    ...{ labels, differences },
    ...(standing === undefined ? {} : { standing }),
  })
}
