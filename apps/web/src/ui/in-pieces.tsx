import { type ReactNode, useDeferredValue } from 'react'
import { StateBlock } from './state-block.tsx'

/** What is long to draw, drawn for the first time in pieces between which the page answers. */
export function InPieces({ children }: { readonly children: ReactNode }) {
  const isBegun = useDeferredValue(true, false)
  return isBegun ? children : <StateBlock state="loading" />
}
