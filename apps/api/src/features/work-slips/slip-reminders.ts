import { addWorkingDays, type Day, dayOf, startOf, type WorkingCalendar } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { Queue } from '../../platform/queue/queue.ts'
import { Outbox, type OutboxItem } from '../deliveries/index.ts'
import { remindOfSlip } from './work-slips.queue.ts'
import { type SlipRow, WorkSlipsStore } from './work-slips.store.ts'

const MORNING_MS = 9 * 3_600_000

/** 提醒: on the last working day for a reply, and on the first one after it; nothing once somebody replied or closed. */
@Injectable()
export class SlipReminders {
  constructor(
    private readonly queue: Queue,
    private readonly store: WorkSlipsStore,
    private readonly outbox: Outbox,
  ) {
    this.queue.handle({
      queue: remindOfSlip,
      deed: (_, { slip }) => ({ by: null, action: 'work-slips.remind', subject: `work-slip:${slip}` }),
      run: (tx, { slip, at }) => this.remind(tx, slip, at),
    })
  }

  /** Sets both timers of a slip sent on that day; TIME-2: the day of sending does not count. */
  async set(tx: Tx, slip: string, sentOn: Day, replyDays: number, calendar: WorkingCalendar): Promise<void> {
    for (const days of [replyDays, replyDays + 1]) {
      const at = startOf(addWorkingDays(sentOn, days, calendar).day) + MORNING_MS
      await this.queue.send(tx, remindOfSlip, { slip, at }, { at })
    }
  }

  private async remind(tx: Tx, id: string, at: number): Promise<void> {
    // The queue counts in real time; where the county's clock was set back since, the timer is set again.
    if (tx.now < at) return this.queue.send(tx, remindOfSlip, { slip: id, at }, { at })
    const row = await this.store.one(tx, id)
    if (row === undefined || row.replied_at !== null || row.closed_at !== null) return
    // of a reminder that comes late only what is still true is said
    await this.outbox.put(tx, tx.now < row.due_at.getTime() ? [dueToday(row)] : overdue(row, dayOf(tx.now)))
  }
}

const ABOUT = (row: SlipRow) => ({ about: { subject: row.id }, link: '/cases?tab=slips' })

const numberOf = ({ year, number }: SlipRow): string => `工作联系单（${year} 年第 ${number} 号）`

const dueToday = (row: SlipRow): OutboxItem => ({
  ...{
    what: ['work-slip', row.id, 'due'],
    kind: 'reminder',
    to: { unit: row.to_unit_id },
    title: ['工作联系单今天到期'],
  },
  body: [{ unit: row.from_unit_id }, `发来的${numberOf(row)}今天 24 时到回复期限，还没有回复。`],
  ...ABOUT(row),
})

const overdue = (row: SlipRow, today: Day): OutboxItem[] => [
  {
    ...{ what: ['work-slip', row.id, 'overdue', today], kind: 'urge', to: { unit: row.to_unit_id } },
    title: ['工作联系单已逾期'],
    body: [{ unit: row.from_unit_id }, `发来的${numberOf(row)}已过回复期限，请尽快回复。`],
    ...ABOUT(row),
  },
  {
    ...{ what: ['work-slip', row.id, 'unanswered', today], kind: 'reminder', to: { unit: row.from_unit_id } },
    title: ['工作联系单逾期未回复'],
    body: [{ unit: row.to_unit_id }, `到期没有回复${numberOf(row)}，可以催办。`],
    ...ABOUT(row),
  },
]
