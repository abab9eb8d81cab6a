import type { Mechanism } from '@jizhi/mechanism'
import { useState } from 'react'
import { refusedBy, type Terms } from '../delegation/terms.ts'
import type { Refuse } from '../drawing/drawing-store.ts'

/** What binds an open draft to the drawing it was taken from, also when a newer version becomes that drawing. */
export interface Bound {
  readonly refuse: Refuse
  /** Why the merged drawing could not stand under the newer version. */
  readonly refused: (theirs: Mechanism, merged: Mechanism) => string | undefined
  readonly rebind: (theirs: Mechanism) => void
}

export function useBound(terms: Terms | null): Bound {
  const [bound] = useState((): Bound => {
    let standing = terms
    return {
      refuse: (before, after) => (standing === null ? undefined : refusedBy(standing)(before, after)),
      refused: (theirs, merged) =>
        standing === null ? undefined : refusedBy({ ...standing, origin: theirs })(theirs, merged),
      rebind: (theirs) => {
        standing = standing === null ? null : { ...standing, origin: theirs }
      },
    }
  })
  return bound
}
