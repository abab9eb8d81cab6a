import type { Finding } from '../model/block-def.ts'
import { type Drawing, error } from './drawing.ts'

/** WIRE-2: all rosters stand under one cycle. */
export function checkOneCycle(drawing: Drawing): Finding[] {
  const cycles = drawing.of('cycle')
  if (cycles.length === 0) {
    return [{ code: 'check.no-cycle', severity: 'error', message: '机制没有周期块，请从左边拖入一个“周期”。' }]
  }
  return cycles
    .slice(1)
    .map(({ open }) => error('many-cycles', open.block.id, '一个机制只能有一个周期，请删去多余的。'))
}
