import type { Connection } from '@xyflow/react'
import { useMemo, useRef } from 'react'
import { useDesk } from '../desk/desk.ts'
import { useSteps } from '../drawing/use-steps.ts'
import type { WireEdge } from './flow-parts.ts'

/**
 * The ends of a chosen wire can be taken hold of and led to another port. Let go where no port is, the wire stays as it
 * was; `isRewiring` tells so to whoever asks what a loose end means.
 */
export function useRewire() {
  const { readOnly } = useDesk()
  const { reconnect } = useSteps()
  const rewiring = useRef(false)
  const grips = useMemo(() => {
    if (readOnly) return {}
    return {
      onReconnectStart: () => {
        rewiring.current = true
      },
      onReconnectEnd: () => {
        rewiring.current = false
      },
      onReconnect: ({ data }: WireEdge, { source, sourceHandle, target, targetHandle }: Connection) => {
        if (data === undefined || sourceHandle === null || targetHandle === null) return
        const from = { block: source, port: sourceHandle }
        reconnect(data.wire, { from, to: { block: target, port: targetHandle } })
      },
    }
  }, [readOnly, reconnect])
  return { grips, isRewiring: () => rewiring.current }
}
