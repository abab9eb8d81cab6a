import type { Finding } from '@jizhi/mechanism'
import { createContext, useContext } from 'react'
import type { Compared } from '../differences/compared.ts'

/** What the parts of the designer ask of the page they lie on. */
export interface Desk {
  readonly readOnly: boolean
  /** What there is to mend; undefined until it has been looked for. */
  readonly findings: readonly Finding[] | undefined
  /** The version that settings are held against. */
  readonly compared?: Compared | undefined
  /** The unit that owns the mechanism; none outside a county. */
  readonly owner?: string | undefined
}

const DeskContext = createContext<Desk>({ readOnly: true, findings: [] })
export const DeskProvider = DeskContext.Provider
export const useDesk = () => useContext(DeskContext)
