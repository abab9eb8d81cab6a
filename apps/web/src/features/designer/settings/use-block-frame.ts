import { useMemo } from 'react'
import { useDesk } from '../desk/desk.ts'
import type { BlockView } from '../drawing/block-view.ts'
import { useDrawing } from '../drawing/use-drawing.ts'
import type { Changes } from './changes/use-changes.ts'
import { type FormFrame, formFrame } from './form-frame.ts'

/** What the fields of the chosen block may refer to, and which of them were changed. */
export function useBlockFrame(view: BlockView, changes: Changes | undefined): FormFrame {
  const { readOnly } = useDesk()
  const mechanism = useDrawing((state) => state.drawing.mechanism)
  const views = useDrawing((state) => state.views)
  return useMemo(
    () => ({
      ...formFrame(mechanism, views, view, readOnly),
      changed: new Map(changes?.list.map((one) => [one.path.join('.'), one])),
    }),
    [mechanism, views, view, readOnly, changes],
  )
}
