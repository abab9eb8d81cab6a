import type { WantedEffect } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { byPlace } from './afterwards.ts'
import { type ListedEntries, type ListedIssue, listedRows } from './listed-entries.ts'

export type EffectState = 'proposed' | 'refused' | 'done' | 'corrected' | 'withdrawn'

/** A row of `effects`. `content` holds cells with whole numbers as text, as JSON carries them. */
export interface EffectRow {
  readonly key: string
  readonly block: string
  readonly row: string
  readonly line: string
  readonly n: number
  readonly kind: WantedEffect['kind']
  readonly digest: string
  readonly content: Readonly<Record<string, unknown>>
  readonly state: EffectState
  readonly replaces: string | null
  /** It stands in the list of its board's first issue and has no row of its own. */
  readonly listed?: true
}

export interface NewIssue {
  readonly id: string
  readonly block: string
  readonly revision: number
  readonly content: object
  readonly digest: string
  readonly public: boolean
  readonly expiryDays: number
  /** The entries that have no rows of their own. */
  readonly entries: ListedEntries | undefined
}

interface Place {
  readonly mechanismId: string
  readonly cycleId: string
  readonly ownerUnitId: string
}

@Injectable()
export class EffectsStore {
  /** All effects of a cycle in the order of their places, those that are kept as lists of boards among them. */
  async of(tx: Tx, cycleId: string): Promise<EffectRow[]> {
    const [rows, issues] = await Promise.all([
      tx.sql<EffectRow>(
        `select key, block, row, line, n, kind, digest, content, state, replaces from effects
       where tenant_id = $1 and cycle_id = $2 order by block, row, line, n`,
        [tx.tenantId, cycleId],
      ),
      tx.sql<ListedIssue & { readonly mechanism_id: string }>(
        `select mechanism_id, block, content, entries from board_issues
       where tenant_id = $1 and cycle_id = $2 and revision = 1 and entries is not null`,
        [tx.tenantId, cycleId],
      ),
    ])
    const own = new Set(rows.map(({ key }) => key))
    const listed = issues.flatMap((issue) => listedRows([tx.tenantId, issue.mechanism_id, cycleId], issue))
    return listed.length === 0 ? rows : [...rows, ...listed.filter(({ key }) => !own.has(key))].sort(byPlace)
  }

  /** Gives entries of lists rows of their own, so that something can become of them. */
  async unlist(tx: Tx, place: Place, rows: readonly EffectRow[]): Promise<void> {
    if (rows.length === 0) return
    await this.upsert(tx, place, rows, new Map())
    await tx.sql(
      `update effects e set proposed_at = b.published_at, done_at = b.published_at from board_issues b
       where e.tenant_id = $1 and e.key = any($2::text[]) and b.tenant_id = $1 and b.cycle_id = e.cycle_id
         and b.block = e.block and b.revision = 1`,
      [tx.tenantId, rows.map(({ key }) => key)],
    )
  }

  /** EFF-1: a key that is there already does nothing. What never left the house is replaced by what is wanted now. */
  async upsert(tx: Tx, place: Place, rows: readonly EffectRow[], signer: ReadonlyMap<string, string>): Promise<void> {
    if (rows.length === 0) return
    const of = <T>(pick: (row: EffectRow) => T): T[] => rows.map(pick)
    await tx.sql(UPSERT, [
      tx.tenantId,
      place.mechanismId,
      place.cycleId,
      place.ownerUnitId,
      tx.now,
      of((row) => row.key),
      of((row) => row.block),
      of((row) => row.row),
      of((row) => row.line),
      of((row) => row.n),
      of((row) => row.kind),
      of((row) => row.digest),
      of((row) => JSON.stringify(row.content)),
      of((row) => row.state),
      of((row) => row.replaces),
      of((row) => signer.get(row.key) ?? null),
    ])
  }

  async retire(tx: Tx, keys: readonly string[], state: 'corrected' | 'withdrawn'): Promise<void> {
    if (keys.length === 0) return
    await tx.sql('update effects set state = $3 where tenant_id = $1 and key = any($2::text[])', [
      tx.tenantId,
      keys,
      state,
    ])
  }

  /** A proposal that nobody needs any more never left the house, so nothing has to remember it. */
  async drop(tx: Tx, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return
    await tx.sql(
      `delete from effects where tenant_id = $1 and key = any($2::text[]) and state in ('proposed', 'refused')`,
      [tx.tenantId, keys],
    )
  }

  /** The latest revision of each board of a cycle, locked by the cycle's own lock. */
  async revisions(tx: Tx, cycleId: string): Promise<ReadonlyMap<string, number>> {
    const rows = await tx.sql<{ block: string; last: number }>(
      'select block, max(revision) as last from board_issues where tenant_id = $1 and cycle_id = $2 group by block',
      [tx.tenantId, cycleId],
    )
    return new Map(rows.map(({ block, last }) => [block, last]))
  }

  async publish(tx: Tx, place: Place & { readonly version: number }, issues: readonly NewIssue[]): Promise<void> {
    if (issues.length === 0) return
    const of = <T>(pick: (issue: NewIssue) => T): T[] => issues.map(pick)
    await tx.sql(
      `insert into board_issues (tenant_id, mechanism_id, cycle_id, owner_unit_id, published_at, version, id, block, revision, content,
         digest, public, expires_at, entries)
       select $1, $2, $3, $4, to_timestamp($5::bigint / 1000.0), $13, t.id, t.block, t.revision, t.content::jsonb, t.digest, t.public,
         case when t.days = 0 then null else to_timestamp($5::bigint / 1000.0) + t.days * interval '1 day' end, t.entries::jsonb
       from unnest($6::uuid[], $7::text[], $8::int[], $9::text[], $10::text[], $11::bool[], $12::int[], $14::text[])
         as t(id, block, revision, content, digest, public, days, entries)`,
      [
        tx.tenantId,
        place.mechanismId,
        place.cycleId,
        place.ownerUnitId,
        tx.now,
        of((issue) => issue.id),
        of((issue) => issue.block),
        of((issue) => issue.revision),
        of((issue) => JSON.stringify(issue.content)),
        of((issue) => issue.digest),
        of((issue) => issue.public),
        of((issue) => issue.expiryDays),
        place.version,
        of(({ entries }) => (entries === undefined ? null : JSON.stringify(entries))),
      ],
    )
  }
}

const UPSERT = `
  insert into effects (tenant_id, mechanism_id, cycle_id, owner_unit_id, proposed_at, key, block, row, line, n, kind, digest, content,
    state, replaces, signed_by, signed_at, done_at)
  select $1, $2, $3, $4, to_timestamp($5::bigint / 1000.0), t.key, t.block, t.row, t.line, t.n, t.kind, t.digest, t.content::jsonb,
    t.state, t.replaces, t.signer, case when t.signer is null then null else to_timestamp($5::bigint / 1000.0) end,
    case when t.state in ('proposed', 'refused') then null else to_timestamp($5::bigint / 1000.0) end
  from unnest($6::text[], $7::text[], $8::text[], $9::text[], $10::int[], $11::text[], $12::text[], $13::text[], $14::text[],
    $15::text[], $16::uuid[]) as t(key, block, row, line, n, kind, digest, content, state, replaces, signer)
  on conflict (tenant_id, key) do update set digest = excluded.digest, content = excluded.content, state = excluded.state,
    signed_by = excluded.signed_by, signed_at = excluded.signed_at, done_at = excluded.done_at
  where effects.state in ('proposed', 'refused')`
