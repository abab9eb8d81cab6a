import type { Change, diff } from '@jizhi/mechanism'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { whenIdle } from '../../../ui/when-idle.ts'
import { useDrawing } from '../drawing/use-drawing.ts'
import type { LiveSource } from '../live/live-store.ts'
import { useLiveDesk } from '../live/use-live.tsx'

export const SPANS = [3, 6, 12, 24] as const
export type Span = (typeof SPANS)[number]

const PLACE = 'jizhi.outlook.span'
const USUAL: Span = 6

export interface Weighing {
  readonly span: Span
  /** How many periods there are to run, at most as many as asked for. */
  readonly count: number
  readonly setSpan: (span: Span) => void
  /** What stands between the version in force and the draft; nothing where nothing is in force, and until it is worked out. */
  readonly changes: readonly Change[] | undefined
  readonly version: number | undefined
  /** Months that nobody lived through, for want of others. */
  readonly isInvented: boolean
  /** Past months are not for everybody. */
  readonly isRefused: boolean
  /** The months could not be read: nothing can be said of the past. */
  readonly unread: LiveSource['unread']
  /** The months are not there yet. */
  readonly isLoading: boolean
}

/** Has the draft run over past periods, while it differs from what is in force or somebody looks at the page. */
export function useWeighing(isOpen: boolean): Weighing {
  const live = useLiveDesk()
  const mechanism = useDeferredValue(useDrawing((state) => state.drawing.mechanism))
  const [span, choose] = useState(remembered)
  const source = live?.source
  const store = live?.store
  const published = source?.published
  const differ = useDiffer(published !== undefined)
  const changes = useMemo(() => published && differ?.(published.mechanism, mechanism), [published, mechanism, differ])
  const over = useMemo(
    () => (source?.months ?? []).flatMap(({ cycle, over: isOver }) => (cycle !== null && isOver ? [cycle] : [])),
    [source],
  )
  const isRefused = source?.refused ?? true
  const unread = source?.unread
  const isReady = source?.months !== undefined && !isRefused && unread === undefined
  const isAsked = isReady && (isOpen || (changes?.length ?? 0) > 0)
  const months = useMemo(
    () =>
      over.length === 0 ? Math.min(span, USUAL) : over.slice(-span).map((cycle) => source?.addressOf(cycle) ?? ''),
    [over, span, source],
  )
  const day = source?.day ?? ''
  useEffect(() => {
    store?.getState().weigh(isAsked ? { published: published?.mechanism, months, day } : undefined)
  }, [store, isAsked, published, months, day])
  const setSpan = (next: Span) => {
    localStorage.setItem(PLACE, `${next}`)
    choose(next)
  }
  const count = typeof months === 'number' ? months : months.length
  return {
    count,
    span,
    setSpan,
    changes,
    version: published?.version,
    isInvented: over.length === 0 && unread === undefined,
    isRefused,
    unread,
    isLoading: source?.months === undefined,
  }
}

/** What tells two drawings apart, which comes when the cards stand. */
function useDiffer(isWanted: boolean): typeof diff | undefined {
  const [differ, hold] = useState<typeof diff>()
  useEffect(
    () =>
      isWanted ? whenIdle(() => void import('./telling-apart.ts').then((part) => hold(() => part.diff))) : undefined,
    [isWanted],
  )
  return differ
}

const remembered = (): Span => SPANS.find((one) => `${one}` === localStorage.getItem(PLACE)) ?? USUAL
