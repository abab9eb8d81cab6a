import { type Answer, readMechanism, saveDraft } from '@jizhi/contracts'
import { type Layout, type Mechanism, readMechanism as readDocument } from '@jizhi/mechanism'
import { call } from '../../../client/call.ts'
import { differencesIn } from '../../../client/differences.ts'
import { isFault } from '../../../client/fault.ts'
import type { Drawing } from '../drawing/change.ts'
import type { DrawingStore, Refuse } from '../drawing/drawing-store.ts'
import { openDrawing, wholeDrawing } from '../drawing/open-drawing.ts'
import { type Autosave, autosave, type SaveDrawing } from '../saving/autosave.ts'

export type MechanismAnswer = Answer<typeof readMechanism>

/** Whose save came first, as the refused save tells it. */
interface OtherSave {
  readonly by: string
  readonly at: string
  readonly revision: number
  readonly differences: ReturnType<typeof differencesIn>
}

/** A draft under the pen: its drawing, its saving, and the revision the server saw last. */
export interface Draft {
  readonly store: DrawingStore
  readonly saving: Autosave
  readonly revision: () => number
  readonly otherSave: () => OtherSave | undefined
  /** The drawing as it stands, under the revision that was saved last. */
  readonly asLeft: () => Pick<MechanismAnswer['draft'], 'document' | 'layout' | 'revision'>
  readonly takeTheirs: () => Promise<void>
  readonly keepMine: () => Promise<void>
}

/** A document from the server as the canvas opens it. @throws Error with a sentence when it cannot be read. */
export function readDrawing(document: unknown): Mechanism {
  const read = readDocument(document)
  if (!read.ok) throw new Error(read.fault.message)
  return read.value
}

export const openVersion = (document: unknown, layout: Layout, refuse?: Refuse): DrawingStore =>
  openDrawing(readDrawing(document), layout, refuse)

const otherSaveOf = (details: Readonly<Record<string, unknown>>): OtherSave => ({
  by: String(details.by ?? ''),
  at: String(details.at ?? ''),
  revision: Number(details.revision),
  differences: differencesIn(details),
})

/** Opens the draft of a mechanism for editing; every save names the revision it saw (R6). */
export function openDraft(county: string, answer: MechanismAnswer, refuse?: Refuse): Draft {
  const params = { county, mechanism: answer.mechanism.id }
  const store = openVersion(answer.draft.document, answer.draft.layout, refuse)
  let { revision } = answer.draft
  let other: OtherSave | undefined
  const bodyOf = ({ mechanism, layout }: Drawing) => ({
    ...{ revision, document: { ...mechanism } },
    layout: { positions: { ...layout.positions }, notes: [...(layout.notes ?? [])] },
  })
  const save: SaveDrawing = async (drawing) => {
    try {
      const saved = await call(saveDraft, { params, body: bodyOf(drawing) })
      revision = saved.revision
      return { at: new Date(saved.updatedAt) }
    } catch (error) {
      if (!isFault(error, 'mechanism.draft-changed')) throw error
      other = otherSaveOf(error.details)
      return 'conflict'
    }
  }
  const saving = autosave(store, save, new Date(answer.draft.updatedAt))
  return {
    store,
    saving,
    revision: () => revision,
    otherSave: () => other,
    asLeft: () => bodyOf(store.getState().drawing),
    takeTheirs: async () => {
      const { draft } = await call(readMechanism, { params })
      const mechanism = readDrawing(draft.document)
      store.getState().load(wholeDrawing(mechanism, draft.layout))
      revision = draft.revision
      saving.accept(new Date(draft.updatedAt))
    },
    keepMine: async () => {
      revision = other?.revision ?? revision
      await saving.overwrite()
    },
  }
}
