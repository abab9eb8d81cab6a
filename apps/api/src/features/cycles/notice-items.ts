import { idsOf, type Key } from '@jizhi/domain'
import type { OpenTask } from '@jizhi/mechanism'
import type { OutboxItem } from '../deliveries/index.ts'
import { labelOfPeriod } from './cycle-views.ts'
import type { Standing } from './standing.ts'

/** OBJ-3: what each row's unit is told: that its figures and the proposed consequences lie ready to be looked at, and disputed. */
export function noticeItems({ cycle }: Standing, due: readonly OpenTask[]): OutboxItem[] {
  const period = labelOfPeriod(cycle.period)
  return due.flatMap(({ block, row, items }): OutboxItem[] => {
    const unit = unitOf(row)
    if (unit === undefined) return []
    const consequences = items.length === 0 ? '' : `，并有 ${items.length} 项拟作处理`
    return [
      {
        what: ['notice', cycle.id, block, row, ...items],
        kind: 'notice',
        to: { unit },
        title: [`${period}成绩告知：`, { unit }],
        body: [{ unit }, `${period}的成绩已出${consequences}。请核对；有异议的，在异议期内提出。`],
        about: { cycle: cycle.id, block, row },
        link: `/cycles/${cycle.id}`,
      },
    ]
  })
}

/** The unit a row speaks of: the first id of its key. */
const unitOf = (row: string): string | undefined => idsOf(row as Key)[0] // a key of our own tables
