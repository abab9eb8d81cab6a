import type { Mechanism, PortRef, Wire } from '@jizhi/mechanism'
import { wireKey } from './flow-parts.ts'

/** The part of the drawing that has the focus. */
export type Part =
  | { readonly part: 'card'; readonly id: string }
  | { readonly part: 'port'; readonly port: PortRef; readonly side: 'in' | 'out' }
  | { readonly part: 'wire'; readonly id: string }

export function focusedPart(target: EventTarget | null): Part | undefined {
  if (!(target instanceof Element)) return undefined
  const held = target.closest<HTMLElement | SVGElement>('.react-flow__handle, .react-flow__node, .react-flow__edge')
  if (held === null) return undefined
  const { nodeid = '', handleid = '', id = '' } = held.dataset
  if (held.classList.contains('react-flow__handle')) {
    return {
      part: 'port',
      port: { block: nodeid, port: handleid },
      side: held.classList.contains('source') ? 'out' : 'in',
    }
  }
  return held.classList.contains('react-flow__edge') ? { part: 'wire', id } : { part: 'card', id }
}

const at = (name: string, value: string) => `[data-${name}="${CSS.escape(value)}"]`
const selectorOf = (part: Part): string => {
  if (part.part === 'card') return `.react-flow__node${at('id', part.id)}`
  if (part.part === 'wire') return `.react-flow__edge${at('id', part.id)}`
  const side = part.side === 'out' ? '.source' : '.target'
  return `.react-flow__handle${side}${at('nodeid', part.port.block)}${at('handleid', part.port.port)}`
}

/** Gives a part the focus; false where it is not drawn, as a port is from afar. */
export function focusPart(canvas: Element, part: Part | undefined): boolean {
  const found = part && canvas.querySelector<HTMLElement | SVGElement>(selectorOf(part))
  found?.focus({ preventScroll: true })
  return found !== null && found !== undefined
}

interface Sides {
  readonly inputs: readonly { readonly id: string }[]
  readonly outputs: readonly { readonly id: string }[]
}

/** Card → port → wire → card, as the rosters flow; up and down among ports of a side and wires of a card. */
export function partBeside(
  { wires }: Mechanism,
  views: ReadonlyMap<string, Sides>,
  part: Part,
  key: string,
): Part | undefined {
  if (part.part === 'card') return portOf(views, part.id, key === 'ArrowRight' ? 'out' : 'in', key)
  if (part.part === 'port') return besidePort(wires, views, part, key)
  const wire = wires.find((one) => wireKey(one) === part.id)
  if (wire === undefined) return undefined
  if (key === 'ArrowRight') return { part: 'card', id: wire.to.block }
  if (key === 'ArrowLeft') return { part: 'card', id: wire.from.block }
  const siblings = wires.filter(({ from }) => from.block === wire.from.block)
  const next = siblings[siblings.indexOf(wire) + (key === 'ArrowDown' ? 1 : -1)]
  return next && { part: 'wire', id: wireKey(next) }
}

function portOf(views: ReadonlyMap<string, Sides>, block: string, side: 'in' | 'out', key: string): Part | undefined {
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return undefined
  const [first] = (side === 'out' ? views.get(block)?.outputs : views.get(block)?.inputs) ?? []
  return first && { part: 'port', port: { block, port: first.id }, side }
}

function besidePort(
  wires: readonly Wire[],
  views: ReadonlyMap<string, Sides>,
  { port, side }: Extract<Part, { part: 'port' }>,
  key: string,
): Part | undefined {
  const onwards = side === 'out' ? 'ArrowRight' : 'ArrowLeft'
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const ports = (side === 'out' ? views.get(port.block)?.outputs : views.get(port.block)?.inputs) ?? []
    const next = ports[ports.findIndex(({ id }) => id === port.port) + (key === 'ArrowDown' ? 1 : -1)]
    return next && { part: 'port', port: { block: port.block, port: next.id }, side }
  }
  if (key !== onwards) return { part: 'card', id: port.block }
  const wire = wires.find(({ from, to }) => {
    const end = side === 'out' ? from : to
    return end.block === port.block && end.port === port.port
  })
  return wire && { part: 'wire', id: wireKey(wire) }
}
