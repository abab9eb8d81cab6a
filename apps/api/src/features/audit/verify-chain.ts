import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { ChainStore } from './chain.store.ts'
import { endFindings, type Finding, linkFindings, notedFinding, rowFinding } from './findings.ts'

/** What the walk along a tenant's chain came to. */
export interface Verification {
  readonly acts: number
  readonly rows: number
  readonly head: { readonly seq: number; readonly hash: string } | null
  readonly findings: readonly Finding[]
}

/** A head that somebody wrote down outside the database: what a chain that was cut and mended cannot satisfy. */
export interface NotedHead {
  readonly seq: number
  readonly hash: string
}

/** Walks the chain of a tenant from its first link and holds every row of every audited table against it, at one moment. */
@Injectable()
export class VerifyChain {
  constructor(
    private readonly database: Database,
    private readonly store: ChainStore,
  ) {}

  of(tenantId: string, noted?: NotedHead): Promise<Verification> {
    return this.database.snapshot(tenantId, (tx) => this.walk(tx, noted))
  }

  private async walk(tx: Tx, noted: NotedHead | undefined): Promise<Verification> {
    const end = await this.store.end(tx)
    const findings: Finding[] = [...(await this.store.badLinks(tx)).flatMap(linkFindings), ...endFindings(end)]
    if (noted !== undefined) findings.push(...notedFinding(noted, await this.store.hashAt(tx, noted.seq)))
    let rows = 0
    for (const relation of await this.store.relations(tx)) {
      rows += await this.store.count(tx, relation)
      for (const odd of await this.store.oddRows(tx, relation)) findings.push(rowFinding(relation, odd))
    }
    const head = end.head === null ? null : { seq: Number(end.head), hash: end.head_hash ?? '' }
    return { acts: Number(end.acts), rows, head, findings }
  }
}
