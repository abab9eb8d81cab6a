import { useReactFlow } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'
import { useDesk } from '../desk/desk.ts'
import { useDrawingStore } from '../drawing/use-drawing.ts'
import { useGroupSteps } from '../drawing/use-group-steps.ts'
import { usePictureSteps } from '../drawing/use-picture-steps.ts'
import { useSteps } from '../drawing/use-steps.ts'
import { FIT } from './fit.ts'
import { wireKey } from './flow-parts.ts'
import { focusedPart, focusPart, type Part, partBeside } from './focus-parts.ts'
import { isTyping } from './is-typing.ts'
import { afterPort, useCanvasActs } from './quick.ts'

const STEP = 20
const ARROWS: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
}

/** A key that was heard: what it was pressed on, and whether it did something. */
interface Heard {
  readonly event: KeyboardEvent
  readonly part: Part | undefined
  readonly canvas: HTMLElement
}
type Listener = (heard: Heard) => boolean

/** Keys of the canvas; it hears them when it has the focus or nothing has. The help lists them (`?`). */
export function useCanvasKeys(canvas: RefObject<HTMLElement | null>, onHelp: () => void): void {
  const look = useLookKeys(onHelp)
  const choose = useChooseKeys()
  const write = useWriteKeys()
  const { readOnly } = useDesk()
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      const { target } = event
      const own = canvas.current
      if (own === null || event.defaultPrevented || isTyping(target)) return
      const here = target === document.body || (target instanceof Node && own.contains(target))
      if (!here || (target instanceof Element && target.closest('button, .pick-list'))) return
      const key = { event, part: focusedPart(target), canvas: own }
      if (look(key) || choose(key) || (!readOnly && write(key))) event.preventDefault()
    }
    window.addEventListener('keydown', heard)
    return () => window.removeEventListener('keydown', heard)
  }, [canvas, look, choose, write, readOnly])
  useWayBack(canvas)
}

/** Esc closes the panel of a block; whoever was in it goes back to the card. */
function useWayBack(canvas: RefObject<HTMLElement | null>): void {
  const store = useDrawingStore()
  useEffect(() => {
    const heard = ({ key, target }: KeyboardEvent) => {
      const [id] = store.getState().selected
      // A field that was there a moment ago, as the one for the name, leaves the focus to nobody.
      const inPanel = target === document.body || (target instanceof Element && target.closest('.side-panel') !== null)
      if (key !== 'Escape' || id === undefined || !inPanel) return
      requestAnimationFrame(() => {
        if (store.getState().selected.length === 0 && canvas.current) focusPart(canvas.current, { part: 'card', id })
      })
    }
    window.addEventListener('keydown', heard, true)
    return () => window.removeEventListener('keydown', heard, true)
  }, [canvas, store])
}

const commanded = ({ ctrlKey, metaKey }: KeyboardEvent) => ctrlKey || metaKey
const plain = (event: KeyboardEvent) => !commanded(event) && !event.altKey

/** 1 whole drawing, 2 what is chosen, 0 natural size, Ctrl+F search, ? help. */
function useLookKeys(onHelp: () => void): Listener {
  const { fitView, zoomTo } = useReactFlow()
  const store = useDrawingStore()
  const { ask } = useCanvasActs()
  return ({ event }) => {
    if (commanded(event) && event.key.toLowerCase() === 'f') ask({ ask: 'search' })
    else if (!plain(event)) return false
    else if (event.key === '?') onHelp()
    else if (event.key === '1') void fitView(FIT)
    else if (event.key === '0') void zoomTo(1)
    else if (event.key === '2') void fitView({ ...FIT, nodes: store.getState().selected.map((id) => ({ id })) })
    else return false
    return true
  }
}

/** Enter, Shift+Enter, Esc, Ctrl+A, and Alt with arrows along ports and wires. */
function useChooseKeys(): Listener {
  const store = useDrawingStore()
  return ({ event, part, canvas }) => {
    const { drawing, views, selected, select, selectWire } = store.getState()
    const walking = event.altKey || (part !== undefined && part.part !== 'card')
    if (walking && part && event.key in ARROWS) {
      const next = partBeside(drawing.mechanism, views, part, event.key)
      if (focusPart(canvas, next) && next?.part === 'wire')
        selectWire(drawing.mechanism.wires.find((wire) => wireKey(wire) === next.id))
      return true
    }
    if (commanded(event) && event.key.toLowerCase() === 'a') {
      select([...views.keys(), ...(drawing.layout.notes ?? []).map(({ id }) => id)])
      return true
    }
    if (event.key === 'Escape') {
      if (part?.part === 'port') focusPart(canvas, { part: 'card', id: part.port.block })
      select([])
      selectWire(undefined)
      return true
    }
    if (part?.part !== 'card' || (event.key !== 'Enter' && event.key !== ' ')) return false
    const chosen = selected.includes(part.id)
    if (event.shiftKey) select(chosen ? selected.filter((id) => id !== part.id) : [...selected, part.id])
    else if (chosen && selected.length === 1) enterCard(canvas, part.id)
    else select([part.id])
    return true
  }
}

/** Enter on a chosen card goes on to its settings, on a chosen note to its text. */
function enterCard(canvas: HTMLElement, id: string) {
  const text = canvas.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"] textarea`)
  // The tabs of the panel stand before its fields, and say which block it speaks of.
  const first = text ?? document.querySelector<HTMLElement>('.side-panel [role="tab"][aria-selected="true"]')
  first?.focus()
}

/** Everything that changes the drawing. */
function useWriteKeys(): Listener {
  const store = useDrawingStore()
  const steps = useSteps()
  const picture = usePictureSteps()
  const groups = useGroupSteps()
  const { ask } = useCanvasActs()
  const moved = useMoveKeys()
  return (heard) => {
    const { event, part } = heard
    const { selected, selectedWire, select, views, drawing } = store.getState()
    const card = part?.part === 'card' ? part.id : undefined
    const chosen = card !== undefined && !selected.includes(card) ? [card] : selected
    const key = event.key.toLowerCase()
    const wire = part?.part === 'wire' ? drawing.mechanism.wires.find((one) => wireKey(one) === part.id) : selectedWire
    if (moved(heard, chosen)) return true
    if (key === 'delete' || key === 'backspace') {
      if (part?.part === 'port') return false
      if (wire) steps.disconnect(wire)
      else picture.remove(chosen)
    } else if (key === 'contextmenu' || (key === 'f10' && event.shiftKey)) {
      if (card !== undefined) select(chosen)
      ask({ ask: 'acts' })
    } else if (key === 'f2' && views.has(chosen[0] ?? '') && chosen.length === 1)
      store.getState().startRenaming(chosen[0])
    else if (commanded(event) && key === 'd') steps.duplicate(chosen)
    else if (commanded(event) && key === 'g' && event.shiftKey) groups.leave(chosen)
    else if (commanded(event) && key === 'g') groups.make(chosen)
    else if (plain(event) && (key === '+' || key === '=' || key === 'insert')) {
      if (part?.part === 'port') ask(portAsk(part))
      else if (wire) ask({ ask: 'place', place: { on: wire } })
      else {
        const outputs = views.get(chosen.length === 1 ? (chosen[0] ?? '') : '')?.outputs ?? []
        const [block = ''] = chosen
        if (outputs.length > 1) ask({ ask: 'port', block })
        else ask(outputs[0] ? afterPort({ block, port: outputs[0].id }) : { ask: 'add' })
      }
    } else if (plain(event) && part?.part === 'port' && key === 'enter') ask(portAsk(part))
    else if (plain(event) && /^\p{L}$/u.test(event.key)) ask({ ask: 'add', typed: event.key })
    // An input method began to compose outside a field: the list takes the next signs.
    else if (event.key === 'Process') ask({ ask: 'add' })
    else return false
    return true
  }
}

const portAsk = ({ port, side }: Extract<Part, { part: 'port' }>) =>
  side === 'out' ? afterPort(port) : ({ ask: 'place', place: { before: port } } as const)

/** Arrows move what is chosen by a dot; Shift makes a note larger or smaller. */
function useMoveKeys(): (heard: Heard, chosen: readonly string[]) => boolean {
  const store = useDrawingStore()
  const picture = usePictureSteps()
  return ({ event, part }, chosen) => {
    const arrow = ARROWS[event.key]
    if (arrow === undefined || event.altKey || chosen.length === 0 || (part && part.part !== 'card')) return false
    const { layout } = store.getState().drawing
    const notes = layout.notes ?? []
    const note = notes.find(({ id }) => chosen.length === 1 && id === chosen[0])
    if (event.shiftKey && note) {
      const size = { width: Math.max(120, note.width + arrow.x), height: Math.max(60, note.height + arrow.y) }
      picture.resizeNote(note.id, size, `size ${note.id}`)
      return true
    }
    const places = chosen.map((id) => {
      const { x, y } = layout.positions[id] ?? notes.find((one) => one.id === id) ?? { x: 0, y: 0 }
      return [id, { x: x + arrow.x, y: y + arrow.y }] as const
    })
    picture.move(Object.fromEntries(places), `keys ${chosen.join()}`)
    return true
  }
}
