import { addDays, dayLabel, dayOf, idsOf } from '@jizhi/domain'
import type { Addressee, OutboxItem } from '../deliveries/index.ts'
import { labelOfPeriod } from './cycle-views.ts'
import type { DueReminder } from './reminders.ts'
import type { Standing } from './standing.ts'

const VERBS = {
  answer: '请按时填报',
  judge: '请按时审核',
  notice: '请送达告知',
  decide: '请按时裁定',
  freeze: '请定榜',
  sign: '请签发',
  settle: '请处理待定事项',
} as const

/** One reminder per addressee, block, kind of task and moment, however many rows it speaks of; it never leaves twice. */
export function reminderItems({ cycle }: Pick<Standing, 'cycle'>, due: readonly DueReminder[]): readonly OutboxItem[] {
  const groups = new Map<string, { readonly to: Addressee; readonly due: DueReminder; rows: number }>()
  for (const one of due)
    for (const to of addresseesOf(one, cycle.owner_unit_id)) {
      const key = JSON.stringify([one.task.block, one.task.kind, one.moment, to])
      const group = groups.get(key)
      if (group === undefined) groups.set(key, { to, due: one, rows: 1 })
      else group.rows += 1
    }
  return [...groups.values()].map(({ to, due: { task, moment }, rows }) => ({
    what: ['reminder', cycle.id, task.block, task.kind, moment],
    kind: 'reminder',
    to,
    title: [`${VERBS[task.kind]}：${cycle.mechanism_name}`],
    body: [`${labelOfPeriod(cycle.period)}还有 ${rows} 项没有办${dueWords(task.dueAt)}。`],
    about: { cycle: cycle.id, block: task.block },
    link: `/cycles/${cycle.id}`,
  }))
}

/** Those who are asked by name; else the people of the row's unit where the unit answers for itself, or of the owner. */
function addresseesOf({ task }: DueReminder, owner: string): readonly Addressee[] {
  if (task.persons.length > 0) return task.persons.map((person) => ({ person }))
  const [unit] = idsOf(task.row)
  return [{ unit: task.role === 'clerk' && unit !== undefined ? unit : owner }]
}

/** TIME-1: the deadline is the end of its day. */
const dueWords = (at: DueReminder['task']['dueAt']): string =>
  at === undefined ? '' : `，期限到 ${dayLabel(addDays(dayOf(at), -1))} 24 时`
