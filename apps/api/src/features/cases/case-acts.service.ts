import {
  type Answer,
  type correctCase,
  type dispatchCases,
  type Input,
  type mergeCase,
  type noticeCase,
  type stepCase,
  sentenceOf,
  zh,
} from '@jizhi/contracts'
import { type CaseId, parseDecimal, rescale, storedId, trimmed, type UnitId } from '@jizhi/domain'
import type { FactValues } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { type AnyNewFact, AppendFacts, CycleActs, type Standing, Standings, supposed, supposing } from '../cycles/index.ts'
import { refuseOthers } from './case-parties.ts'
import { caseIn } from './case-standing.ts'
import { CasesStore } from './cases.store.ts'

type Stepped = FactValues['stepped']
type Status = Answer<typeof stepCase>

/** What people do with a case. The heart says whether a step is possible, the drawing whose it is. */
@Injectable()
export class CaseActsService {
  constructor(
    private readonly acts: CycleActs,
    private readonly store: CasesStore,
    private readonly standings: Standings,
    private readonly facts: AppendFacts,
    private readonly database: Database,
  ) {}

  async step(actor: Actor, { params, body }: Input<typeof stepCase>): Promise<Status> {
    const { step, words } = body
    return this.perform(actor, params.case, `cases.${step}`, async (standing, tx) => {
      refuseOthers(standing, actor, step)
      if (step === 'measure' && words === null) throw new Fault('case.refused', { why: '请写明采取了什么措施。' })
      const value: Stepped = {
        step,
        ...(step === 'dispatch' ? await this.addressee(tx, standing, body) : {}),
        ...(step === 'rate' ? { score: scoreIn(body.score) } : {}),
        ...(body.files.length === 0 ? {} : { files: body.files }),
      }
      return [await this.fact(tx, standing, value, words)]
    })
  }

  /** CASE-1: the other case takes the report in, this one ends; both in one transaction. */
  merge(actor: Actor, { params, body }: Input<typeof mergeCase>): Promise<Status> {
    return this.perform(actor, params.case, 'cases.merge', async (standing, tx) => {
      refuseOthers(standing, actor, 'dispatch')
      if (body.into === params.case) throw new Fault('case.refused', { why: '不能并入自己。' })
      const other = await this.other(tx, body.into)
      if (other.cycle.mechanism_id !== standing.cycle.mechanism_id)
        throw new Fault('case.refused', { why: '只能并入同一张清单里的事项。' })
      const taken = await this.fact(tx, other, { step: 'merge' }, null)
      refuseImpossible(other, [taken], tx, actor)
      await this.facts.append(tx, body.into, [{ ...taken, by: actor.personId }])
      const duplicateOf = storedId<CaseId>(body.into)
      return [await this.fact(tx, standing, { step: 'dispatch', duplicateOf }, body.words)]
    })
  }

  /** FACT-5: the last dispatch stated anew; it counts where and when the first one did. */
  correct(actor: Actor, { params, body }: Input<typeof correctCase>): Promise<Status> {
    return this.perform(actor, params.case, 'cases.correct', async (standing, tx) => {
      refuseOthers(standing, actor, 'dispatch')
      const superseded = new Set(standing.facts.flatMap(({ supersedes }) => supersedes ?? []))
      const before = standing.facts.findLast(
        (fact) => fact.kind === 'stepped' && fact.value.step === 'dispatch' && !superseded.has(fact.id),
      )
      if (before?.kind !== 'stepped') throw new Fault('case.refused', { why: '还没有派单，没有可更正的。' })
      const to = await this.addressee(tx, standing, {
        unit: body.unit ?? before.value.unit ?? null,
        class: body.class ?? before.value.class ?? null,
      })
      const fact = await this.fact(tx, standing, { ...before.value, ...to }, body.words)
      return [{ ...fact, supersedes: before.id }]
    })
  }

  /** 批量派单: every case in a transaction of its own, so that one that cannot go does not hold the others. */
  async dispatchMany(actor: Actor, { params, body }: Input<typeof dispatchCases>): Promise<Answer<typeof dispatchCases>> {
    const dispatched: string[] = []
    const refused: { case: string; why: string }[] = []
    for (const id of new Set(body.cases)) {
      const said = { step: 'dispatch', unit: body.unit, class: null, score: null, words: body.words, files: [] } as const
      try {
        await this.step(actor, { params: { ...params, case: id }, body: { ...said, files: [] } })
        dispatched.push(id)
      } catch (error) {
        if (!(error instanceof Fault)) throw error
        refused.push({ case: id, why: sentenceOf(zh, error.code, error.details) })
      }
    }
    return { dispatched, refused }
  }

  /** OBJ-3: the window of a measure against the unit opens when it was told of it. */
  async notice(actor: Actor, { params }: Input<typeof noticeCase>): Promise<Answer<typeof noticeCase>> {
    let told = 0
    await this.perform(actor, params.case, 'cases.notice', async (standing, tx) => {
      refuseOthers(standing, actor, 'dispatch')
      const task = standing.derived.open.find(({ kind }) => kind === 'notice')
      if (task === undefined) throw new Fault('case.nothing-to-tell')
      told = task.items.length
      const value = { effects: [...task.items], deliveredAt: tx.now }
      return [{ kind: 'noticed', slot: { block: task.block, row: task.row }, value, id: newId() }]
    })
    return { told }
  }

  private async perform(
    actor: Actor,
    id: string,
    name: string,
    state: (standing: Standing, tx: Tx) => Promise<readonly AnyNewFact[]>,
  ): Promise<Status> {
    let status: Status['status'] = 'received'
    await this.known(actor, id)
    await this.acts.perform(actor, { cycle: id, name, right: ['read', 'Cycle'] }, async (standing, tx) => {
      const stated = await state(standing, tx)
      status = caseIn(refuseImpossible(standing, stated, tx, actor)).one.life.status
      return stated
    })
    return { status }
  }

  /** A cycle's id, or one of another county, is no case. */
  private known(actor: Actor, id: string): Promise<void> {
    return this.database.read(actor.tenantId, async (tx) => {
      if ((await this.store.one(tx, id)) === undefined) throw new Fault('case.unknown')
    })
  }

  private async other(tx: Tx, id: string): Promise<Standing> {
    if ((await this.store.one(tx, id)) === undefined) throw new Fault('case.unknown')
    return this.standings.locked(tx, id)
  }

  private async fact(tx: Tx, standing: Standing, value: Stepped, words: string | null): Promise<AnyNewFact> {
    const reasonId = await this.acts.reason(tx, words)
    const slot = { block: caseIn(standing).block, row: standing.cycle.id }
    return { kind: 'stepped', slot, value, id: newId(), ...(reasonId === undefined ? {} : { reasonId }) }
  }

  /** To whom it is dispatched: as said, else as the drawing proposes. */
  private async addressee(
    tx: Tx,
    standing: Standing,
    said: { readonly unit: string | null; readonly class: string | null },
  ): Promise<Pick<Stepped, 'unit' | 'class'>> {
    const row = await this.store.one(tx, standing.cycle.id)
    const unit = said.unit ?? row?.proposed_unit_id ?? null
    const kind = said.class ?? row?.class ?? null
    if (unit === null) throw new Fault('case.refused', { why: '还没有定责任单位，请选择派给谁。' })
    if (!standing.pins.graph.units.some(({ id }) => id === unit))
      throw new Fault('case.refused', { why: '这个单位不在开案时的机构里，请另选。' })
    const { classes } = caseIn(standing).config
    if (kind !== null && !classes.some(({ id }) => id === kind))
      throw new Fault('case.refused', { why: '清单里没有这个类别，请另选。' })
    return { unit: storedId<UnitId>(unit), ...(kind === null ? {} : { class: kind }) }
  }
}

/** Looks ahead: what the heart would not take is refused in its own words, and nothing is stored. */
function refuseImpossible(standing: Standing, stated: readonly AnyNewFact[], tx: Tx, actor: Actor): Standing {
  const ahead = supposing(standing, supposed(standing, stated, tx.now, actor.personId))
  const before = standing.derived.findings.length
  const finding = ahead.derived.findings[before]
  if (finding !== undefined) throw new Fault('case.refused', { why: finding.message })
  return ahead
}

/** At scale 2, from 0 to 100. */
function scoreIn(text: string | null): number {
  const read = text === null ? undefined : parseDecimal(text)
  const scaled = read?.ok === true && trimmed(read.value).scale <= 2 ? rescale(read.value, 2, 'towards-zero') : undefined
  const score = scaled === undefined ? -1 : Number(scaled.unscaled)
  if (score < 0 || score > 10_000) throw new Fault('case.refused', { why: '评议请打 0 到 100 分，最多两位小数。' })
  return score
}

