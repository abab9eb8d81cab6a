import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { failpoint } from '../../platform/failpoint.ts'
import { newId } from '../../platform/new-id.ts'
import { Queue } from '../../platform/queue/queue.ts'
import { correctionOf, entryOf, LedgerService, type Settled } from '../ledgers/index.ts'
import { afterwards, replacedBy } from './afterwards.ts'
import { takeDownBoards } from './cycles.queue.ts'
import { type EffectRow, EffectsStore, type NewIssue } from './effects.store.ts'
import { beforeOf, replacedBefore } from './entry-before.ts'
import { listedEntries } from './listed-entries.ts'
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
    const { plan, settled, told } = await this.settle(tx, standing, wanted, existing)
    const after = afterwards(existing, plan)
    const issues = await this.issues(tx, standing, plan, after, signers)
    await this.write(tx, standing, plan, { signers, existing, issues })
    failpoint('effects.between-handlers')
    await this.ledger.book(tx, settled)
    failpoint('effects.outbox')
    await this.publish(tx, standing, issues)
    await this.hooks.applied(tx, standing, plan)
    const proposals = after.filter((row) => row.state === 'proposed')
    return { proposals: proposals.length, stale: staleBoards(standing, proposals), told }
  }

  private async write(tx: Tx, { cycle }: Standing, plan: Reconciliation, beside: Beside): Promise<void> {
    const place = { mechanismId: cycle.mechanism_id, cycleId: cycle.id, ownerUnitId: cycle.owner_unit_id }
    const listed = new Set(beside.issues.flatMap(({ block, entries }) => (entries === undefined ? [] : [block])))
    const create = plan.create.filter(({ block }) => !listed.has(block))
    const rows = [...create, ...plan.propose, ...plan.correct, ...plan.withdraw]
    const signed = new Map(
      rows.flatMap((row) => {
        const signer = signerOf(beside.signers, row)
        return signer === undefined ? [] : [[row.key, signer] as const]
      }),
    )
    const replaced = new Set(replacedBy([...plan.correct, ...plan.withdraw]))
    const unlisted = beside.existing.filter((row) => row.listed && replaced.has(row.key))
    failpoint('effects.before-write')
    await this.store.unlist(tx, place, unlisted)
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
    existing: readonly EffectRow[],
  ): Promise<Pick<Applied, 'told'> & { plan: Reconciliation; settled: Settled }> {
    const isLedger = (row: EffectRow): boolean => row.kind === 'ledger'
    const changes = [...plan.correct, ...plan.withdraw].filter(isLedger)
    const before = replacedBefore(standing.facts, existing, changes)
    const booked = Map.groupBy(
      await this.ledger.linesOf(
        tx,
        [...before.values()].flatMap(({ slot }) => slot),
      ),
      (line) => line.effectKey,
    )
    const effectOf = (row: EffectRow) => ({ key: row.key, cycle: standing.cycle.id, content: row.content })
    const settled = await this.ledger.settle(tx, [
      ...plan.create.filter(isLedger).map((row) => entryOf(effectOf(row))),
      ...changes.map((row) => correctionOf(effectOf(row), beforeOf(before.get(row.key), booked), row.state === 'done')),
    ])
    const outcome = outcomesOf(settled)
    return { plan: keptInside(plan, outcome), settled, told: toldOf(standing, plan, outcome) }
  }

  /** TELL-1, EFF-5: one issue for all rows of a board; a later change is a new issue that names the rows it touches. */
  private async issues(
    tx: Tx,
    standing: Standing,
    plan: Reconciliation,
    after: readonly EffectRow[],
    signers: Signers,
  ): Promise<readonly NewIssue[]> {
    const touched = Map.groupBy(
      [...plan.create, ...plan.correct, ...plan.withdraw].filter((row) => row.kind === 'board'),
      (row) => row.block,
    )
    if (touched.size === 0) return []
    const last = await this.store.revisions(tx, standing.cycle.id)
    return [...touched].flatMap(([block, rows]) => {
      const revision = (last.get(block) ?? 0) + 1
      const ofBlock = after.filter((row) => row.block === block)
      const standingRows = ofBlock.filter((row) => row.kind === 'board' && row.state === 'done')
      const changed = revision === 1 ? [] : rows.map((row) => row.row)
      const issue = issueOf(standing, block, standingRows, changed)
      if (issue === undefined) return []
      const isList = revision === 1 && ofBlock.length === standingRows.length && rows.length === standingRows.length
      const isSigned = rows.some((row) => signerOf(signers, row) !== undefined)
      const entries = isList && !isSigned ? listedEntries(standingRows) : undefined
      return [{ ...issue, id: newId(), revision, entries }]
    })
  }

  private async publish(tx: Tx, { cycle }: Standing, issues: readonly NewIssue[]): Promise<void> {
    if (issues.length === 0) return
    const { mechanism_id: mechanismId, owner_unit_id: ownerUnitId, version } = cycle
    failpoint('effects.before-publish')
    await this.store.publish(tx, { mechanismId, cycleId: cycle.id, ownerUnitId, version }, issues)
    // one job takes down all that is over by then
    const days = new Set(issues.flatMap(({ expiryDays }) => (expiryDays > 0 ? [expiryDays] : [])))
    for (const at of [...days].map((one) => tx.now + one * DAY_MS))
      await this.queue.send(tx, takeDownBoards, { at }, { at })
  }
}

type Signers = ReadonlyMap<string, string>

/** What stands beside a plan when it is written. */
interface Beside {
  readonly signers: Signers
  readonly existing: readonly EffectRow[]
  readonly issues: readonly NewIssue[]
}

const signerOf = (signers: Signers, { replaces, digest }: EffectRow): string | undefined =>
  signers.get(replaces === null ? digest : proposalDigest(replaces, digest))

/** Who signed which digest, the last one where several did. */
function signersOf({ facts }: Standing): Signers {
  const signers = new Map<string, string>()
  for (const fact of facts)
    if (fact.kind === 'signed' && fact.by !== undefined)
      for (const digest of fact.value.digests) signers.set(digest, fact.by)
  return signers
}
