import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { DutyStore } from './duty.store.ts'
import type { OutboxItem } from './message.ts'
import { Outbox } from './outbox.ts'
import { type Duty, TodoPort } from './todo-port.ts'
import { WaysReader } from './ways.ts'

/** The generic to-do push: `duty.opened` and `duty.closed` to the county's webhook, for whatever platform stands behind it. */
@Injectable()
export class WebhookTodo extends TodoPort {
  constructor(
    private readonly outbox: Outbox,
    private readonly ways: WaysReader,
    private readonly store: DutyStore,
  ) {
    super()
  }

  async listens(tx: Tx): Promise<boolean> {
    const ways = await this.ways.carrying(tx)
    return ways?.carrying('duty').some(({ channel }) => channel === 'webhook') ?? false
  }

  async standing(tx: Tx, cycle: string): Promise<ReadonlySet<string>> {
    const rounds = await this.store.rounds(tx, cycle)
    return new Set([...rounds].flatMap(([key, { opened, closed }]) => (opened > closed ? [key] : [])))
  }

  async push(tx: Tx, duties: readonly Duty[]): Promise<void> {
    const [first] = duties
    if (first === undefined) return
    const rounds = await this.store.rounds(tx, first.cycle)
    await this.outbox.put(
      tx,
      duties.map((duty) => {
        const { key, cycle, task, block, row, role, persons, dueAt, link } = duty
        const due = dueAt === undefined ? {} : { dueAt: new Date(dueAt).toISOString() }
        const about = { cycle, block, row, duty: key, task, role, persons, ...due }
        return eventItem('duty.opened', about, link, rounds.get(key)?.opened ?? 0)
      }),
    )
  }

  async close(tx: Tx, cycle: string, keys: readonly string[]): Promise<void> {
    const rounds = await this.store.rounds(tx, cycle)
    const items = keys.map((key) => eventItem('duty.closed', { cycle, duty: key }, '', rounds.get(key)?.closed ?? 0))
    await this.outbox.put(tx, items)
  }
}

/** The n-th opening or closing of a duty: the same one said twice is one event. */
const eventItem = (
  event: string,
  about: OutboxItem['about'] & { duty: string },
  link: string,
  n: number,
): OutboxItem => ({
  ...{ what: [event, about.duty, n], kind: 'duty', to: { channel: 'webhook' }, title: [], body: [], link },
  about: { ...about, event },
})
