import { Injectable } from '@nestjs/common'
import type { Tx } from '../database/database.ts'

/** Whose act it is and under which name it may come again; the key itself is kept only as a digest. */
export interface ActName {
  readonly person: string
  readonly route: string
  readonly keyDigest: string
}

export interface KeptAct {
  readonly request: string
  /** Sealed with the key; null for an act without an answer. */
  readonly answer: string | null
}

@Injectable()
export class RepeatsStore {
  /**
   * Takes the name for this transaction: undefined when it was free, else the act that has it. Waits for another
   * transaction that holds the name; when that one rolls back the name is free again.
   */
  async claim(tx: Tx, { person, route, keyDigest }: ActName, request: string): Promise<KeptAct | undefined> {
    const taken = await tx.sql(
      `insert into idempotency_keys (tenant_id, person, route, key, request, at) values ($1, $2, $3, $4, $5, now())
       on conflict do nothing returning 1`,
      [tx.tenantId, person, route, keyDigest, request],
    )
    if (taken.length > 0) return undefined
    const [kept] = await tx.sql<{ request: string; answer: string | null }>(
      'select request, answer from idempotency_keys where tenant_id = $1 and person = $2 and route = $3 and key = $4',
      [tx.tenantId, person, route, keyDigest],
    )
    return kept ?? this.claim(tx, { person, route, keyDigest }, request) // erased in between: a day had passed
  }

  async keep(tx: Tx, { person, route, keyDigest }: ActName, answer: string | null): Promise<void> {
    await tx.sql(
      'update idempotency_keys set answer = $5 where tenant_id = $1 and person = $2 and route = $3 and key = $4',
      [tx.tenantId, person, route, keyDigest, answer],
    )
  }

  /** Answers older than a day go, a hundred at a time; those that somebody else is erasing are left to them. */
  async erase(tx: Tx): Promise<void> {
    await tx.sql(
      `delete from idempotency_keys where tenant_id = $1 and (person, route, key) in (
         select person, route, key from idempotency_keys where tenant_id = $1 and at < now() - interval '24 hours'
         order by at limit 100 for update skip locked)`,
      [tx.tenantId],
    )
  }
}
