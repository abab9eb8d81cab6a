import type { PortRef } from '@jizhi/mechanism'
import { createContext, useContext } from 'react'
import type { Point } from '../../drawing-lines/index.ts'
import type { Place } from '../drawing/placing.ts'

/** What is asked for by typing, at a place of the canvas. */
export type Quick = (
  | { readonly ask: 'add'; readonly at?: Point }
  | { readonly ask: 'place'; readonly place: Place; readonly at?: Point }
  | { readonly ask: 'port'; readonly block: string }
  | { readonly ask: 'acts'; readonly at?: Point }
  | { readonly ask: 'search' }
) & {
  readonly typed?: string
  /** Where the list opens, in pixels of the canvas; left out: beside what has the focus. */
  readonly screen?: Point
}

/** What the parts of the canvas can ask of it. */
export interface CanvasActs {
  readonly ask: (quick: Quick) => void
  /** Brings a card or a note into sight, chooses it and gives it the focus. */
  readonly goTo: (id: string) => void
}

const CanvasActsContext = createContext<CanvasActs>({ ask: () => undefined, goTo: () => undefined })
export const CanvasActsProvider = CanvasActsContext.Provider
export const useCanvasActs = () => useContext(CanvasActsContext)

export const afterPort = (port: PortRef): Quick => ({ ask: 'place', place: { after: port } })
