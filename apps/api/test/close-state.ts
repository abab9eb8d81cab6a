import { createHash } from 'node:crypto'
import pg from 'pg'

/** A case is pinned at the moment a worker opens it: its digest is no more the same in two runs. */
const UNLESS_CASE = (column: string): string => `case when c.kind = 'case' then null else ${column} end`

/**
 * What a close leaves behind, without the ids a worker makes and without the machine's time: when something became known,
 * in which order two workers came, and the ticks of dates that what was learned later let pass by itself.
 */
const STATE = {
  effects: 'select key, block, row, line, n, kind, digest, content::text, state, replaces from effects order by key',
  entries: `select effect_key, owner_unit_id, account, measure, amount, scale from ledger_entries
    order by effect_key, account, owner_unit_id, amount`,
  accounts: 'select owner, account, balance, reserved from ledger_accounts order by owner, account',
  boards: 'select block, revision, digest, content::text, public from board_issues order by cycle_id, block, revision',
  facts: `select f.cycle_id, f.kind, f.block, f.row, f.item, ${UNLESS_CASE("encode(f.digest, 'hex')")} as digest
    from facts f join cycles c on c.id = f.cycle_id where f.kind <> 'tick' order by 1, 2, 3, 4, 5, 6`,
  derived: `select d.cycle_id, d.tables::text, ${UNLESS_CASE('d.due::text')} as due
    from derived d join cycles c on c.id = d.cycle_id order by d.cycle_id`,
  cycles: 'select id, kind, period, state from cycles order by id',
  cases: 'select id, number, status, unit_id, class, reports, reopened from cases order by id',
  handOvers: 'select id, day::text, left_ids, came_ids, duties::text from hand_overs order by id',
  schedules: 'select mechanism_id, next_period, next_at from schedules order by mechanism_id',
  expected: 'select mechanism_id, event, opens_at from expected_events order by mechanism_id, event',
  notices: 'select key, channel, kind, state from deliveries order by key',
} as const

/** What must be none, whatever happened. */
const BROKEN = `
  select 'entry not balanced' as what from ledger_entries group by tenant_id, entry_id having sum(amount) <> 0
  union all
  select 'effect booked twice' from ledger_entries group by tenant_id, effect_key, account, owner_unit_id
    having count(*) > 1 and bool_and(effect_key is not null)
  union all
  select 'account ' || a.account from ledger_accounts a left join ledger_entries e on e.tenant_id = a.tenant_id
    and coalesce(e.owner_unit_id, e.owner_person) = a.owner and e.account = a.account
    group by a.tenant_id, a.owner, a.account, a.balance having a.balance <> coalesce(sum(e.amount), 0)
  union all
  select 'two openings of ' || period from cycles where kind = 'cycle' and state <> 'voided'
    group by tenant_id, mechanism_id, period having count(*) > 1
  union all
  select 'fact missing in ' || c.id from cycles c left join facts f on f.cycle_id = c.id
    group by c.id, c.last_seq having count(f.seq) <> c.last_seq`

export type CloseState = Readonly<Record<keyof typeof STATE, string>> & { readonly broken: readonly string[] }

/** A digest of each part of the state, at one moment. */
export const closeState = (superUrl: string): Promise<CloseState> =>
  asSuperuser(superUrl, async (client) => {
    await client.query('begin isolation level repeatable read')
    const parts: Record<string, unknown> = {}
    for (const [name, sql] of Object.entries(STATE)) {
      const { rows } = await client.query(sql)
      parts[name] = `${rows.length}:${createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16)}`
    }
    const { rows } = await client.query<{ what: string }>(BROKEN)
    return { ...parts, broken: rows.map(({ what }) => what) } as unknown as CloseState // every part was just written
  })

export async function asSuperuser<T>(superUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
