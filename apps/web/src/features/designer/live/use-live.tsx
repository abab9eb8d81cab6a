import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useDrawingStore } from '../drawing/use-drawing.ts'
import { firstChoice, monthOf, remembered } from './chosen-month.ts'
import { hear, type LiveSource, type LiveState, type LiveStore, liveStore, tellDrawings } from './live-store.ts'
import type { FromWorker, ToWorker } from './messages.ts'

interface LiveDesk {
  readonly store: LiveStore
  readonly source: LiveSource
}

const LiveContext = createContext<LiveDesk | undefined>(undefined)

/** Gives the desk a worker of its own, for as long as it is open. Without a source nothing runs. */
export function LiveProvider(props: { readonly source: LiveSource | undefined; readonly children: ReactNode }) {
  const drawings = useDrawingStore()
  const worker = useRef<Worker>(undefined)
  // What is asked before the worker stands (effects of what lies inside run first) is told to it when it does.
  const early = useRef<ToWorker[]>([])
  const [store] = useState(() =>
    liveStore((message) => {
      if (worker.current === undefined) early.current.push(message)
      else worker.current.postMessage(message)
    }),
  )
  const { source } = props
  const isOn = source?.months !== undefined
  useEffect(() => {
    if (!isOn) return
    const made = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    worker.current = made
    const send = (message: ToWorker) => made.postMessage(message)
    made.onmessage = ({ data }: MessageEvent<FromWorker>) => hear(store, send, data)
    const stop = tellDrawings(drawings, send)
    for (const message of early.current.splice(0)) send(message)
    return () => {
      stop()
      made.terminate()
      worker.current = undefined
    }
  }, [store, drawings, isOn])
  // Choosing comes after the worker stands; a month that is gone from the list is not chosen again.
  useEffect(() => {
    if (source?.months === undefined) return
    const choice = firstChoice(source.months, remembered(source.mechanism))
    store.getState().choose(choice, monthOf(source, choice))
  }, [store, source])
  const desk = useMemo<LiveDesk | undefined>(() => source && { store, source }, [store, source])
  return <LiveContext.Provider value={desk}>{props.children}</LiveContext.Provider>
}

/** Where the drawing is shown over a month; nothing on desks that have none. */
export const useLiveDesk = (): LiveDesk | undefined => useContext(LiveContext)

const nowhere = liveStore(() => undefined)

/** Nothing of a month where there is none. */
export const useLive = <T,>(choose: (state: LiveState) => T): T =>
  useStore(useContext(LiveContext)?.store ?? nowhere, choose)
