import { type Drawing, storedLayout } from '../drawing/change.ts'
import type { DrawingStore } from '../drawing/drawing-store.ts'

/** Where the draft stands between this page and the server. */
type SaveState =
  | { readonly kind: 'saved'; readonly at: Date | undefined }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly message: string }
  /** Somebody else saved in between; nothing is sent until a person chose. */
  | { readonly kind: 'conflict' }

/** Sends the whole draft. Answers when it was stored; `conflict` when another save came first; throws with a sentence. */
export type SaveDrawing = (drawing: Drawing) => Promise<{ readonly at: Date } | 'conflict'>

export interface Autosave {
  readonly read: () => SaveState
  readonly listen: (heard: () => void) => () => void
  /** Sends what is not sent yet, now; resolves when all of it is stored or cannot be. */
  readonly flush: () => Promise<void>
  /** After a conflict: the drawing as it stands is to be stored after all. */
  readonly overwrite: () => Promise<void>
  /** After a conflict: the drawing as it now stands is what the server has. */
  readonly accept: (at: Date) => void
  readonly stop: () => void
}

/** Typing goes on; what stood still this long is sent. */
const REST_MS = 800

/** Follows the drawing and saves it: one request at a time, always the newest state, never two answers crossing. */
export function autosave(
  store: DrawingStore,
  save: SaveDrawing,
  savedAt: Date | undefined,
  restMs = REST_MS,
): Autosave {
  let state: SaveState = { kind: 'saved', at: savedAt }
  let sent = store.getState().turn
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  const listeners = new Set<() => void>()
  const become = (next: SaveState) => {
    state = next
    for (const heard of listeners) heard()
  }
  const send = async (): Promise<void> => {
    const { turn, drawing } = store.getState()
    if (turn === sent || state.kind === 'conflict') return
    become({ kind: 'saving' })
    try {
      const answer = await save({ ...drawing, layout: storedLayout(drawing) })
      if (answer === 'conflict') return become({ kind: 'conflict' })
      sent = turn
      become({ kind: 'saved', at: answer.at })
    } catch (error) {
      return become({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
    }
    await send()
  }
  const run = () => {
    clearTimeout(timer)
    running ??= send().finally(() => {
      running = undefined
    })
    return running
  }
  const stop = store.subscribe(({ turn }, before) => {
    if (turn === before.turn || state.kind === 'conflict') return
    if (state.kind !== 'saving') become({ kind: 'waiting' })
    clearTimeout(timer)
    timer = setTimeout(() => void run(), restMs)
  })
  return {
    read: () => state,
    listen: (heard) => {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
    flush: run,
    overwrite: () => {
      sent = -1
      become({ kind: 'waiting' })
      return run()
    },
    accept: (at) => {
      clearTimeout(timer)
      sent = store.getState().turn
      become({ kind: 'saved', at })
    },
    stop: () => {
      stop()
      clearTimeout(timer)
    },
  }
}
