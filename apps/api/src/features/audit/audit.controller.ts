import { type Input as In, listAudit, type Reply, verifyAudit } from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { actionWords } from './action-words.ts'
import { type ActRow, AuditStore } from './audit.store.ts'
import { relationWords } from './relation-words.ts'
import { VerifyChain } from './verify-chain.ts'

const PAGE = 100
const MOST_FINDINGS = 200

@Controller()
export class AuditController {
  constructor(
    private readonly database: Database,
    private readonly store: AuditStore,
    private readonly chain: VerifyChain,
  ) {}

  @Contract(listAudit)
  list(@Who() actor: Actor, @Input() { query }: In<typeof listAudit>): Promise<Reply<typeof listAudit>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const filter = {
        ...{ before: query.before ?? null, actor: query.actor ?? null, action: query.action ?? null },
        ...{ from: query.from ?? null, to: query.to ?? null },
      }
      const rows = await this.store.acts(tx, filter, PAGE)
      const last = rows.at(-1)
      return {
        acts: rows.map(actOf),
        next: rows.length < PAGE || last === undefined ? null : Number(last.seq),
        actions: (await this.store.actions(tx)).map((action) => ({ action, words: actionWords(action) })),
      }
    })
  }

  @Contract(verifyAudit)
  async verify(@Who() actor: Actor, @Input() { query }: In<typeof verifyAudit>): Promise<Reply<typeof verifyAudit>> {
    const { seq, hash } = query
    const noted = seq === undefined || hash === undefined ? undefined : { seq, hash }
    const { acts, rows, head, findings } = await this.chain.of(actor.tenantId, noted)
    const shown = findings.slice(0, MOST_FINDINGS).map(({ kind, words, seq }) => ({ kind, words, seq }))
    return { acts, rows, head, found: findings.length, findings: shown }
  }
}

function actOf(row: ActRow): Reply<typeof listAudit>['acts'][number] {
  return {
    seq: Number(row.seq),
    at: row.at.toISOString(),
    actor: row.actor === null ? null : { id: row.actor, name: row.actor_name },
    ...{ action: row.action, words: actionWords(row.action), subject: row.subject, hash: row.hash },
    wrote: row.wrote.map(({ relation, verb, rows }) => ({
      ...{ words: relationWords(relation), rows, deleted: verb === 'deleted' },
    })),
  }
}
