import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useCallback, useState } from 'react'
import { useDrawingStore } from '../drawing/use-drawing.ts'
import { useSteps } from '../drawing/use-steps.ts'
import { FIT } from './fit.ts'

/** 整理, and whether it is under way. */
export function useArrange() {
  const store = useDrawingStore()
  const flow = useStoreApi()
  const steps = useSteps()
  const { fitView } = useReactFlow()
  const [busy, setBusy] = useState(false)
  const setInOrder = useCallback(async () => {
    setBusy(true)
    try {
      const { drawing, views } = store.getState()
      const { arrange } = await import('./arrange.ts')
      // The width at which cards are still read with ease, about 86 %.
      const width = flow.getState().width / 0.86
      steps.arrange(await arrange(drawing.mechanism, views, width, drawing.layout.positions))
      requestAnimationFrame(() => void fitView(FIT))
    } finally {
      setBusy(false)
    }
  }, [store, flow, steps, fitView])
  return { busy, setInOrder }
}
