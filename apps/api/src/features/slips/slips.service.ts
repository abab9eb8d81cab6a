import type { Answer, Input, listSlipOffers, listSlips, printSlip, readSlip } from '@jizhi/contracts'
import { dayOf } from '@jizhi/domain'
import type { OpenTask } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { digestOf } from '../../platform/digest.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { CycleActs, type Standing, Standings } from '../cycles/index.ts'
import { OrdersStore } from '../orders/index.ts'
import { personNamesOf } from '../people/index.ts'
import { demandOffice, isOffice, noOf } from './office.ts'
import { type Signer, Signers } from './signers.ts'
import { changeBetween, SlipContents, type Wanted } from './slip-content.ts'
import { type SlipRow, SlipsStore } from './slips.store.ts'

type Offer = Answer<typeof listSlipOffers>['offers'][number]
type Card = Answer<typeof listSlips>['slips'][number]

/** 签批单: what is printed to be signed on paper. */
@Injectable()
export class SlipsService {
  constructor(
    private readonly database: Database,
    private readonly acts: CycleActs,
    private readonly standings: Standings,
    private readonly contents: SlipContents,
    private readonly signers: Signers,
    private readonly orders: OrdersStore,
    private readonly store: SlipsStore,
  ) {}

  list(actor: Actor, cycle: string | undefined): Promise<Answer<typeof listSlips>> {
    return this.database.read(actor.tenantId, async (tx) => ({
      slips: await this.cards(tx, actor, await this.store.list(tx, { cycle })),
    }))
  }

  read(actor: Actor, id: string): Promise<Answer<typeof readSlip>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const [row] = await this.store.list(tx, { slip: id })
      const [card] = row === undefined ? [] : await this.cards(tx, actor, [row])
      if (row === undefined || card === undefined || row.cycle_id === null) throw new Fault('slip.unknown')
      const isOpen = row.state === 'printed'
      const standing = isOpen ? await this.standings.of(tx, row.cycle_id) : undefined
      const now = standing && (await this.contents.of(tx, standing, wantedOf(row)))
      const signable = standing && row.kind === 'sign' ? await this.contents.signable(tx, standing) : []
      const digests = new Set(row.content.rows.map(({ digest }) => digest))
      return {
        ...card,
        ...{ content: row.content, tenantName: actor.tenant.name, issuer: row.owner_name },
        check: row.digest.slice(0, 12),
        changed: isOpen ? changeBetween(row.content, now) : null,
        overpaid: signable.some((one) => one.overpaid && digests.has(one.digest)),
      }
    })
  }

  offers(actor: Actor, cycle: string): Promise<Answer<typeof listSlipOffers>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const standing = await this.standings.of(tx, cycle)
      if (!isOffice(actor, standing.cycle.owner_unit_id)) return { offers: [] }
      const offers: Offer[] = []
      for (const wanted of await this.wantable(tx, standing)) {
        const content = await this.contents.of(tx, standing, wanted)
        if (content === undefined) continue
        const lines = content.rows.map(({ name, cells, digest }) => ({
          digest,
          name,
          text: cells.filter((cell) => cell !== '').join('，'),
        }))
        const { kind, block, order } = wanted
        offers.push({
          kind,
          block,
          order,
          title: content.title,
          lines,
          signers: await this.of(tx, actor, standing, wanted),
        })
      }
      return { offers }
    })
  }

  /** The number is given and the content fixed in one transaction; who prints is the proposer and does not sign. */
  print(actor: Actor, { params, body }: Input<typeof printSlip>): Promise<Answer<typeof printSlip>> {
    const id = newId()
    const deed = { by: actor.personId, action: 'slips.print', subject: `slip:${id}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const standing = await this.acts.upToNow(tx, params.cycle)
      const ownerUnitId = standing.cycle.owner_unit_id
      demandOffice(actor, ownerUnitId)
      if (body.signer === actor.personId) throw new Fault('slip.same-person', { why: '签字人不能是出单的人' })
      const content = await this.contents.of(tx, standing, body)
      if (content === undefined || (body.kind === 'sign' && content.rows.length !== new Set(body.digests).size))
        throw new Fault('slip.nothing')
      await this.refusePrinted(tx, params.cycle, body)
      const signers = await this.of(tx, actor, standing, body)
      const { signer } = await this.signers.as(tx, actor, body.signer)
      if (!signers.some(({ person }) => person === body.signer))
        throw new Fault('slip.wrong-signer', { name: signer.name, why: '所任岗位不管这些事项' })
      const year = Number(dayOf(tx.now).slice(0, 4))
      const slip = { id, year, kind: body.kind, block: body.block, orderId: body.order, content, signer: body.signer }
      const digest = digestOf([year, content])
      const number = await this.store.print(tx, {
        ...slip,
        digest,
        cycleId: params.cycle,
        ownerUnitId,
        by: actor.personId,
      })
      return { id, no: noOf({ year, number }) }
    })
  }

  /** The same thing does not wait on two sheets of paper. */
  private async refusePrinted(tx: Tx, cycle: string, wanted: Wanted): Promise<void> {
    for (const slip of await this.store.list(tx, { cycle })) {
      if (slip.state !== 'printed' || slip.kind !== wanted.kind) continue
      const twice = slip.content.rows.find(({ digest }) => digest !== null && wanted.digests.includes(digest))
      const isSame = wanted.kind !== 'sign' && slip.block === wanted.block && slip.order_id === wanted.order
      if (twice !== undefined || isSame)
        throw new Fault('slip.already-printed', { what: twice?.name ?? slip.content.title, no: noOf(slip) })
    }
  }

  /** Everything that paper can carry now: what waits for a signature, a freeze, a verdict on a whole table, an order. */
  private async wantable(tx: Tx, standing: Standing): Promise<Wanted[]> {
    const signable = await this.contents.signable(tx, standing)
    const none = { block: null, order: null, digests: [] }
    const tables = standing.derived.open.filter(
      (task): task is OpenTask & { kind: 'freeze' | 'judge' } =>
        (task.kind === 'freeze' || task.kind === 'judge') && `${task.row}` === '',
    )
    const orders = await this.orders.list(tx, { cycle: standing.cycle.id, state: 'proposed' })
    return [
      ...(signable.length === 0
        ? []
        : [{ ...none, kind: 'sign' as const, digests: signable.map(({ digest }) => digest) }]),
      ...tables.map(({ kind, block }) => ({ ...none, kind, block })),
      ...orders.map(({ id }) => ({ ...none, kind: 'order' as const, order: id })),
    ]
  }

  private async of(tx: Tx, actor: Actor, standing: Standing, wanted: Wanted): Promise<Signer[]> {
    const ownerUnitId = standing.cycle.owner_unit_id
    const right = RIGHTS[wanted.kind]
    const tasks = standing.derived.open.filter((task) =>
      wanted.kind === 'sign'
        ? task.kind === 'sign' && task.items.some((item) => wanted.digests.includes(item))
        : task.kind === wanted.kind && task.block === wanted.block && `${task.row}` === '',
    )
    const persons = [...new Set(tasks.flatMap((task): readonly string[] => task.persons))]
    const found = await this.signers.of(tx, actor, persons, right, ownerUnitId)
    return found.filter(({ person }) => person !== actor.personId)
  }

  private async cards(tx: Tx, actor: Actor, rows: readonly SlipRow[]): Promise<Card[]> {
    const ids = rows.flatMap(({ signer, printed_by, uploaded_by }) => [signer, printed_by, uploaded_by ?? signer])
    const names = await personNamesOf(tx, [...new Set(ids)])
    const posts = new Map((await this.signers.of(tx, actor, ids, RIGHTS.sign, '')).map((one) => [one.person, one.post]))
    const name = (person: string): string => names.get(person) ?? '（姓名已删除）'
    return rows.map((row) => {
      const mine = row.state === 'printed' && isOffice(actor, row.owner_unit_id)
      return {
        ...{ id: row.id, no: noOf(row), kind: row.kind, state: row.state, cycle: row.cycle_id, words: row.words },
        ...{ title: row.content.title, about: row.content.about, lines: row.content.rows.length },
        ...{ signer: name(row.signer), signerPost: posts.get(row.signer) ?? '', printedBy: name(row.printed_by) },
        ...{ printedAt: row.printed_at.toISOString(), uploadedAt: row.uploaded_at?.toISOString() ?? null },
        ...{ uploadedBy: row.uploaded_by === null ? null : name(row.uploaded_by), signedOn: row.signed_on },
        ...{ file: row.file_id, mayUpload: mine && row.printed_by !== actor.personId, mayVoid: mine },
      }
    })
  }
}

const RIGHTS = {
  sign: ['sign', 'Effect'],
  freeze: ['freeze', 'Cycle'],
  judge: ['decide', 'Cycle'],
  order: ['confirm', 'Order'],
} as const

export const wantedOf = (row: SlipRow): Wanted => ({
  kind: row.kind,
  block: row.block,
  order: row.order_id,
  digests: row.content.rows.flatMap(({ digest }) => digest ?? []),
})
