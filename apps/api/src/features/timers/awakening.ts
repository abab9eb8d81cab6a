import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import { Queue } from '../../platform/queue/queue.ts'
import { deriveCycle } from '../cycles/index.ts'
import { openDue } from '../mechanisms/index.ts'

/** How often a worker looks for timers that were lost; a process counts this by itself, no clock is read. */
const EVERY_MS = 600_000
/** What is due less long ago is on its way. */
const LATE_S = 60

interface LateRow {
  readonly mechanism: string | null
  readonly cycle: string | null
}

/**
 * Timers are jobs, and jobs survive restarts; but a job can be lost with its queue (a restored database, an operator's
 * hand). So a worker that starts, and now and then one that runs, calls upon everything that should have happened.
 */
@Injectable()
export class Awakening implements OnModuleDestroy {
  private readonly log = new Logger('Awakening')
  private timer: NodeJS.Timeout | undefined
  private walk: Promise<void> = Promise.resolve()

  constructor(
    private readonly database: Database,
    private readonly queue: Queue,
  ) {}

  /** Begins with a first look, which nobody waits for. */
  start(): void {
    const look = (): void => {
      this.walk = this.walk.then(() => this.lookAround()).catch((error: unknown) => this.log.error(String(error)))
    }
    look()
    this.timer = setInterval(look, EVERY_MS).unref()
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer)
    await this.walk
  }

  /** One county after another; where nothing is late nothing is written. */
  async lookAround(): Promise<void> {
    const tenants = await this.database.open<{ id: string }>(
      `select id from tenants where kind <> 'sample' order by id`,
    )
    for (const { id } of tenants) {
      const late = await this.database.readOnce<LateRow>(id, LATE, [id, LATE_S])
      if (late.length === 0) continue
      const deed = { by: null, action: 'timers.awaken', subject: `tenant:${id}` }
      await this.database.write(id, deed, async (tx) => {
        for (const { mechanism, cycle } of late)
          if (mechanism !== null) await this.queue.send(tx, openDue, { mechanism })
          else if (cycle !== null) await this.queue.send(tx, deriveCycle, { cycle, news: true })
      })
    }
  }
}

const LATE = `
  select m.id as mechanism, null::uuid as cycle from mechanisms m
    left join schedules s on s.tenant_id = $1 and s.mechanism_id = m.id
    where m.tenant_id = $1 and m.retired_at is null
      and exists (select 1 from mechanism_versions v where v.tenant_id = $1 and v.mechanism_id = m.id and v.state = 'approved')
      and (s.mechanism_id is null or s.next_at < tenant_now($1) - $2 * interval '1 second')
  union all
  select null, c.id from cycles c left join derived d on d.tenant_id = $1 and d.cycle_id = c.id
    where c.tenant_id = $1 and c.source is null and c.state in ('running', 'settled')
      and (d.facts_count is distinct from c.last_seq
        or (d.due -> 0 ->> 'at')::bigint < (extract(epoch from tenant_now($1)) - $2) * 1000
        or d.timer_at < tenant_now($1) - $2 * interval '1 second')`
