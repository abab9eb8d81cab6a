import { type ReactFlowState, useStore } from '@xyflow/react'
import { createContext, type ReactNode, useContext } from 'react'

/** How much of a card is drawn: all of it, its 名 only, or a coloured block. */
export type ZoomBand = 'full' | 'name' | 'block'

const bandOf = (zoom: number): ZoomBand => (zoom >= 0.6 ? 'full' : zoom >= 0.3 ? 'name' : 'block')
const bandNow = (state: ReactFlowState): ZoomBand => bandOf(state.transform[2])

const BandContext = createContext<ZoomBand>('full')
export const useZoomBand = () => useContext(BandContext)

/** Changes only when a band is crossed, so that panning and zooming inside one draw no card again. */
export function ZoomBandProvider({ children }: { readonly children: ReactNode }) {
  return <BandContext.Provider value={useStore(bandNow)}>{children}</BandContext.Provider>
}

const ManyContext = createContext(false)
export const ManyCardsProvider = ManyContext.Provider
/** Are there so many cards that each costs while the canvas moves? */
export const useManyCards = () => useContext(ManyContext)
