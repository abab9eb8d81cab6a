import type { PastCycle, Trial, TrialDifference, TrialOutcome } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

/** A month kept with a mechanism; its facts, names and outcome were read when it was stored. */
export interface TrialRow {
  readonly id: string
  readonly name: string
  readonly why: string | null
  readonly period: string
  readonly source: 'cycle' | 'invented' | 'file' | 'template'
  readonly basis: 'version' | 'draft' | 'file'
  readonly version: number | null
  readonly made_by: string
  readonly made_at: Date
  readonly accepted: readonly Acceptance[]
}

export interface Acceptance {
  readonly by: string
  readonly at: string
  readonly whyId: string
}

export interface KeptMonth {
  readonly month: PastCycle
  readonly names: Trial['names']
  readonly expected: TrialOutcome
}

export type NewTrial = Pick<TrialRow, 'id' | 'name' | 'source' | 'basis' | 'version'> &
  KeptMonth & { readonly whyId: string | null; readonly by: string }

/** What came out of one trial when a version was handed in: the first differences, and how many there were. */
export interface RanTrial {
  readonly trial: string
  readonly name: string
  readonly period: string
  readonly count: number
  readonly differences: readonly TrialDifference[]
}

@Injectable()
export class TrialsStore {
  list(tx: Tx, mechanism: string): Promise<TrialRow[]> {
    return tx.sql<TrialRow>(
      `select t.id, t.name, w.text as why, t.period, t.source, t.basis, t.version, t.made_by, t.made_at, t.accepted
       from mechanism_trials t left join words w on w.tenant_id = $1 and w.id = t.why_id
       where t.tenant_id = $1 and t.mechanism_id = $2 and t.removed_at is null order by t.made_at, t.id`,
      [tx.tenantId, mechanism],
    )
  }

  /** Also of a trial that was removed: a version handed in before still speaks of it. */
  async month(tx: Tx, mechanism: string, trial: string): Promise<(KeptMonth & { is_removed: boolean }) | undefined> {
    const [row] = await tx.sql<KeptMonth & { is_removed: boolean }>(
      `select month, names, expected, removed_at is not null as is_removed from mechanism_trials
       where tenant_id = $1 and mechanism_id = $2 and id = $3`,
      [tx.tenantId, mechanism, trial],
    )
    return row
  }

  async insert(tx: Tx, mechanism: string, made: NewTrial): Promise<void> {
    const { id, name, whyId, source, basis, version, month, names, expected, by } = made
    await tx.sql(
      `insert into mechanism_trials (tenant_id, mechanism_id, id, name, why_id, period, source, basis, version, month,
         names, expected, accepted, made_by, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '[]', $13, to_timestamp($14::bigint / 1000.0))`,
      [
        ...[tx.tenantId, mechanism, id, name, whyId, month.period, source, basis, version],
        ...[JSON.stringify(month), JSON.stringify(names), JSON.stringify(expected), by, tx.now],
      ],
    )
  }

  /** TRIAL-4: another outcome from now on; who accepted it stays. */
  async accept(tx: Tx, mechanism: string, trial: string, expected: TrialOutcome, said: Acceptance): Promise<boolean> {
    const rows = await tx.sql(
      `update mechanism_trials set expected = $4, accepted = accepted || $5::jsonb
       where tenant_id = $1 and mechanism_id = $2 and id = $3 and removed_at is null returning 1`,
      [tx.tenantId, mechanism, trial, JSON.stringify(expected), JSON.stringify([said])],
    )
    return rows.length > 0
  }

  async remove(tx: Tx, mechanism: string, trial: string, by: string): Promise<boolean> {
    const rows = await tx.sql(
      `update mechanism_trials set removed_by = $4, removed_at = to_timestamp($5::bigint / 1000.0)
       where tenant_id = $1 and mechanism_id = $2 and id = $3 and removed_at is null returning 1`,
      [tx.tenantId, mechanism, trial, by, tx.now],
    )
    return rows.length > 0
  }

  async record(
    tx: Tx,
    mechanism: string,
    version: number,
    ran: readonly RanTrial[],
    whyId: string | null,
  ): Promise<void> {
    await tx.sql(
      'insert into version_trials (tenant_id, mechanism_id, version, ran, why_id) values ($1, $2, $3, $4, $5)',
      [tx.tenantId, mechanism, version, JSON.stringify(ran), whyId],
    )
  }

  async ofVersion(
    tx: Tx,
    mechanism: string,
    version: number,
  ): Promise<{ readonly ran: readonly RanTrial[]; readonly why: string | null } | undefined> {
    const [row] = await tx.sql<{ ran: readonly RanTrial[]; why: string | null }>(
      `select v.ran, w.text as why from version_trials v left join words w on w.tenant_id = $1 and w.id = v.why_id
       where v.tenant_id = $1 and v.mechanism_id = $2 and v.version = $3`,
      [tx.tenantId, mechanism, version],
    )
    return row
  }
}
