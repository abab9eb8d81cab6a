import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { failpoint } from '../../platform/failpoint.ts'
import { newId } from '../../platform/new-id.ts'
import { Queue } from '../../platform/queue/queue.ts'
import { correctionOf, entryOf, LedgerService, type Settled } from '../ledgers/index.ts'
import { afterwards, replacedBy } from './afterwards.ts'
import { takeDownBoards } from './cycles.queue.ts'
import { type EffectRow, EffectsStore } from './effects.store.ts'
import type { AnyNewFact } from './new-fact.ts'
import { issueOf } from './publish-board.ts'
import { proposalDigest, type Reconciliation, reconcile } from './reconcile.ts'
import { staleBoards } from './stale-boards.ts'
import type { Standing } from './standing.ts'
import { keptInside, outcomesOf, toldOf } from './told-entries.ts'

interface Applied {
  /** How many proposals wait for a person. */
  readonly proposals: number
  /** Boards that no longer say what the figures say. */
  readonly stale: readonly string[]
  /** What became of entries, for the mechanism to go on with (POST-2). */
  readonly told: readonly AnyNewFact[]
}

import { StreamHooks } from './stream-hooks.ts'

const DAY_MS = 86_400_000

/** EFF-3: creates, proposes, corrects and withdraws in the transaction that derived. Each effect happens at most once by its key. */
@Injectable()
export class ApplyEffects {
  constructor(
    private readonly store: EffectsStore,
    private readonly ledger: LedgerService,
    private readonly hooks: StreamHooks,
    private readonly queue: Queue,
  ) {}

  async apply(tx: Tx, standing: Standing): Promise<Applied> {
    const { cycle, derived } = standing
    const existing = await this.store.of(tx, cycle.id)
    const signers = signersOf(standing)
    const prefix = [tx.tenantId, cycle.mechanism_id, cycle.id]
    const wanted = reconcile(prefix, derived, existing, new Set(signers.keys()))
    const { plan, settled, told } = await this.settle(tx, standing, wanted)
    await this.write(tx, standing, plan, signers)
    failpoint('effects.between-handlers')
    await this.ledger.book(tx, settled)
    failpoint('effects.outbox')
    const after = afterwards(existing, plan)
    await this.publish(tx, standing, plan, after)
    await this.hooks.applied(tx, standing, plan)
    const proposals = after.filter((row) => row.state === 'proposed')
    return { proposals: proposals.length, stale: staleBoards(standing, proposals), told }
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
    failpoint('effects.before-write')
    await this.store.drop(tx, plan.drop)
    await this.store.retire(tx, replacedBy(plan.correct), 'corrected')
    await this.store.retire(tx, replacedBy(plan.withdraw), 'withdrawn')
    await this.store.upsert(tx, place, rows, signed)
  }

  /**
   * POST-2: entries are tried under lock before anything of them is written. A refused one stays inside the house; a
   * refused correction stays a proposal, since what it would have changed still stands.
   */
  private async settle(
    tx: Tx,
    standing: Standing,
    plan: Reconciliation,
  ): Promise<Pick<Applied, 'told'> & { plan: Reconciliation; settled: Settled }> {
    const isLedger = (row: EffectRow): boolean => row.kind === 'ledger'
    const changes = [...plan.correct, ...plan.withdraw].filter(isLedger)
    const old = Map.groupBy(await this.ledger.linesOf(tx, replacedBy(changes)), (line) => line.effectKey)
    const effectOf = (row: EffectRow) => ({ key: row.key, cycle: standing.cycle.id, content: row.content })
    const settled = await this.ledger.settle(tx, [
      ...plan.create.filter(isLedger).map((row) => entryOf(effectOf(row))),
      ...changes.map((row) => correctionOf(effectOf(row), old.get(row.replaces ?? '') ?? [], row.state === 'done')),
    ])
    const outcome = outcomesOf(settled)
    return { plan: keptInside(plan, outcome), settled, told: toldOf(standing, plan, outcome) }
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
    const { mechanism_id: mechanismId, owner_unit_id: ownerUnitId, version } = cycle
    failpoint('effects.before-publish')
    await this.store.publish(tx, { mechanismId, cycleId: cycle.id, ownerUnitId, version }, issues)
    for (const { expiryDays } of issues) {
      const at = tx.now + expiryDays * DAY_MS
      if (expiryDays > 0) await this.queue.send(tx, takeDownBoards, { at }, at)
    }
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
