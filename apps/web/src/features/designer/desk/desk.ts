import type { Finding, Wire } from '@jizhi/mechanism'
import { createContext, useContext } from 'react'

/** What the parts of the designer ask of the page they lie on. */
export interface Desk {
  readonly readOnly: boolean
  readonly findings: readonly Finding[]
  /** Opens the list of blocks to put one into the middle of a wire. */
  readonly askInsert: (wire: Wire) => void
}

const DeskContext = createContext<Desk>({ readOnly: true, findings: [], askInsert: () => undefined })
export const DeskProvider = DeskContext.Provider
export const useDesk = () => useContext(DeskContext)
