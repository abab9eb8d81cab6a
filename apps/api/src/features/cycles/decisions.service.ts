import type { Answer, declineRevision, freezeResult, Input, judgeRow, signEffects } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { isAssessor } from './amend-sheet.ts'
import { CycleActs, refuseOutsider, taskFor } from './cycle-acts.ts'
import { type EffectRow, EffectsStore } from './effects.store.ts'
import { NamesReader } from './names.ts'
import type { AnyNewFact } from './new-fact.ts'
import { overpaidBy } from './overpaid.ts'
import { proposalDigest } from './reconcile.ts'
import type { Standing } from './standing.ts'

/** 审核、定榜、签发: a person stands for exactly what was seen. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly acts: CycleActs,
    private readonly effects: EffectsStore,
    private readonly names: NamesReader,
  ) {}

  /** REV-1, REV-2: a verdict of the named post on what the page showed; nobody judges the own figures. */
  judge(actor: Actor, { params, body }: Input<typeof judgeRow>): Promise<Answer<typeof judgeRow>> {
    const act = { cycle: params.cycle, name: 'cycles.judge', right: ['read', 'Cycle'] } as const
    return this.acts.perform(actor, act, (standing, tx) => this.verdict(standing, tx, body, actor))
  }

  /** The fact that a verdict states, by whoever judges. */
  async verdict(
    standing: Standing,
    tx: Tx,
    body: Input<typeof judgeRow>['body'],
    judge: Pick<Actor, 'personId'>,
  ): Promise<AnyNewFact[]> {
    const task = taskFor(standing, 'judge', body.block, body.row ?? '', '这一行不在待审核之列')
    const persons: readonly string[] = task.persons
    if (!persons.includes(judge.personId)) throw new Fault('access.denied')
    if (!task.items.includes(body.seen)) throw new Fault('cycle.outdated')
    if (body.row !== null && isAssessor(standing, body.row, judge.personId)) throw new Fault('cycle.same-person')
    const reasonId = await this.acts.reason(tx, body.words)
    return [
      {
        kind: 'judged',
        slot: { block: body.block, ...(body.row === null ? {} : { row: body.row }), person: judge.personId },
        value: { verdict: body.verdict, seen: body.seen },
        ...(reasonId === undefined ? {} : { reasonId }),
        id: newId(),
      },
    ]
  }

  /** RES-3: freezes a complete result by its digest; a digest that stands frozen already is not frozen twice. */
  async freeze(actor: Actor, { params, body }: Input<typeof freezeResult>): Promise<Answer<typeof freezeResult>> {
    const act = { cycle: params.cycle, name: 'cycles.freeze', right: ['freeze', 'Cycle'] } as const
    let revision = 0
    const { facts } = await this.acts.perform(actor, act, async (standing, tx) => {
      const issued = await this.issue(standing, tx, { block: params.block, ...body }, actor)
      revision = issued.revision
      return issued.facts
    })
    return { facts, revision }
  }

  /** The fact that freezes a result as its next revision, by whoever issues it; none where that digest stands already. */
  async issue(
    standing: Standing,
    tx: Tx,
    body: Input<typeof freezeResult>['body'] & { readonly block: string },
    issuer: Pick<Actor, 'personId'>,
  ): Promise<{ revision: number; facts: AnyNewFact[] }> {
    const result = standing.derived.results.find((one) => one.block === body.block)
    if (result === undefined) throw new Fault('cycle.no-such-block')
    if (result.live.digest !== body.digest) throw new Fault('cycle.outdated')
    const before = result.frozen?.revision ?? 0
    if (result.frozen?.digest === body.digest) return { revision: before, facts: [] }
    if (!result.complete) throw new Fault('cycle.not-yet', { why: '还有单位没有到齐，或异议期还没有结束' })
    refuseOutsider(taskFor(standing, 'freeze', body.block, '', '这个结果不需要签定'), issuer)
    const revision = before + 1
    const reasonId = await this.acts.reason(tx, body.words)
    const frozen: AnyNewFact = {
      kind: 'frozen',
      slot: { block: body.block },
      value: { revision, digest: body.digest, rows: result.live.rows },
      ...(reasonId === undefined ? {} : { reasonId }),
    }
    return { revision, facts: [frozen] }
  }

  /** RES-5: what differs stays as frozen, for a reason that everybody reads; the next change asks again. */
  decline(actor: Actor, { params, body }: Input<typeof declineRevision>): Promise<Answer<typeof declineRevision>> {
    const act = { cycle: params.cycle, name: 'cycles.decline', right: ['freeze', 'Cycle'] } as const
    return this.acts.perform(actor, act, async (standing, tx) => {
      const result = standing.derived.results.find((one) => one.block === params.block)
      if (result === undefined) throw new Fault('cycle.no-such-block')
      if (result.live.digest !== body.digest) throw new Fault('cycle.outdated')
      if (!result.stale) throw new Fault('cycle.not-stale')
      refuseOutsider(taskFor(standing, 'freeze', params.block, '', '还有单位没有到齐，或异议期还没有结束'), actor)
      const reasonId = await this.acts.reason(tx, body.words)
      return [
        {
          kind: 'declined',
          slot: { block: params.block },
          value: { digest: body.digest },
          ...(reasonId === undefined ? {} : { reasonId }),
        },
      ]
    })
  }

  /** SHIELD-2e, SHIELD-4, EFF-3: signs effects and proposed changes, each named by its digest. */
  sign(actor: Actor, { params, body }: Input<typeof signEffects>): Promise<Answer<typeof signEffects>> {
    const act = { cycle: params.cycle, name: 'cycles.sign', right: ['sign', 'Effect'] } as const
    return this.acts.perform(actor, act, (standing, tx) => this.signature(standing, tx, body, actor))
  }

  /** The fact that a signature states; refused where the signer may not, or what is signed is no longer there. */
  async signature(standing: Standing, tx: Tx, body: Signature, signer: Actor): Promise<AnyNewFact[]> {
    const digests = [...new Set(body.digests)]
    const proposals = await this.effects.of(tx, standing.cycle.id)
    for (const digest of digests) refuseUnsignable(standing, proposals, digest, signer)
    const unsettled = unsettledIn(standing, proposals, digests)
    const isSettled = body.settlement === 'next' || body.settlement === 'return'
    if (unsettled !== undefined && !isSettled && (body.settlement !== 'waive' || body.words === null)) {
      const names = await this.names.of(tx, standing)
      throw new Fault('cycle.settlement-needed', { who: names.row(unsettled) })
    }
    const reasonId = await this.acts.reason(tx, body.words)
    const settlement = unsettled === undefined ? null : (body.settlement ?? null)
    return [
      {
        kind: 'signed',
        slot: {},
        value: { digests, ...(settlement === null ? {} : { settlement }) },
        ...(reasonId === undefined ? {} : { reasonId }),
        id: newId(),
      },
    ]
  }
}

/** What a signature says beside who signs. */
type Signature = Input<typeof signEffects>['body']

/** EFF-4: the row of the first correction among them that leaves less than was paid. */
function unsettledIn({ facts }: Standing, rows: readonly EffectRow[], digests: readonly string[]): string | undefined {
  const overpaid = overpaidBy(rows, facts)
  return rows.find((row) => overpaid.has(row.key) && digests.includes(proposalDigest(row.replaces ?? '', row.digest)))
    ?.row
}

/** What may be signed now: effects whose shield lacks the signature alone, and proposals; by someone who stated nothing there. */
function refuseUnsignable(standing: Standing, rows: readonly EffectRow[], digest: string, actor: Actor): void {
  const { derived } = standing
  const effects = derived.effects.filter((effect) => effect.digest === digest)
  const proposal = rows.find(
    (row) => row.state === 'proposed' && proposalDigest(row.replaces ?? '', row.digest) === digest,
  )
  const held = effects.find((effect) => effect.standing === 'held')
  if (held !== undefined) throw new Fault('cycle.not-yet', { why: '告知、异议期或裁定还没有完成' })
  const unsigned = effects.find((effect) => effect.standing === 'unsigned')
  if (proposal === undefined && unsigned === undefined) throw new Fault('cycle.outdated')
  const row = proposal?.row ?? unsigned?.slot.row ?? ''
  if (isAssessor(standing, row, actor.personId)) throw new Fault('cycle.same-person')
  if (unsigned === undefined) return
  const task = derived.open.find((one) => one.kind === 'sign' && one.items.includes(digest))
  if (task !== undefined) refuseOutsider(task, actor)
}
