import type { Edit, Mechanism, PortRef, Wire } from '@jizhi/mechanism'

/**
 * The edit that brings a sentence before the one that stands above it. Where rows flow from one to the other they
 * change places in the flow; where they do not, only the order in the document changes, which means nothing.
 * Undefined where the two cannot change places without cutting another way.
 */
export function movedUp(mechanism: Mechanism, order: readonly string[], id: string): Edit | undefined {
  const above = order[order.indexOf(id) - 1]
  if (above === undefined) return undefined
  const between = mechanism.wires.filter(({ from, to }) => from.block === above && to.block === id)
  if (between.length === 0) return inDocument(mechanism, above, id)
  const [middle] = between
  const into = mechanism.wires.filter(({ to }) => to.block === id)
  const before = mechanism.wires.filter(({ to }) => to.block === above)
  const [first] = before
  // Two ways in, or a way out that is not the only one, would have to be told apart by a person.
  if (middle === undefined || into.length !== 1 || before.length !== 1 || first === undefined) return undefined
  const after = mechanism.wires.filter(({ from }) => from.block === id)
  const aside = mechanism.wires.filter(({ from, to }) => from.block === above && to.block !== id)
  const ports = new Set(after.map(({ from }) => from.port))
  const [onward] = after
  if (aside.length > 0 || ports.size > 1) return undefined
  const out = onward?.from ?? endOf(mechanism, id)
  if (out === undefined) return undefined
  const joined: Wire[] = [
    { from: first.from, to: middle.to },
    { from: out, to: first.to },
    ...after.map(({ to }) => ({ from: middle.from, to })),
  ]
  const ends = onward === undefined ? [out] : []
  return {
    do: 'all',
    edits: [
      ...[first, middle, ...after].map((wire): Edit => ({ do: 'disconnect', wire })),
      ...ends.map((port): Edit => ({ do: 'unmark-end', port })),
      ...joined.map((wire): Edit => ({ do: 'connect', wire })),
      ...ends.map((): Edit => ({ do: 'mark-end', port: middle.from })),
    ],
  }
}

/** The one way out that is marked 到此为止. */
const endOf = ({ ends }: Mechanism, id: string): PortRef | undefined => {
  const own = ends.filter(({ block }) => block === id)
  return own.length === 1 ? own[0] : undefined
}

function inDocument({ blocks }: Mechanism, above: string, id: string): Edit | undefined {
  const [to, from] = [above, id].map((one) => blocks.findIndex((block) => block.id === one))
  if (to === undefined || from === undefined || to < 0 || from < to) return undefined
  const order = blocks.map((_, at) => at)
  order.splice(from, 1)
  order.splice(to, 0, from)
  return { do: 'reorder', list: 'blocks', order }
}
