import { Injectable } from '@nestjs/common'
import { Database } from '../database/database.ts'
import { QUEUE_SCHEMA } from '../database/directory-tables.ts'

export interface Figures {
  readonly queues: readonly { readonly queue: string; readonly state: string; readonly number: number }[]
  readonly outbox: readonly { readonly state: string; readonly number: number }[]
  /** Age of the oldest fact that waits to be derived; 0 when none waits. */
  readonly oldestSeconds: number
  readonly deadLetters: number
}

/** Whoever asks more often than this gets the same answer. */
const FRESH_MS = 10_000

/** Counts over the whole platform; nothing of any county's content. */
@Injectable()
export class PlatformFigures {
  private asked = Number.NEGATIVE_INFINITY
  private answer: Promise<Figures> | undefined

  constructor(private readonly database: Database) {}

  now(): Promise<Figures> {
    if (this.answer === undefined || performance.now() - this.asked > FRESH_MS) {
      this.asked = performance.now()
      this.answer = this.read()
      this.answer.catch(() => {
        this.answer = undefined
      })
    }
    return this.answer
  }

  private async read(): Promise<Figures> {
    const [queues, outbox, ages] = await Promise.all([
      this.database.open<Figures['queues'][number]>(QUEUES),
      this.database.open<Figures['outbox'][number]>(
        'select state, sum(number)::int as number from outbox_states() group by state order by state',
      ),
      this.database.open<{ seconds: number }>(OLDEST),
    ])
    const failed = queues.filter(({ state }) => state === 'failed').reduce((sum, { number }) => sum + number, 0)
    const dead = outbox.find(({ state }) => state === 'dead')?.number ?? 0
    return { queues, outbox, oldestSeconds: ages[0]?.seconds ?? 0, deadLetters: failed + dead }
  }
}

const QUEUES = `
  select name as queue, case when state in ('created', 'retry') and start_after > now() then 'timer' else state::text end as state,
    count(*)::int as number
  from ${QUEUE_SCHEMA}.job where state in ('created', 'retry', 'active', 'failed') and name <> 'dead-letters' group by 1, 2 order by 1, 2`

// Facts are stated together with the job that derives them; a timer counts from the moment it is due.
const OLDEST = `
  select coalesce(max(extract(epoch from clock_timestamp() - greatest(created_on, start_after))), 0)::float8 as seconds
  from ${QUEUE_SCHEMA}.job where name = 'cycles.derive' and state in ('created', 'retry', 'active') and start_after <= now()`
