import type { Derived, OpenTask } from '@jizhi/mechanism'

/** A task whose reminder is due, and the moment for which it was set (epoch milliseconds). */
export interface DueReminder {
  readonly task: OpenTask
  readonly moment: number
}

/**
 * What is to be reminded of, of moments after `since` and up to `now`. Only what still makes sense: the task is open and
 * its date has not passed; of several moments that went by together the last one alone leaves.
 */
export function dueReminders({ open }: Pick<Derived, 'open'>, since: number, now: number): readonly DueReminder[] {
  return open.flatMap((task) => {
    if (task.remindAt === undefined || (task.dueAt !== undefined && task.dueAt <= now)) return []
    const moment = Math.max(...task.remindAt.filter((at) => at > since && at <= now))
    return moment === -Infinity ? [] : [{ task, moment }]
  })
}

/** The next moment at which somebody is to be reminded. */
export function nextReminder({ open }: Pick<Derived, 'open'>, now: number): number | undefined {
  let next: number | undefined
  for (const { remindAt = [] } of open)
    for (const at of remindAt) if (at > now && (next === undefined || at < next)) next = at
  return next
}
