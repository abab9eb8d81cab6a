import type { Finding } from '../model/block-def.ts'
import { type Drawing, nameOf } from './drawing.ts'

/** CYC-4: the cohort of an event cycle is the event's own rows, so comparing within it compares with hardly anybody. */
export function checkEventCohort(drawing: Drawing): Finding[] {
  if (!drawing.of('cycle').some(({ config }) => config.period === 'event')) return []
  const comparing = [
    ...drawing.of('rank').map(({ open }) => ({ id: open.block.id, what: '排名' })),
    ...drawing
      .of('allocate')
      .filter(({ config }) => config.method === 'place')
      .map(({ open }) => ({ id: open.block.id, what: '按名次奖补' })),
    ...drawing
      .of('regroup')
      .filter(({ config }) => config.aggregates.some((one) => one.operation === 'share'))
      .map(({ open }) => ({ id: open.block.id, what: '占比' })),
  ]
  return comparing.map(({ id, what }) => ({
    code: 'check.event-cohort',
    severity: 'warning',
    block: id,
    message: `${nameOf(drawing, id)}在按事件开的周期里${what}，只在这一件事自己的行里比，请放到按月、按季的机制里去读这些事件。`,
  }))
}
