import type { Answer, listPastMonths } from '@jizhi/contracts'
import type { CellRef, Mechanism, SaidTrace } from '@jizhi/mechanism'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { DrawingStore } from '../drawing/drawing-store.ts'
import type {
  ChosenMonth,
  Derivation,
  FromWorker,
  Look,
  OutlookAsked,
  OutlookFound,
  Seen,
  SubjectPath,
  ToWorker,
  TrialAsked,
  TrialsFound,
} from './messages.ts'

export type ListedMonth = Answer<typeof listPastMonths>['months'][number]

/** Where the months of a drawing come from. */
export interface LiveSource {
  readonly mechanism: string
  /** Undefined while they are being asked for. */
  readonly months: readonly ListedMonth[] | undefined
  /** Why there are none to choose: whoever may not draw here does not get them. */
  readonly refused: boolean
  /** They could not be read; then nothing is known of the past, which is not the same as no past. */
  readonly unread?: { readonly error: Error; readonly again: () => void } | undefined
  readonly addressOf: (cycle: string) => string
  /** What is in force, to compare the draft with. */
  readonly published: { readonly version: number; readonly mechanism: Mechanism } | undefined
  /** The county's day: invented months end here. */
  readonly day: string
}

/** A period of the list, or 造的数据. */
export type MonthChoice = { readonly period: string } | 'invented'

export interface LiveState {
  readonly choice: MonthChoice | undefined
  readonly derivation: Derivation | undefined
  /** The answer's status where a month could not be read. */
  readonly unread: number | undefined
  readonly seen: Seen | undefined
  readonly path: SubjectPath | undefined
  readonly why: { readonly cell: CellRef; readonly trace: SaidTrace | undefined } | undefined
  readonly asked: CellRef | undefined
  /** What the draft would have done; of an earlier drawing while a newer one is being run. */
  readonly found: OutlookFound | undefined
  readonly running: OutlookFound | undefined
  /** How the trials came out; of an earlier drawing while a newer one is being held against them. */
  readonly trials: TrialsFound | undefined
  readonly choose: (choice: MonthChoice | undefined, month: ChosenMonth | undefined) => void
  readonly look: (look: Look | undefined) => void
  readonly follow: (row: string | undefined) => void
  readonly ask: (cell: CellRef | undefined) => void
  readonly weigh: (asked: OutlookAsked | undefined) => void
  readonly holdTrials: (asked: readonly TrialAsked[]) => void
}

export type LiveStore = StoreApi<LiveState>

/** The page's side of the worker: it is told of every drawing, and what it answers stands here. */
export function liveStore(send: (message: ToWorker) => void): LiveStore {
  return createStore<LiveState>((set) => ({
    choice: undefined,
    derivation: undefined,
    unread: undefined,
    seen: undefined,
    path: undefined,
    why: undefined,
    asked: undefined,
    found: undefined,
    running: undefined,
    trials: undefined,
    choose: (choice, month) => {
      set({ choice, unread: undefined, derivation: undefined, seen: undefined, why: undefined, asked: undefined })
      send({ do: 'month', month })
    },
    look: (look) => {
      send({ do: 'look', look })
      if (look === undefined) set({ seen: undefined })
    },
    follow: (row) => {
      send({ do: 'follow', row })
      if (row === undefined) set({ path: undefined })
    },
    ask: (cell) => {
      set({ asked: cell, ...(cell === undefined ? { why: undefined } : {}) })
      if (cell !== undefined) send({ do: 'why', cell })
    },
    weigh: (asked) => {
      set({ found: undefined, running: undefined })
      send({ do: 'outlook', asked })
    },
    holdTrials: (asked) => send({ do: 'trials', asked }),
  }))
}

/** Takes what the worker says into the store. An answer about an open cell is asked for again with every derivation. */
export function hear(store: LiveStore, send: (message: ToWorker) => void, message: FromWorker): void {
  if (message.say === 'derived') {
    store.setState({ derivation: message.derivation, unread: undefined })
    const { asked } = store.getState()
    if (asked !== undefined) send({ do: 'why', cell: asked })
  } else if (message.say === 'seen') store.setState({ seen: message.seen })
  else if (message.say === 'path') store.setState({ path: message.path })
  else if (message.say === 'unread') store.setState({ unread: message.status, derivation: undefined })
  else if (message.say === 'trials') store.setState({ trials: message.found })
  else if (message.say === 'outlook')
    store.setState(message.found.outlook ? { found: message.found, running: undefined } : { running: message.found })
  else store.setState({ why: { cell: message.cell, trace: message.trace } })
}

/** Tells the worker of every drawing, the first one too; ends with the function it returns. */
export function tellDrawings(drawings: DrawingStore, send: (message: ToWorker) => void): () => void {
  const tell = () => {
    const { drawing, turn } = drawings.getState()
    send({ do: 'draw', turn, mechanism: drawing.mechanism })
  }
  tell()
  return drawings.subscribe((now, before) => {
    if (now.drawing.mechanism !== before.drawing.mechanism) tell()
  })
}
