import { createHash } from 'node:crypto'
import pg from 'pg'

/** Everything a month left behind, as text: two databases copied from one state must agree on it byte for byte. */
const STATE: readonly string[] = [
  'select key, block, row, line, n, kind, digest, content::text, state, replaces from effects order by key',
  'select effect_key, owner_unit_id, account, measure, amount, scale from ledger_entries order by effect_key, account, owner_unit_id, amount',
  'select block, revision, digest, content::text, entries::text, public from board_issues order by block, revision',
  'select id, seq, kind, block, row, digest from facts order by cycle_id, seq',
  'select facts_count, hash, tables::text, due::text from derived order by cycle_id',
  'select id, state, last_seq from cycles order by id',
]

export interface MonthState {
  readonly hash: string
  /** Facts that no derivation has seen yet, dates that have passed, and cycles that should be open. */
  readonly behind: number
  /** Fen on the credit side of the ledger. */
  readonly paid: number
}

export async function monthState(superUrl: string): Promise<MonthState> {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read') // one moment, whatever a worker commits meanwhile
    const hash = createHash('sha256')
    for (const sql of STATE) hash.update(JSON.stringify((await client.query(sql)).rows))
    const { rows } = await client.query<{ behind: string; paid: string }>(
      `select (select coalesce(sum(c.last_seq - coalesce(d.facts_count, 0)), 0) from cycles c left join derived d on d.cycle_id = c.id)
         + (select count(*) from cycles c join derived d on d.cycle_id = c.id
             where least(to_timestamp((d.due -> 0 ->> 'at')::bigint / 1000.0), d.timer_at) <= tenant_now(c.tenant_id))
         + (select count(*) from mechanisms m left join schedules s on s.mechanism_id = m.id
             where s.mechanism_id is null or s.next_at <= tenant_now(m.tenant_id)) as behind,
              (select coalesce(sum(amount), 0) from ledger_entries where amount > 0) as paid`,
    )
    return { hash: hash.digest('hex'), behind: Number(rows[0]?.behind), paid: Number(rows[0]?.paid) }
  } finally {
    await client.end()
  }
}
