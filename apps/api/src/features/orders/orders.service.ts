import {
  type Answer,
  type confirmOrder,
  type declineOrder,
  type Input,
  type listOrders,
  type previewOrder,
  type proposeOrder,
  type readOrder,
  sentenceOf,
  type withdrawOrder,
  zh,
} from '@jizhi/contracts'
import { dayOf, type Instant } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { type Actor, demand } from '../../platform/session/actor.ts'
import { AppendFacts } from '../cycles/index.ts'
import { FilesService } from '../files/index.ts'
import { personNamesOf, unitNamesOn } from '../people/index.ts'
import { type Asked, OrderKinds, type OrderPlan } from './order-kind.ts'
import { cardOf, unitsOf } from './order-views.ts'
import { type OrderRow, type OrderState, OrdersStore } from './orders.store.ts'

const STATES: Readonly<Record<OrderState, string>> = {
  proposed: '提出',
  confirmed: '生效',
  declined: '退回',
  withdrawn: '撤回',
}

/** 办理单: who asks, why, who agrees; what it states is appended by its kind in the same transaction. */
@Injectable()
export class OrdersService {
  constructor(
    private readonly database: Database,
    private readonly store: OrdersStore,
    private readonly kinds: OrderKinds,
    private readonly facts: AppendFacts,
    private readonly files: FilesService,
  ) {}

  list(actor: Actor, { query }: Input<typeof listOrders>): Promise<Answer<typeof listOrders>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const { mine, ...only } = query
      const rows = await this.store.list(tx, { ...only, units: mine === undefined ? undefined : unitsOf(actor) })
      const nameOf = await namer(tx, rows)
      return { orders: rows.map((row) => cardOf(row, actor, nameOf)) }
    })
  }

  read(actor: Actor, { params }: Input<typeof readOrder>): Promise<Answer<typeof readOrder>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const row = await this.one(tx, params.order)
      const nameOf = await namer(tx, [row])
      const units = await unitNamesOn(tx, dayOf(row.proposed_at.getTime() as Instant)) // stored from an instant
      const ahead = row.state === 'proposed' ? await this.ahead(tx, row) : { ...NOT_AHEAD, change: row.changes }
      return {
        ...cardOf(row, actor, nameOf),
        units: row.units.map((id) => ({ id, name: units.get(id)?.name ?? id })),
        fileId: row.file_id,
        ...ahead,
      }
    })
  }

  preview(actor: Actor, { body }: Input<typeof previewOrder>): Promise<Answer<typeof previewOrder>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const asked = { id: newId(), cycle: body.cycle, ...body.order, by: actor.personId, reasonId: newId() }
      const plan = await this.planned(tx, actor, asked, false)
      const { sentence, needsSecond, units } = plan
      return { sentence, needsSecond, touched: units.length, change: plan.change() }
    })
  }

  /** In effect at once where nobody else is touched; else it waits for a second person. */
  propose(actor: Actor, { body }: Input<typeof proposeOrder>): Promise<Answer<typeof proposeOrder>> {
    refuseSample(actor)
    const id = newId()
    return this.write(actor, 'orders.propose', id, (tx) => this.proposeIn(tx, actor, id, body))
  }

  /** The same in a transaction of somebody else, such as an import. */
  async proposeIn(
    tx: Tx,
    actor: Actor,
    id: string,
    body: Input<typeof proposeOrder>['body'],
  ): Promise<Answer<typeof proposeOrder>> {
    if (body.fileId !== null) await this.files.find(tx, body.fileId)
    const reasonId = (await this.facts.words(tx, body.reason)) ?? id // the contract lets no empty reason pass
    const asked = { id, cycle: body.cycle, ...body.order, by: actor.personId, reasonId }
    const plan = await this.planned(tx, actor, asked, true)
    const { mechanismId, ownerUnitId, sentence, needsSecond, basis, units, reach } = plan
    const changes = needsSecond ? null : plan.change()
    if (!needsSecond) await plan.apply(null)
    await this.store.insert(tx, {
      ...{ id, kind: asked.kind, cycleId: asked.cycle, mechanismId, ownerUnitId, content: asked.content, sentence },
      ...{ basis, units, reach, needsSecond, reasonId, fileId: body.fileId, by: actor.personId, changes },
    })
    return { id, state: needsSecond ? 'proposed' : 'confirmed' }
  }

  /** The second person: never the proposer, and only what was proposed on what still stands. */
  confirm(actor: Actor, { params, body }: Input<typeof confirmOrder>): Promise<Answer<typeof confirmOrder>> {
    return this.decided(actor, 'orders.confirm', params.order, async (tx, row) => {
      this.refuseFirst(actor, row)
      const plan = await this.kinds.of(row.kind).plan(tx, askedOf(row), true)
      refuseOther(plan, row, body.seen)
      const changes = plan.change()
      await plan.apply(actor.personId)
      return { state: 'confirmed', words: body.words, changes, basis: plan.basis }
    })
  }

  /** The same by a signed slip: whoever signed is the second person; who brought the paper is recorded with it. */
  async confirmOnPaper(tx: Tx, id: string, signer: Actor, uploader: string, words: string | null): Promise<void> {
    await this.store.lock(tx, id)
    const row = await this.one(tx, id)
    if (row.state !== 'proposed') throw new Fault('order.already-decided', { state: STATES[row.state] })
    this.refuseFirst(signer, row)
    if (row.proposed_by === uploader) throw new Fault('order.same-person')
    const plan = await this.kinds.of(row.kind).plan(tx, askedOf(row), true)
    refuseOther(plan, row, null)
    const changes = plan.change()
    await plan.apply(signer.personId)
    const wordsId = (await this.facts.words(tx, words)) ?? null
    await this.store.decide(tx, id, { state: 'confirmed', by: signer.personId, wordsId, changes, basis: plan.basis })
  }

  decline(actor: Actor, { params, body }: Input<typeof declineOrder>): Promise<Answer<typeof declineOrder>> {
    return this.decided(actor, 'orders.decline', params.order, (_, row) => {
      this.refuseFirst(actor, row)
      return { ...NO_CHANGE, state: 'declined', words: body.words }
    })
  }

  withdraw(actor: Actor, { params }: Input<typeof withdrawOrder>): Promise<Answer<typeof withdrawOrder>> {
    return this.decided(actor, 'orders.withdraw', params.order, (_, row) => {
      if (row.proposed_by !== actor.personId) throw new Fault('access.denied')
      return { ...NO_CHANGE, state: 'withdrawn', words: null }
    })
  }

  private refuseFirst(actor: Actor, row: OrderRow): void {
    demand(actor, 'confirm', 'Order', { ownerUnitId: row.owner_unit_id })
    if (row.proposed_by === actor.personId) throw new Fault('order.same-person')
  }

  private decided(
    actor: Actor,
    action: string,
    id: string,
    decide: (tx: Tx, row: OrderRow) => Promise<Decision> | Decision,
  ): Promise<{ id: string; state: OrderState }> {
    refuseSample(actor)
    return this.write(actor, action, id, async (tx) => {
      await this.store.lock(tx, id)
      const row = await this.one(tx, id)
      if (row.state !== 'proposed') throw new Fault('order.already-decided', { state: STATES[row.state] })
      const { state, words, changes, basis } = await decide(tx, row)
      const wordsId = (await this.facts.words(tx, words)) ?? null
      await this.store.decide(tx, id, { state, by: actor.personId, wordsId, changes, basis })
      return { id, state }
    })
  }

  private write<T>(actor: Actor, action: string, id: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.write(actor.tenantId, { by: actor.personId, action, subject: `order:${id}` }, work)
  }

  private async planned(tx: Tx, actor: Actor, asked: Asked, acting: boolean): Promise<OrderPlan> {
    const kind = this.kinds.of(asked.kind)
    const plan = await kind.plan(tx, asked, acting)
    const place = { ownerUnitId: plan.ownerUnitId }
    demand(actor, 'propose', 'Order', place)
    demand(actor, ...kind.right, place)
    return plan
  }

  /** What confirming would do now, or why it cannot be any more. */
  private async ahead(tx: Tx, row: OrderRow) {
    try {
      const plan = await this.kinds.of(row.kind).plan(tx, askedOf(row), false)
      const moved = plan.basis !== row.basis
      const change = plan.change()
      if (plan.isSeen) return { change, blocked: null, seen: plan.basis, moved }
      return { ...NOT_AHEAD, change, blocked: moved ? `提出之后情况已经变了：现在${plan.sentence}。` : null }
    } catch (fault) {
      if (fault instanceof Fault) return { ...NOT_AHEAD, blocked: sentenceOf(zh, fault.code, fault.details) }
      throw fault
    }
  }

  private async one(tx: Tx, id: string): Promise<OrderRow> {
    const [row] = await this.store.list(tx, { order: id })
    if (row === undefined) throw new Fault('order.unknown')
    return row
  }
}

interface Decision {
  readonly state: OrderState
  readonly words: string | null
  readonly changes: OrderRow['changes']
  /** What was confirmed; null leaves what was proposed. */
  readonly basis: string | null
}

const NO_CHANGE = { changes: null, basis: null }

const NOT_AHEAD = { change: null, blocked: null, seen: null, moved: false }

/** `seen`: what whoever confirms looked at; on paper that is what was proposed. */
function refuseOther(plan: OrderPlan, row: OrderRow, seen: string | null): void {
  if (plan.isSeen && plan.basis !== (seen ?? row.basis)) throw new Fault('order.changed-since-seen')
  if (!plan.isSeen && plan.basis !== row.basis) throw new Fault('order.outdated', { why: `现在${plan.sentence}` })
}

const askedOf = (row: OrderRow): Asked => ({
  ...{ id: row.id, kind: row.kind, cycle: row.cycle_id, content: row.content },
  ...{ by: row.proposed_by, reasonId: row.reason_id },
})

async function namer(tx: Tx, rows: readonly OrderRow[]): Promise<(person: string) => string> {
  const ids = rows.flatMap(({ proposed_by, decided_by }) => [proposed_by, ...(decided_by === null ? [] : [decided_by])])
  const names = await personNamesOf(tx, [...new Set(ids)])
  return (person) => names.get(person) ?? '（姓名已删除）'
}

function refuseSample(actor: Actor): void {
  if (actor.tenant.kind === 'sample') throw new Fault('order.read-only')
}
