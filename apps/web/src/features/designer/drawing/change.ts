import { ok, type Result } from '@jizhi/domain'
import { apply, type Edit, type EditFault, type Layout, type Mechanism, type Note } from '@jizhi/mechanism'

/** What is open on the canvas: the meaning, and beside it where its boxes stand. */
export interface Drawing {
  readonly mechanism: Mechanism
  readonly layout: Layout
}
export type Positions = Layout['positions']

/** One step a person takes: an edit of the meaning, cards that come to stand somewhere, notes, or all of them. */
export interface Change {
  readonly edit?: Edit
  readonly positions?: Positions
  /** All notes as they are to stand. */
  readonly notes?: readonly Note[]
}

export interface Changed {
  readonly drawing: Drawing
  /** Takes the change back, exactly. */
  readonly inverse: Change
}

/** Does a change to meaning and picture as one; refused by the meaning, nothing moves. Cards that left keep their place for undo. */
export function applyChange(
  { mechanism, layout }: Drawing,
  { edit, positions, notes }: Change,
): Result<Changed, EditFault> {
  const edited = edit === undefined ? ok({ mechanism, inverse: undefined }) : apply(mechanism, edit)
  if (!edited.ok) return edited
  const before = Object.keys(positions ?? {}).flatMap((id) => {
    const was = layout.positions[id]
    return was === undefined ? [] : [[id, was] as const]
  })
  const inverse: Change = {
    ...(edited.value.inverse === undefined ? {} : { edit: edited.value.inverse }),
    ...(before.length === 0 ? {} : { positions: Object.fromEntries(before) }),
    ...(notes === undefined ? {} : { notes: layout.notes ?? [] }),
  }
  const moved: Layout =
    positions === undefined ? layout : { ...layout, positions: { ...layout.positions, ...positions } }
  const noted = notes === undefined ? moved : withNotes(moved, notes)
  return ok({ drawing: { mechanism: edited.value.mechanism, layout: noted }, inverse })
}

/** A layout without notes has no list of them, so that old documents stay as they are. */
export const withNotes = ({ positions }: Layout, notes: readonly Note[]): Layout =>
  notes.length === 0 ? { positions } : { positions, notes }

/** The layout to be stored: only what stands on the drawing. */
export function storedLayout({ mechanism, layout }: Drawing): Layout {
  const positions = mechanism.blocks.flatMap(({ id }) => {
    const at = layout.positions[id]
    return at === undefined ? [] : [[id, at] as const]
  })
  return withNotes({ positions: Object.fromEntries(positions) }, layout.notes ?? [])
}
