import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'

export interface NamedDraftRow {
  readonly id: string
  readonly name: string
  readonly note: string | null
  readonly by_name: string | null
  readonly kept_at: Date
  readonly blocks: number
}

/** A draft with what it was. */
export type NamedDraft = NamedDraftRow & { readonly document: unknown; readonly layout: unknown }

const NAMED = (more: string) => `
  select n.id, n.name, w.text as note, p.name as by_name, n.kept_at,
    jsonb_array_length(n.document->'blocks') as blocks ${more}
  from named_drafts n
  left join words w on w.tenant_id = $1 and w.id = n.note_id
  left join persons p on p.tenant_id = $1 and p.id = n.kept_by
  where n.tenant_id = $1 and n.mechanism_id = $2`

/** Drafts kept under a name. */
@Injectable()
export class NamedDraftsStore {
  /** Newest first. */
  list(tx: Tx, mechanism: string): Promise<NamedDraftRow[]> {
    return tx.sql<NamedDraftRow>(`${NAMED('')} order by n.kept_at desc, n.id desc`, [tx.tenantId, mechanism])
  }

  async read(tx: Tx, mechanism: string, id: string): Promise<NamedDraft | undefined> {
    const [row] = await tx.sql<NamedDraft>(`${NAMED(', n.document, n.layout')} and n.id = $3`, [
      tx.tenantId,
      mechanism,
      id,
    ])
    return row
  }

  /** The draft as it stands in the database; nothing travels through the program again. False where the name is taken. */
  async keep(
    tx: Tx,
    mechanism: string,
    made: { id: string; name: string; noteId: string | null; by: string },
  ): Promise<boolean> {
    const rows = await tx.sql(
      `insert into named_drafts (tenant_id, id, mechanism_id, name, note_id, document, layout, kept_by, kept_at)
       select tenant_id, $3, mechanism_id, $4, $5, document, layout, $6, to_timestamp($7::bigint / 1000.0)
       from mechanism_drafts where tenant_id = $1 and mechanism_id = $2
       on conflict (tenant_id, mechanism_id, name) do nothing returning id`,
      [tx.tenantId, mechanism, made.id, made.name, made.noteId, made.by, tx.now],
    )
    return rows.length === 1
  }
}
