import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

export interface MechanismRow {
  readonly id: string
  readonly name: string
  readonly owner_unit_id: string
  readonly owner_name: string
  readonly version: number | null
  readonly coming: number | null
  readonly coming_from: string | null
  readonly waiting: number | null
  readonly differs: boolean
  readonly updated_at: Date
  readonly origin_kind: 'template' | 'mechanism' | null
  readonly origin_source: string | null
  readonly origin_version: number | null
  /** Of a mechanism as origin: its name and the version in force. */
  readonly origin_name: string | null
  readonly origin_newest: number | null
}

export interface DraftRow {
  readonly document: unknown
  readonly layout: unknown
  readonly revision: number
  readonly updated_by_name: string | null
  readonly updated_at: Date
}

export interface VersionRow {
  readonly version: number
  readonly state: 'submitted' | 'approved' | 'returned'
  readonly document: unknown
  readonly layout: unknown
  readonly digest: string
  readonly plan_number: string | null
  readonly in_force_from: string
  readonly explanation: string | null
  readonly submitted_by: string
  readonly submitted_by_name: string | null
  readonly submitted_at: Date
  readonly decided_by: string | null
  readonly decided_by_name: string | null
  readonly decided_at: Date | null
  readonly decision_reason: string | null
}

export interface GoverningRow {
  readonly version: number
  readonly document: unknown
  readonly plan: string | null
}

export interface ApprovedRow {
  readonly version: number
  readonly document: unknown
  readonly from_day: string
  readonly decided_at: string
  readonly plan: string | null
}

export interface NewVersion {
  readonly mechanismId: string
  readonly version: number
  readonly digest: string
  readonly planNumber: string | null
  readonly explanationId: string | null
  readonly inForceFrom: string
  readonly by: string
}

/** A mechanism and the drawing it goes by on some day. */
export interface InForceRow {
  readonly id: string
  readonly name: string
  readonly owner_unit_id: string
  readonly document: unknown
}

@Injectable()
export class MechanismsStore {
  /** One mechanism, or all of the county in order of name. */
  cards(tx: Tx, id: string | null, today: string): Promise<MechanismRow[]> {
    return tx.sql<MechanismRow>(CARDS, [tx.tenantId, id, today])
  }

  async insert(
    tx: Tx,
    made: { id: string; name: string; ownerUnitId: string; template: string | null; by: string },
    document: unknown,
    layout: unknown,
  ): Promise<void> {
    await tx.sql(
      `insert into mechanisms (tenant_id, id, owner_unit_id, name, template, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6, to_timestamp($7::bigint / 1000.0))`,
      [tx.tenantId, made.id, made.ownerUnitId, made.name, made.template, made.by, tx.now],
    )
    await tx.sql(
      `insert into mechanism_drafts (tenant_id, mechanism_id, document, layout, revision, updated_by, updated_at)
       values ($1, $2, $3, $4, 1, $5, to_timestamp($6::bigint / 1000.0))`,
      [tx.tenantId, made.id, JSON.stringify(document), JSON.stringify(layout), made.by, tx.now],
    )
  }

  async draft(tx: Tx, id: string, lock = false): Promise<DraftRow | undefined> {
    const [row] = await tx.sql<DraftRow>(
      `select d.document, d.layout, d.revision, p.name as updated_by_name, d.updated_at
       from mechanism_drafts d left join persons p on p.tenant_id = $1 and p.id = d.updated_by
       where d.tenant_id = $1 and d.mechanism_id = $2 ${lock ? 'for update of d' : ''}`,
      [tx.tenantId, id],
    )
    return row
  }

  async saveDraft(tx: Tx, id: string, document: { name: string }, layout: unknown, by: string): Promise<number> {
    const [row] = await tx.sql<{ revision: number }>(
      `update mechanism_drafts set document = $3, layout = $4, revision = revision + 1, updated_by = $5,
         updated_at = to_timestamp($6::bigint / 1000.0)
       where tenant_id = $1 and mechanism_id = $2 returning revision`,
      [tx.tenantId, id, JSON.stringify(document), JSON.stringify(layout), by, tx.now],
    )
    await tx.sql('update mechanisms set name = $3 where tenant_id = $1 and id = $2', [tx.tenantId, id, document.name])
    return row?.revision ?? 0
  }

  /** Newest first; `version` null = all. */
  versions(tx: Tx, id: string, version: number | null = null): Promise<VersionRow[]> {
    return tx.sql<VersionRow>(VERSIONS, [tx.tenantId, id, version])
  }

  /** PIN-1: the approved version in force on a day; of several that begin on one day, the newest. */
  async firstApproved(tx: Tx, id: string): Promise<GoverningRow | undefined> {
    const [row] = await tx.sql<GoverningRow>(
      `select version, document, plan_number as plan from mechanism_versions
       where tenant_id = $1 and mechanism_id = $2 and state = 'approved' order by in_force_from, version limit 1`,
      [tx.tenantId, id],
    )
    return row
  }

  async inForce(tx: Tx, id: string, day: string): Promise<GoverningRow | undefined> {
    const [row] = await tx.sql<GoverningRow>(
      `select version, document, plan_number as plan from mechanism_versions
       where tenant_id = $1 and mechanism_id = $2 and state = 'approved' and in_force_from <= $3::date
       order by in_force_from desc, version desc limit 1`,
      [tx.tenantId, id, day],
    )
    return row
  }

  /** The drawings in force on a day whose cycles an event begins (CYC-3). */
  async eventDriven(tx: Tx, day: string): Promise<unknown[]> {
    const rows = await tx.sql<{ document: unknown }>(
      `select document from (
         select distinct on (v.mechanism_id) v.document
         from mechanism_versions v join mechanisms m on m.tenant_id = $1 and m.id = v.mechanism_id and m.retired_at is null
         where v.tenant_id = $1 and v.state = 'approved' and v.in_force_from <= $2::date
         order by v.mechanism_id, v.in_force_from desc, v.version desc
       ) one where document @? '$.blocks[*] ? (@.kind == "cycle" && @.config.period == "event")'`,
      [tx.tenantId, day],
    )
    return rows.map(({ document }) => document)
  }

  /** Every approved version of a mechanism that is not retired, in order of its first day. */
  approved(tx: Tx, id: string): Promise<ApprovedRow[]> {
    return tx.sql<ApprovedRow>(
      `select v.version, v.document, to_char(v.in_force_from, 'YYYY-MM-DD') as from_day,
         (extract(epoch from v.decided_at) * 1000)::bigint as decided_at, v.plan_number as plan
       from mechanism_versions v join mechanisms m on m.tenant_id = $1 and m.id = v.mechanism_id and m.retired_at is null
       where v.tenant_id = $1 and v.mechanism_id = $2 and v.state = 'approved' order by v.in_force_from, v.version`,
      [tx.tenantId, id],
    )
  }

  /** The drawings in force on a day, one of each mechanism that is not retired. */
  allInForce(tx: Tx, day: string): Promise<InForceRow[]> {
    return tx.sql<InForceRow>(
      `select distinct on (v.mechanism_id) m.id, m.name, m.owner_unit_id, v.document
       from mechanism_versions v join mechanisms m on m.tenant_id = $1 and m.id = v.mechanism_id and m.retired_at is null
       where v.tenant_id = $1 and v.state = 'approved' and v.in_force_from <= $2::date
       order by v.mechanism_id, v.in_force_from desc, v.version desc`,
      [tx.tenantId, day],
    )
  }

  /** The draft becomes a version as it stands in the database; nothing travels through the program again. */
  async insertVersion(tx: Tx, made: NewVersion): Promise<void> {
    await tx.sql(
      `insert into mechanism_versions (tenant_id, mechanism_id, version, document, layout, digest, plan_number,
         explanation_id, state, submitted_by, submitted_at, in_force_from)
       select tenant_id, mechanism_id, $3, document, layout, $4, $5, $6, 'submitted', $7, to_timestamp($8::bigint / 1000.0), $9::date
       from mechanism_drafts where tenant_id = $1 and mechanism_id = $2`,
      [
        tx.tenantId,
        made.mechanismId,
        made.version,
        made.digest,
        made.planNumber,
        made.explanationId,
        made.by,
        tx.now,
        made.inForceFrom,
      ],
    )
  }

  /** False when somebody decided it in between. The app role may change no other column of a version. */
  async decide(
    tx: Tx,
    id: string,
    version: number,
    decision: { verdict: 'approved' | 'returned'; by: string; reasonId: string | null },
    from: readonly string[] = ['submitted'],
  ): Promise<boolean> {
    const rows = await tx.sql(
      `update mechanism_versions set state = $4, decided_by = $5, decided_at = to_timestamp($6::bigint / 1000.0), decision_reason_id = $7
       where tenant_id = $1 and mechanism_id = $2 and version = $3 and state = any($8::text[]) returning version`,
      [tx.tenantId, id, version, decision.verdict, decision.by, tx.now, decision.reasonId, from],
    )
    return rows.length === 1
  }

  async insertWords(tx: Tx, id: string, text: string): Promise<void> {
    await tx.sql('insert into words (tenant_id, id, text) values ($1, $2, $3)', [tx.tenantId, id, text])
  }
}

const CARDS = `
  select m.id, m.name, m.owner_unit_id, n.name as owner_name, d.updated_at, c.version as coming, c.day as coming_from,
    (select v.version from mechanism_versions v where v.tenant_id = $1 and v.mechanism_id = m.id
       and v.state = 'approved' and v.in_force_from <= $3::date order by v.in_force_from desc, v.version desc limit 1) as version,
    (select max(v.version) from mechanism_versions v where v.tenant_id = $1 and v.mechanism_id = m.id and v.state = 'submitted') as waiting,
    d.document is distinct from (select v.document from mechanism_versions v where v.tenant_id = $1 and v.mechanism_id = m.id
       and v.state <> 'returned' order by v.version desc limit 1) as differs,
    o.kind as origin_kind, o.source as origin_source, o.version as origin_version, f.name as origin_name,
    (select v.version from mechanism_versions v where v.tenant_id = $1 and v.mechanism_id = f.id
       and v.state = 'approved' and v.in_force_from <= $3::date order by v.in_force_from desc, v.version desc limit 1) as origin_newest
  from mechanisms m
  left join mechanism_origins o on o.tenant_id = $1 and o.mechanism_id = m.id
  left join mechanisms f on f.tenant_id = $1 and o.kind = 'mechanism' and f.id::text = o.source
  join mechanism_drafts d on d.tenant_id = $1 and d.mechanism_id = m.id
  left join lateral (select v.version, to_char(v.in_force_from, 'YYYY-MM-DD') as day from mechanism_versions v
    where v.tenant_id = $1 and v.mechanism_id = m.id and v.state = 'approved' and v.in_force_from > $3::date
    order by v.in_force_from, v.version desc limit 1) c on true
  join lateral (select name from unit_names where tenant_id = $1 and unit_id = m.owner_unit_id
    and valid_from <= $3::date order by valid_from desc limit 1) n on true
  where m.tenant_id = $1 and ($2::uuid is null or m.id = $2::uuid) and m.retired_at is null
  order by m.name collate "C", m.id`

const VERSIONS = `
  select v.version, v.state, v.document, v.layout, v.digest, v.plan_number, to_char(v.in_force_from, 'YYYY-MM-DD') as in_force_from,
    why.text as explanation, v.submitted_by, s.name as submitted_by_name, v.submitted_at,
    v.decided_by, d.name as decided_by_name, v.decided_at, reason.text as decision_reason
  from mechanism_versions v
  left join persons s on s.tenant_id = $1 and s.id = v.submitted_by
  left join persons d on d.tenant_id = $1 and d.id = v.decided_by
  left join words why on why.tenant_id = $1 and why.id = v.explanation_id
  left join words reason on reason.tenant_id = $1 and reason.id = v.decision_reason_id
  where v.tenant_id = $1 and v.mechanism_id = $2 and ($3::int is null or v.version = $3::int)
  order by v.version desc`
