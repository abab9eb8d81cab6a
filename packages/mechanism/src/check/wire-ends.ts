import type { Finding, PortSpec } from '../model/block-def.ts'
import type { PortRef } from '../model/mechanism.ts'
import { type Drawing, error, nameOf } from './drawing.ts'

const sayPorts = (ports: readonly PortSpec[]): string =>
  ports.length === 0 ? '' : `有 ${ports.map(({ id }) => id).join('、')}；`

/** WIRE-1: both ends of a wire, and every port marked as an end, must exist. */
export function checkWireEnds(drawing: Drawing): Finding[] {
  const known = new Set(drawing.mechanism.blocks.map((block) => block.id))
  const missing = (ref: PortRef, side: 'inputs' | 'outputs'): Finding[] => {
    if (!known.has(ref.block)) {
      return [error('unknown-block', ref.block, `连线接到了不存在的块“${ref.block}”，请删去这条线。`, ref.port)]
    }
    const open = drawing.byId.get(ref.block)
    if (open === undefined || open[side].some((port) => port.id === ref.port)) return []
    return [
      error(
        'unknown-port',
        ref.block,
        `${nameOf(drawing, ref.block)}没有“${ref.port}”这个口，${sayPorts(open[side])}请删去这条线重连。`,
        ref.port,
      ),
    ]
  }
  return [
    ...drawing.mechanism.wires.flatMap((wire) => [...missing(wire.from, 'outputs'), ...missing(wire.to, 'inputs')]),
    ...drawing.mechanism.ends.flatMap((end) => missing(end, 'outputs')),
  ]
}
