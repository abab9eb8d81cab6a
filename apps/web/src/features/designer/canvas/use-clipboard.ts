import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../../ui/toast.ts'
import { cardBoxes, freeShift } from '../../drawing-lines/index.ts'
import { useDesk } from '../desk/desk.ts'
import { type Cutting, cuttingText, readCutting } from '../drawing/clipboard.ts'
import type { DrawingState } from '../drawing/drawing-store.ts'
import { freshId } from '../drawing/fresh-id.ts'
import { useDrawingStore } from '../drawing/use-drawing.ts'
import { usePictureSteps } from '../drawing/use-picture-steps.ts'
import { isTyping } from './is-typing.ts'

/** Ctrl+C, Ctrl+X and Ctrl+V of chosen blocks and notes, as JSON: within a drawing, into another, into a file. */
export function useClipboard(): void {
  const { t } = useTranslation()
  const store = useDrawingStore()
  const picture = usePictureSteps()
  const { readOnly } = useDesk()
  const toast = useToast()
  useEffect(() => {
    const taken = (event: ClipboardEvent): boolean => {
      const { drawing, selected } = store.getState()
      // Words that are marked on the page are meant instead.
      if (isTyping(event.target) || !(window.getSelection()?.isCollapsed ?? true)) return false
      const text = cuttingText(drawing, selected)
      if (text === '' || event.clipboardData === null) return false
      event.preventDefault()
      event.clipboardData.setData('text/plain', text)
      toast.done(t('canvas.clipboard.taken', { count: selected.length }))
      return true
    }
    const copied = (event: ClipboardEvent) => void taken(event)
    const cut = (event: ClipboardEvent) => {
      if (readOnly) return
      const { selected } = store.getState()
      if (taken(event)) picture.remove(selected)
    }
    const pasted = (event: ClipboardEvent) => {
      if (readOnly || isTyping(event.target)) return
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (text.trim() === '') return
      event.preventDefault()
      const read = readCutting(text)
      if (!read.ok) return toast.failed(t(read.fault))
      const { fragment, notes } = read.value
      const change = pasting(read.value, store.getState())
      const count = fragment.blocks.length + notes.length
      const done = store.getState().change(t('canvas.step.paste', { count }), change.change)
      if (!done.ok) return toast.failed(done.fault.message)
      store.getState().select(change.ids)
    }
    document.addEventListener('copy', copied)
    document.addEventListener('cut', cut)
    document.addEventListener('paste', pasted)
    return () => {
      document.removeEventListener('copy', copied)
      document.removeEventListener('cut', cut)
      document.removeEventListener('paste', pasted)
    }
  }, [t, store, picture, readOnly, toast])
}

/** One step: the blocks under fresh ids with the wires between them, the notes, all where nothing is covered. */
function pasting({ fragment, positions, notes }: Cutting, { drawing, views }: DrawingState) {
  const standing = drawing.layout.notes ?? []
  const as = Object.fromEntries(fragment.blocks.map(({ id, kind }) => [id, freshId(kind)]))
  const by = freeShift([...Object.values(positions), ...notes], cardBoxes(drawing.layout, views))
  const places = fragment.blocks.map(({ id }) => {
    const { x, y } = positions[id] ?? { x: 0, y: 0 }
    return [as[id] ?? id, { x: x + by.x, y: y + by.y }] as const
  })
  const stuck = notes.map((note) => ({ ...note, id: freshId('note'), x: note.x + by.x, y: note.y + by.y }))
  const blocks =
    places.length === 0 ? {} : { edit: { do: 'paste', fragment, as } as const, positions: Object.fromEntries(places) }
  return {
    ids: [...Object.values(as), ...stuck.map(({ id }) => id)],
    change: { ...blocks, ...(stuck.length === 0 ? {} : { notes: [...standing, ...stuck] }) },
  }
}
