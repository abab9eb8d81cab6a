import type { Mechanism } from '../model/mechanism.ts'
import { step, type Way } from './change.ts'

const LISTS = { blocks: '块', wires: '线', ends: '到此为止' } as const

/** The order in the document, which means nothing but is part of it. */
export function diffOrder(way: Way): void {
  for (const list of ['blocks', 'wires', 'ends'] as const) {
    const order = orderFor(way.current, way.to, list)
    if (order === undefined || order.every((from, at) => from === at)) continue
    step(way, { do: 'reorder', list, order }, `文件里${LISTS[list]}的先后有调整，含义不变`)
  }
}

function orderFor(current: Mechanism, to: Mechanism, list: keyof typeof LISTS): readonly number[] | undefined {
  const name = (one: Mechanism[typeof list][number]): string => ('id' in one ? one.id : JSON.stringify(portsIn(one)))
  const places = new Map(current[list].map((one, at) => [name(one), at]))
  const order = to[list].flatMap((one) => places.get(name(one)) ?? [])
  return order.length === current[list].length ? order : undefined
}

/** The names of a wire or an end in one order, whatever order its keys stand in. */
const portsIn = (one: Mechanism['wires'][number] | Mechanism['ends'][number]): readonly string[] =>
  'from' in one ? [one.from.block, one.from.port, one.to.block, one.to.port] : [one.block, one.port]
