import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { newId } from '../../platform/new-id.ts'

export interface CommentRow {
  readonly id: string
  readonly block: string | null
  readonly block_name: string | null
  readonly answers: string | null
  readonly words: string | null
  readonly written_by: string
  readonly by_name: string | null
  readonly written_at: Date
  readonly resolved_by_name: string | null
  readonly resolved_at: Date | null
}

interface NewComment {
  readonly mechanism: string
  readonly block: string | null
  readonly blockName: string | null
  /** The comment that it answers. */
  readonly answers: string | null
  readonly words: string
  readonly by: string
}

/** What was said about drawings. */
@Injectable()
export class CommentsStore {
  /** Oldest first, answers among them; or one of them. */
  comments(tx: Tx, mechanism: string, id: string | null = null): Promise<CommentRow[]> {
    return tx.sql<CommentRow>(
      `select c.id, c.block, c.block_name, c.answers, w.text as words, c.written_by, b.name as by_name, c.written_at,
         r.name as resolved_by_name, c.resolved_at
       from comments c
       left join words w on w.tenant_id = $1 and w.id = c.words_id
       left join persons b on b.tenant_id = $1 and b.id = c.written_by
       left join persons r on r.tenant_id = $1 and r.id = c.resolved_by
       where c.tenant_id = $1 and c.mechanism_id = $2 and ($3::uuid is null or c.id = $3::uuid)
       order by c.written_at, c.id`,
      [tx.tenantId, mechanism, id],
    )
  }

  /** The words stand where they can be erased. */
  async insert(tx: Tx, { mechanism, block, blockName, answers, words, by }: NewComment): Promise<string> {
    const [id, wordsId] = [newId(), newId()]
    await tx.sql('insert into words (tenant_id, id, text) values ($1, $2, $3)', [tx.tenantId, wordsId, words])
    await tx.sql(
      `insert into comments (tenant_id, id, mechanism_id, block, block_name, answers, words_id, written_by, written_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::bigint / 1000.0))`,
      [tx.tenantId, id, mechanism, block, blockName, answers, wordsId, by, tx.now],
    )
    return id
  }

  /** Settled or open; who settled it first stays. */
  async resolve(tx: Tx, id: string, by: string | null): Promise<void> {
    await tx.sql(
      `update comments set resolved_by = $3::uuid,
         resolved_at = case when $3::uuid is null then null else to_timestamp($4::bigint / 1000.0) end
       where tenant_id = $1 and id = $2 and (resolved_at is null) = ($3::uuid is not null)`,
      [tx.tenantId, id, by, tx.now],
    )
  }
}
