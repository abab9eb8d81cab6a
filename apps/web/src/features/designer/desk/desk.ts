import type { Finding } from '@jizhi/mechanism'
import { createContext, useContext } from 'react'

/** What the parts of the designer ask of the page they lie on. */
export interface Desk {
  readonly readOnly: boolean
  readonly findings: readonly Finding[]
}

const DeskContext = createContext<Desk>({ readOnly: true, findings: [] })
export const DeskProvider = DeskContext.Provider
export const useDesk = () => useContext(DeskContext)
