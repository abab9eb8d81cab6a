import type { Finding } from '@jizhi/mechanism'
import { createContext, useContext } from 'react'
import type { Compared } from '../differences/compared.ts'

/** What the parts of the designer ask of the page they lie on. */
export interface Desk {
  readonly readOnly: boolean
  readonly findings: readonly Finding[]
  /** The version that settings are held against. */
  readonly compared?: Compared | undefined
  /** The unit that owns the mechanism; none outside a county. */
  readonly owner?: string | undefined
}

const DeskContext = createContext<Desk>({ readOnly: true, findings: [] })
export const DeskProvider = DeskContext.Provider
export const useDesk = () => useContext(DeskContext)
