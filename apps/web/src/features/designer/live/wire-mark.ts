import type { PortRef } from '@jizhi/mechanism'
import { useLive } from './use-live.tsx'

/** How a wire looks because of the chosen month: the followed subject passes here, some rows may still change. */
export function useWireMark({ block, port }: PortRef): string {
  const key = `${block}/${port}`
  const passes = useLive((state) => state.path?.ports.includes(key) ?? false)
  const waits = useLive((state) => state.derivation?.provisional.includes(key) ?? false)
  return `${passes ? ' wire-followed' : ''}${waits ? ' wire-provisional' : ''}`
}
