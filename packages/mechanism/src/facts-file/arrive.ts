import { outcomeTypes } from '../model/outcome-types.ts'
import { complainAt } from './file-fault.ts'
import { frozenTable } from './frozen-table.ts'
import type { Teller } from './say-given.ts'
import type { StepOf } from './steps.ts'

/** CYC-3, ROST-1: what an event brought to a roster; a corrected arrival takes the place of the one before (CYC-1). */
export function arrive({ drawing, stream, path, faults }: Teller, step: StepOf<'arrive'>, event: string): void {
  const complain = complainAt(path, faults)
  const roster = drawing.of('roster').find(({ open }) => open.block.id === step.arrive)
  if (roster?.config.source !== 'event') {
    complain(`“${step.arrive}”不是名单由事件带来的对象。`, '.arrive')
    return
  }
  const read = new Set(roster.config.reads.map((one) => one.id))
  const columns = (drawing.outputs(step.arrive).rows?.columns ?? []).filter((column) => read.has(column.id))
  const rows = frozenTable(columns, step.rows, (message, below) => complain(message, `.rows${below}`))
  const slot = { block: step.arrive }
  const earlier = stream.facts.findLast((fact) => fact.kind === 'arrived' && fact.slot.block === step.arrive)
  if (step.amends === true && !earlier) complain(`“${step.arrive}”还没有送来过，没有可更正的。`)
  const amended = step.amends === true && earlier ? { supersedes: earlier.id } : {}
  stream.say('arrived', { day: step.day, slot, ...amended }, { event, rows, types: outcomeTypes(columns) })
}
