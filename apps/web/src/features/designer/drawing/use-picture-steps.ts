import { describe, type Edit, type Mechanism, type Note } from '@jizhi/mechanism'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../../ui/toast.ts'
import { type Aligning, aligned, cardBoxes, type Placed, type Point } from '../../drawing-lines/index.ts'
import { checkNow } from '../check/rules.ts'
import type { Change, Positions } from './change.ts'
import { closing, misfit } from './connecting.ts'
import { freshId } from './fresh-id.ts'
import { groupAfterMove } from './group-after-move.ts'
import { useDrawingStore } from './use-drawing.ts'

/** A note as it is stuck on: whole dots of the grid. */
const NOTE = { width: 200, height: 120 } as const

/** The removal that joins what it parts, where what comes before fits what comes behind. */
function closedAfter(mechanism: Mechanism, block: string): Edit | undefined {
  const edit = closing(mechanism, block)
  return edit !== undefined && misfit(mechanism, edit, checkNow) === undefined ? edit : undefined
}

/** Everything a person can do to the picture: cards and notes that move, line up, or leave. Each call is one step of undo. */
export function usePictureSteps() {
  const store = useDrawingStore()
  const toast = useToast()
  const { t } = useTranslation()
  return useMemo(() => {
    const state = store.getState
    const notes = () => state().drawing.layout.notes ?? []
    const nameOf = (id: string) => state().views.get(id)?.name ?? t('canvas.note')
    const change = (words: string, made: Change, merge?: string): boolean => {
      const done = state().change(words, made, merge)
      if (!done.ok) toast.failed(done.fault.message)
      return done.ok
    }
    /** Places of cards and notes alike, as a change. */
    const placed = (places: Positions): Change => {
      const moved = notes().map((note) => ({ ...note, ...places[note.id] }))
      const cards = Object.entries(places).filter(([id]) => state().views.has(id))
      return {
        ...(cards.length === 0 ? {} : { positions: Object.fromEntries(cards) }),
        ...(notes().some(({ id }) => places[id] !== undefined) ? { notes: moved } : {}),
      }
    }
    const boxes = (ids: readonly string[]): readonly Placed[] => {
      const { drawing, views } = state()
      const cards = [...views].filter(([id]) => ids.includes(id))
      return [
        ...cards.flatMap(([id, view]) =>
          cardBoxes(drawing.layout, new Map([[id, view]])).map((box) => ({ id, ...box })),
        ),
        ...notes()
          .filter(({ id }) => ids.includes(id))
          .map(({ id, x, y, width, height }) => ({ id, left: x, top: y, right: x + width, bottom: y + height })),
      ]
    }
    const setNotes = (words: string, after: readonly Note[], merge?: string) => change(words, { notes: after }, merge)
    return {
      /** `merge` joins the moves of one run of arrow keys; a single card let go inside another group's frame joins that group. */
      move: (places: Positions, merge?: string) => {
        const ids = Object.keys(places)
        const [first = ''] = ids
        const words =
          ids.length === 1
            ? t('designer.step.move', { name: nameOf(first) })
            : t('designer.step.moveSome', { count: ids.length })
        const joined = merge === undefined && ids.length === 1 ? groupAfterMove(state(), first, places) : undefined
        const { mechanism } = state().drawing
        change(
          joined === undefined ? words : `${words}，${describe(mechanism, joined)}`,
          { ...placed(places), ...(joined === undefined ? {} : { edit: joined }) },
          merge,
        )
      },
      align: (ids: readonly string[], how: Aligning) =>
        change(t(`canvas.step.${how}`), placed(aligned(boxes(ids), how))),
      /** Blocks and notes alike; undo brings them back where they were. One block out of a line leaves the line joined where that fits. */
      remove: (ids: readonly string[]) => {
        const { mechanism } = state().drawing
        const blocks = ids.filter((id) => state().views.has(id))
        const edits = blocks.map((block): Edit => ({ do: 'remove', block }))
        const left = notes().filter(({ id }) => !ids.includes(id))
        if (edits.length === 0 && left.length === notes().length) return
        const [only] = edits
        const closed = blocks.length === 1 ? closedAfter(mechanism, blocks[0] ?? '') : undefined
        const words =
          ids.length > 1
            ? t('designer.step.removeSome', { count: ids.length })
            : only
              ? closed
                ? t('canvas.step.closed', { what: describe(mechanism, only) })
                : describe(mechanism, only)
              : t('canvas.step.removeNote')
        change(words, {
          ...(edits.length === 0 ? {} : { edit: closed ?? { do: 'all', edits } }),
          ...(left.length === notes().length ? {} : { notes: left }),
        })
      },
      addNote: ({ x, y }: Point): string => {
        const id = freshId('note')
        setNotes(t('canvas.step.addNote'), [...notes(), { id, x, y, ...NOTE, text: '' }])
        state().select([id])
        return id
      },
      writeNote: (id: string, text: string) =>
        setNotes(
          t('canvas.step.writeNote'),
          notes().map((note) => (note.id === id ? { ...note, text } : note)),
        ),
      resizeNote: (id: string, box: Partial<Omit<Note, 'id' | 'text'>>, merge?: string) =>
        setNotes(
          t('canvas.step.resizeNote'),
          notes().map((note) => (note.id === id ? { ...note, ...box } : note)),
          merge,
        ),
    }
  }, [store, toast, t])
}
