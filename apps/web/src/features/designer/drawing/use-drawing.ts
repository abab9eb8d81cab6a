import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { DrawingState, DrawingStore } from './drawing-store.ts'

const DrawingContext = createContext<DrawingStore | undefined>(undefined)
export const DrawingProvider = DrawingContext.Provider

/** The store of the open drawing; only parts of the designer ask. */
export function useDrawingStore(): DrawingStore {
  const store = useContext(DrawingContext)
  if (store === undefined) throw new Error('A part of the designer stands outside an open drawing.')
  return store
}

export const useDrawing = <T>(choose: (state: DrawingState) => T): T => useStore(useDrawingStore(), choose)
