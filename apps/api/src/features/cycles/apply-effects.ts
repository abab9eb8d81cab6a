import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { failpoint } from '../../platform/failpoint.ts'
import { newId } from '../../platform/new-id.ts'
import { afterwards, replacedBy } from './afterwards.ts'
import { type EffectRow, EffectsStore } from './effects.store.ts'
import { contraOf, entryOf } from './ledger.ts'
import { issueOf } from './publish-board.ts'
import { proposalDigest, type Reconciliation, reconcile } from './reconcile.ts'
import { staleBoards } from './stale-boards.ts'
import type { Standing } from './standing.ts'

/** EFF-3: creates, proposes, corrects and withdraws in the transaction that derived. Each effect happens at most once by its key. */
@Injectable()
export class ApplyEffects {
  constructor(private readonly store: EffectsStore) {}

  /** Answers how many proposals wait for a person, and which boards no longer say what the figures say. */
  async apply(tx: Tx, standing: Standing): Promise<{ proposals: number; stale: readonly string[] }> {
    const { cycle, derived } = standing
    const existing = await this.store.of(tx, cycle.id)
    const signers = signersOf(standing)
    const prefix = [tx.tenantId, cycle.mechanism_id, cycle.id]
    const plan = reconcile(prefix, derived, existing, new Set(signers.keys()))
    await this.write(tx, standing, plan, signers)
    failpoint('effects.between-handlers')
    await this.book(tx, plan)
    failpoint('effects.outbox')
    const after = afterwards(existing, plan)
    await this.publish(tx, standing, plan, after)
    const proposals = after.filter((row) => row.state === 'proposed')
    return { proposals: proposals.length, stale: staleBoards(standing, proposals) }
  }

  private async write(
    tx: Tx,
    { cycle }: Standing,
    plan: Reconciliation,
    signers: ReadonlyMap<string, string>,
  ): Promise<void> {
    const place = { mechanismId: cycle.mechanism_id, cycleId: cycle.id, ownerUnitId: cycle.owner_unit_id }
    const rows = [...plan.create, ...plan.propose, ...plan.correct, ...plan.withdraw]
    const signed = new Map(
      rows.flatMap((row) => {
        const signer = signers.get(row.replaces === null ? row.digest : proposalDigest(row.replaces, row.digest))
        return signer === undefined ? [] : [[row.key, signer] as const]
      }),
    )
    await this.store.drop(tx, plan.drop)
    await this.store.retire(tx, replacedBy(plan.correct), 'corrected')
    await this.store.retire(tx, replacedBy(plan.withdraw), 'withdrawn')
    await this.store.upsert(tx, place, rows, signed)
  }

  /** Ledger: new entries, and for corrections the contra of the old lines in the same entry. */
  private async book(tx: Tx, plan: Reconciliation): Promise<void> {
    const isLedger = (row: EffectRow): boolean => row.kind === 'ledger'
    const changes = [...plan.correct, ...plan.withdraw].filter(isLedger)
    const old = Map.groupBy(await this.store.linesOf(tx, replacedBy(changes)), (line) => line.effectKey)
    const lines = plan.create.filter(isLedger).flatMap(entryOf)
    for (const change of changes) {
      const fresh = change.state === 'done' ? entryOf(change) : []
      // the contra of a contra is never due: only lines booked by the effect itself are taken back
      const taken = (old.get(change.replaces ?? '') ?? []).filter((line) => line.contraOf === null)
      lines.push(...fresh, ...contraOf(change, taken, fresh[0]?.entryId ?? newId()))
    }
    await this.store.post(tx, lines)
  }

  /** TELL-1, EFF-5: one issue for all rows of a board; a later change is a new issue that names the rows it touches. */
  private async publish(tx: Tx, standing: Standing, plan: Reconciliation, after: readonly EffectRow[]): Promise<void> {
    const { cycle } = standing
    const touched = Map.groupBy(
      [...plan.create, ...plan.correct, ...plan.withdraw].filter((row) => row.kind === 'board'),
      (row) => row.block,
    )
    if (touched.size === 0) return
    const last = await this.store.revisions(tx, cycle.id)
    const issues = [...touched].flatMap(([block, rows]) => {
      const revision = (last.get(block) ?? 0) + 1
      const standingRows = after.filter((row) => row.block === block && row.kind === 'board' && row.state === 'done')
      const changed = revision === 1 ? [] : rows.map((row) => row.row)
      const issue = issueOf(standing, block, standingRows, changed)
      return issue === undefined ? [] : [{ ...issue, id: newId(), revision }]
    })
    const place = { mechanismId: cycle.mechanism_id, cycleId: cycle.id, ownerUnitId: cycle.owner_unit_id }
    await this.store.publish(tx, place, issues)
  }
}

/** Who signed which digest, the last one where several did. */
function signersOf({ facts }: Standing): Map<string, string> {
  const signers = new Map<string, string>()
  for (const fact of facts)
    if (fact.kind === 'signed' && fact.by !== undefined)
      for (const digest of fact.value.digests) signers.set(digest, fact.by)
  return signers
}
