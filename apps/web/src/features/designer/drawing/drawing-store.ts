import { fail, ok, type Result } from '@jizhi/domain'
import type { EditFault, Mechanism, Wire } from '@jizhi/mechanism'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type BlockView, blockViews } from './block-view.ts'
import { applyChange, type Change, type Drawing } from './change.ts'

interface Step {
  /** What was done, as the tooltip of undo says it. */
  readonly words: string
  readonly redo: Change
  readonly undo: Change
  /** Steps of one kind that follow each other at once (arrow keys) become one. */
  readonly merge: string | undefined
}

export interface DrawingState {
  readonly drawing: Drawing
  readonly views: ReadonlyMap<string, BlockView>
  readonly past: readonly Step[]
  readonly future: readonly Step[]
  /** Counts every change of the drawing, undo and redo included; what saving follows. */
  readonly turn: number
  readonly selected: readonly string[]
  readonly selectedWire: Wire | undefined
  /** The block whose name is being written. */
  readonly renaming: string | undefined
  /** Does one named step, or says why not. */
  readonly change: (words: string, change: Change, merge?: string) => Result<undefined, EditFault>
  readonly undo: () => void
  readonly redo: () => void
  readonly select: (blocks: readonly string[]) => void
  readonly selectWire: (wire: Wire | undefined) => void
  /** Chooses a block and lets its name be written; nothing ends the writing. */
  readonly startRenaming: (block: string | undefined) => void
  /** Starts over from another document, e.g. the one a colleague saved. */
  readonly load: (drawing: Drawing) => void
}

export type DrawingStore = StoreApi<DrawingState>

/** Why a step may not be taken, whatever else it is; a drawing that was taken over is bound by its origin. */
export type Refuse = (before: Mechanism, after: Mechanism) => string | undefined

/** Steps beyond these are forgotten. */
const MOST_STEPS = 200

type Shown = Pick<DrawingState, 'drawing' | 'views' | 'selected' | 'selectedWire' | 'turn'>

/** What can be chosen: blocks and notes. */
const standsOn = ({ mechanism, layout }: Drawing, id: string): boolean =>
  mechanism.blocks.some((block) => block.id === id) || (layout.notes?.some((note) => note.id === id) ?? false)

const show = (drawing: Drawing, before: DrawingState): Shown => ({
  drawing,
  views: drawing.mechanism === before.drawing.mechanism ? before.views : blockViews(drawing.mechanism, before.views),
  selected: before.selected.filter((id) => standsOn(drawing, id)),
  selectedWire: drawing.mechanism.wires.find((wire) => wire === before.selectedWire),
  turn: before.turn + 1,
})

/** The step after `change`; a step that goes on with the last one keeps that one's way back. */
function withStep(past: readonly Step[], step: Step, goesOn: boolean): readonly Step[] {
  const last = past.at(-1)
  if (!goesOn || last === undefined) return [...past, step].slice(-MOST_STEPS)
  return [...past.slice(0, -1), { ...step, undo: last.undo }]
}

/** The open drawing with its undo: one step per command, taken back by the inverse of its edit, never per frame of a drag. */
export function drawingStore(
  first: Drawing,
  refuse?: Refuse,
  views: DrawingState['views'] = blockViews(first.mechanism),
): DrawingStore {
  return createStore<DrawingState>((set, get) => ({
    drawing: first,
    views,
    past: [],
    future: [],
    turn: 0,
    selected: [],
    selectedWire: undefined,
    renaming: undefined,
    change: (words, change, merge) => {
      const state = get()
      const changed = applyChange(state.drawing, change)
      if (!changed.ok) return changed
      const refused = refuse?.(state.drawing.mechanism, changed.value.drawing.mechanism)
      if (refused !== undefined) return fail({ code: 'edit.settings', message: refused })
      const last = state.past.at(-1)
      const goesOn = merge !== undefined && last?.merge === merge && state.future.length === 0
      const step = { words, redo: change, undo: changed.value.inverse, merge }
      set({ ...show(changed.value.drawing, state), past: withStep(state.past, step, goesOn), future: [] })
      return ok(undefined)
    },
    undo: () =>
      set((state) => {
        const step = state.past.at(-1)
        const back = step && applyChange(state.drawing, step.undo)
        if (!step || !back?.ok) return state
        return { ...show(back.value.drawing, state), past: state.past.slice(0, -1), future: [step, ...state.future] }
      }),
    redo: () =>
      set((state) => {
        const step = state.future[0]
        const again = step && applyChange(state.drawing, step.redo)
        if (!step || !again?.ok) return state
        return { ...show(again.value.drawing, state), past: [...state.past, step], future: state.future.slice(1) }
      }),
    select: (selected) => set({ selected, selectedWire: undefined, renaming: undefined }),
    selectWire: (selectedWire) => set(selectedWire ? { selectedWire, selected: [] } : { selectedWire }),
    startRenaming: (renaming) =>
      set(renaming === undefined ? { renaming } : { renaming, selected: [renaming], selectedWire: undefined }),
    load: (drawing) => set((state) => ({ ...show(drawing, state), past: [], future: [] })),
  }))
}
