/** A row of a query on accounts, before names are put to it. */
export interface AccountRow {
  readonly owner: string
  readonly account: string
  readonly measure: 'fen' | 'points'
  readonly counter: boolean
}

/** Where an entry comes from, as the queries give it. */
export interface CauseRow {
  readonly mechanism: string | null
  readonly period: string | null
  readonly cycle: string | null
  readonly block: string | null
  readonly row: string | null
}

/** A sum of `ledger_entries e` as text: whole fen, or points as a decimal without trailing zeros. */
export const SUM = (filter = ''): string =>
  `coalesce(case when e.measure = 'fen' then sum(e.amount) ${filter} else trim_scale(sum(e.amount * power(10::numeric, -e.scale)) ${filter}) end, 0)::text`

/** One amount of `ledger_entries e`, the same way. */
export const AMOUNT = `(case when e.measure = 'fen' then e.amount else trim_scale(e.amount * power(10::numeric, -e.scale)) end)`

export const OWNER = 'coalesce(e.owner_unit_id, e.owner_person)'

/** The county's own calendar. */
export const LOCAL = (column: string): string => `(${column} at time zone 'Asia/Shanghai')`

/** What called for a line: joined to `ledger_entries e`. */
export const CAUSES = `
  left join effects f on f.tenant_id = $1 and f.key = e.effect_key
  left join cycles c on c.tenant_id = $1 and c.id = f.cycle_id
  left join mechanisms m on m.tenant_id = $1 and m.id = c.mechanism_id
  left join effects o on o.tenant_id = $1 and o.key = f.replaces
  left join ledger_acts a on a.tenant_id = $1 and a.id = e.act_id
  left join lateral (
    select state, to_char(day, 'YYYY-MM-DD') as day, voucher from payments
    where tenant_id = $1 and effect_key = e.effect_key order by n desc limit 1
  ) p on true`

/** A withdrawal has no content of its own: it says what it takes back. */
export const CAUSE_COLUMNS = `
  coalesce(a.says, f.content ->> 'reason', o.content ->> 'reason', '') as says, a.document,
  m.name as mechanism, c.period, c.id as cycle, f.block, f.row,
  case when p.state is null then null else jsonb_build_object('state', p.state, 'day', p.day, 'voucher', p.voucher) end as payment`
