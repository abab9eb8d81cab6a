import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { Directory } from '../database/directory.ts'
import { Fault } from '../faults/fault.ts'

const TRIES = 5
const WINDOW_MINUTES = 15

/** Five wrong passwords in a quarter of an hour close a name for the rest of it; names that do not exist count alike. */
@Injectable()
export class LoginFailures {
  constructor(private readonly directory: Directory) {}

  async refuseTooMany(tenantId: string, name: string): Promise<void> {
    const [row] = await this.directory.sql<{ minutes: number }>(
      `select ceil(extract(epoch from window_end_at - now()) / 60)::int as minutes from login_failures
       where tenant_id = $1 and name_digest = $2 and failures >= $3 and window_end_at > now()`,
      [tenantId, digestOf(name), TRIES],
    )
    if (row !== undefined) throw new Fault('session.too-many-tries', { minutes: row.minutes })
  }

  async count(tenantId: string, name: string): Promise<void> {
    await this.directory.sql(
      `insert into login_failures as f (tenant_id, name_digest, failures, window_end_at)
       values ($1, $2, 1, now() + $3 * interval '1 minute')
       on conflict (tenant_id, name_digest) do update set
         failures = case when f.window_end_at > now() then f.failures + 1 else 1 end,
         window_end_at = case when f.window_end_at > now() then f.window_end_at else excluded.window_end_at end`,
      [tenantId, digestOf(name), WINDOW_MINUTES],
    )
  }

  async forget(tenantId: string, name: string): Promise<void> {
    await this.directory.sql('delete from login_failures where tenant_id = $1 and name_digest = $2', [
      tenantId,
      digestOf(name),
    ])
  }
}

/** What is typed into a name field may be anything, even a password: it is not kept in clear. */
function digestOf(name: string): string {
  return createHash('sha256').update(name).digest('hex')
}
