import type { Wire } from '@jizhi/mechanism'
import { createContext, useContext } from 'react'
import type { BlockMark, Mark, Overlay } from './overlaid.ts'

/** What differs on the canvas on which a card or a wire lies; nothing on a canvas that compares nothing. */
const MarksContext = createContext<Pick<Overlay, 'blocks' | 'wires'> | undefined>(undefined)
export const BlockMarksProvider = MarksContext.Provider

/** `same` where the canvas compares and this block is alike in both; undefined where nothing is compared. */
export function useBlockMark(block: string): BlockMark | 'same' | undefined {
  const marks = useContext(MarksContext)
  return marks && (marks.blocks.get(block) ?? 'same')
}

export function useComparedWire({ from, to }: Wire): Mark | 'same' | undefined {
  const marks = useContext(MarksContext)
  return marks && (marks.wires.get(`${from.block}/${from.port}>${to.block}/${to.port}`) ?? 'same')
}
