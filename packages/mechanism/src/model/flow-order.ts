import type { Wire } from './mechanism.ts'

/** Ids in the order rows flow, and those that stand in a ring or behind one. */
export interface FlowOrder {
  readonly order: readonly string[]
  readonly ring: readonly string[]
}

/** Topological by wires; of several that are ready, the one named first. Wires of ids that are not named do not count. */
export function flowOrder(ids: readonly string[], wires: readonly Wire[]): FlowOrder {
  const place = new Map(ids.map((id, at) => [id, at]))
  const onwards: number[][] = ids.map(() => [])
  const open = new Int32Array(ids.length)
  for (const { from, to } of wires) {
    const [source, target] = [place.get(from.block), place.get(to.block)]
    if (source === undefined || target === undefined) continue
    onwards[source]!.push(target)
    open[target]! += 1
  }
  // The next one stands last, where it is taken without moving the others.
  const ready = ids.flatMap((_, at) => (open[at] === 0 ? [at] : [])).reverse()
  const order: string[] = []
  for (let at = ready.pop(); at !== undefined; at = ready.pop()) {
    order.push(ids[at]!)
    for (const next of onwards[at]!) {
      open[next]! -= 1
      if (open[next] === 0) ready.splice(firstBelow(ready, next), 0, next)
    }
  }
  return { order, ring: ids.filter((_, at) => open[at]! > 0) }
}

/** Where a place belongs among others that fall. */
function firstBelow(falling: readonly number[], place: number): number {
  let [low, high] = [0, falling.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (falling[middle]! > place) low = middle + 1
    else high = middle
  }
  return low
}
