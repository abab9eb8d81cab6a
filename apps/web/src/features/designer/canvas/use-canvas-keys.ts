import type { KeyboardEvent } from 'react'
import { useDesk } from '../desk/desk.ts'
import { useDrawingStore } from '../drawing/use-drawing.ts'
import { useSteps } from '../drawing/use-steps.ts'

const ARROWS: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -20, y: 0 },
  ArrowRight: { x: 20, y: 0 },
  ArrowUp: { x: 0, y: -20 },
  ArrowDown: { x: 0, y: 20 },
}

/** The card that has the focus, if the key was meant for one. */
const focusedCard = (target: EventTarget) =>
  target instanceof HTMLElement && target.classList.contains('react-flow__node') ? target.dataset.id : undefined

/** Keys on the canvas: Enter opens the settings of the card in focus, arrows move what is selected, Delete removes it, Ctrl+D copies it. */
export function useCanvasKeys() {
  const store = useDrawingStore()
  const steps = useSteps()
  const { readOnly } = useDesk()
  return (event: KeyboardEvent) => {
    const { selected, selectedWire, select, selectWire, drawing } = store.getState()
    const card = focusedCard(event.target)
    if (card === undefined && !(event.target instanceof HTMLElement && event.target.closest('.react-flow'))) return
    const chosen = card !== undefined && !selected.includes(card) ? [card] : selected
    const done = () => event.preventDefault()
    if (event.key === 'Enter' || event.key === ' ') {
      if (card === undefined) return
      select([card])
      return done()
    }
    if (event.key === 'Escape') {
      select([])
      selectWire(undefined)
      return done()
    }
    if (readOnly) return
    const arrow = ARROWS[event.key]
    if (arrow !== undefined && chosen.length > 0) {
      const moved = chosen.map((id) => {
        const { x, y } = drawing.layout.positions[id] ?? { x: 0, y: 0 }
        return [id, { x: x + arrow.x, y: y + arrow.y }] as const
      })
      steps.move(Object.fromEntries(moved), `keys ${chosen.join()}`)
      return done()
    }
    if (event.key === 'Delete' || event.key === 'Backspace') {
      if (selectedWire) steps.disconnect(selectedWire)
      else steps.remove(chosen)
      return done()
    }
    if (event.key === 'd' && (event.ctrlKey || event.metaKey)) {
      steps.duplicate(chosen)
      return done()
    }
  }
}
