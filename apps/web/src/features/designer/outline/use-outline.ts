import { type Change, diff, type OutlineFault, outline, readOutline } from '@jizhi/mechanism'
import { useDeferredValue, useMemo } from 'react'
import { freshId } from '../drawing/fresh-id.ts'
import { useDrawing } from '../drawing/use-drawing.ts'

export interface OutlineDraft {
  readonly text: string
  /** The text is not what the canvas shows. */
  readonly isChanged: boolean
  readonly faults: readonly OutlineFault[]
  /** What the text asks of the canvas, as far as it can be read. */
  readonly changes: readonly Change[]
  readonly write: (text: string) => void
  /** Back to what the canvas shows. */
  readonly forget: () => void
}

/** A text somebody changed, kept by the desk, so that a look at a block does not lose it. */
export interface Written {
  readonly text: string | undefined
  readonly write: (text: string | undefined) => void
}

/** The open drawing as text, and what the text says once somebody changed it. Follows the canvas until then. */
export function useOutline({ text: written, write }: Written): OutlineDraft {
  const mechanism = useDrawing((state) => state.drawing.mechanism)
  const told = useMemo(() => outline(mechanism), [mechanism])
  const text = written ?? told
  // Typing stays light: what the text says is worked out when there is time.
  const settled = useDeferredValue(text)
  const read = useMemo(
    () => (settled === told ? undefined : readOutline(settled, mechanism, freshId)),
    [settled, told, mechanism],
  )
  const changes = useMemo(() => (read?.ok ? diff(mechanism, read.value) : []), [read, mechanism])
  return {
    text,
    isChanged: text !== told,
    faults: read === undefined || read.ok ? [] : read.fault,
    changes,
    write,
    forget: () => write(undefined),
  }
}
