import type { Answer, Input, signSlip, voidSlip } from '@jizhi/contracts'
import { dayOf, type Instant } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { digestOf } from '../../platform/digest.ts'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { type AnyNewFact, AppendFacts, CycleActs, DecisionsService, type Standing } from '../cycles/index.ts'
import { FilesService } from '../files/index.ts'
import { OrdersService } from '../orders/index.ts'
import { demandOffice, noOf } from './office.ts'
import { Signers } from './signers.ts'
import { changeBetween, SlipContents } from './slip-content.ts'
import { wantedOf } from './slips.service.ts'
import { type SlipRow, SlipsStore } from './slips.store.ts'

type Body = Input<typeof signSlip>['body']

const STATES = { printed: '', signed: '已经签回', void: '已经作废' } as const

/** The paper comes back: exactly what was printed is stated by whoever signed it; who brought the scan stands beside. */
@Injectable()
export class SlipSigning {
  constructor(
    private readonly database: Database,
    private readonly acts: CycleActs,
    private readonly facts: AppendFacts,
    private readonly decisions: DecisionsService,
    private readonly orders: OrdersService,
    private readonly contents: SlipContents,
    private readonly signers: Signers,
    private readonly files: FilesService,
    private readonly store: SlipsStore,
  ) {}

  sign(actor: Actor, { params, body }: Input<typeof signSlip>): Promise<Answer<typeof signSlip>> {
    const deed = { by: actor.personId, action: 'slips.sign', subject: `slip:${params.slip}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const row = await this.open(tx, actor, params.slip)
      if (row.printed_by === actor.personId) throw new Fault('slip.same-person', { why: '出单的人不能自己上传签批件' })
      await this.refuseScan(tx, body.file)
      refuseDay(row, body.signedOn, tx.now)
      const standing = await this.acts.upToNow(tx, row.cycle_id ?? '')
      if (digestOf([row.year, row.content]) !== row.digest)
        throw new Fault('slip.changed', { what: '留存的内容与打印时不一致' })
      const change = changeBetween(row.content, await this.contents.of(tx, standing, wantedOf(row)))
      if (change !== null) throw new Fault('slip.changed', { what: change })
      const { acting } = await this.signers.as(tx, actor, row.signer)
      const stated = await this.stated(tx, standing, { row, body, uploader: actor.personId }, acting)
      const source = { file: body.file, cell: `签批单${noOf(row)}` }
      await this.facts.append(
        tx,
        standing.cycle.id,
        stated.map((fact) => ({ ...fact, by: row.signer, source })),
      )
      const wordsId = (await this.facts.words(tx, body.words)) ?? null
      await this.store.sign(tx, row.id, { file: body.file, on: body.signedOn, by: actor.personId, wordsId })
      return { id: row.id, state: 'signed' }
    })
  }

  void(actor: Actor, { params, body }: Input<typeof voidSlip>): Promise<Answer<typeof voidSlip>> {
    const deed = { by: actor.personId, action: 'slips.void', subject: `slip:${params.slip}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const row = await this.open(tx, actor, params.slip)
      await this.store.void(tx, row.id, actor.personId, (await this.facts.words(tx, body.words)) ?? null)
      return { id: row.id, state: 'void' }
    })
  }

  /** The same checks as for whoever signs in the system: the signer may, is not involved, and signs what stands now. */
  private async stated(
    tx: Tx,
    standing: Standing,
    { row, body, uploader }: { readonly row: SlipRow; readonly body: Body; readonly uploader: string },
    signer: Actor,
  ): Promise<readonly AnyNewFact[]> {
    const { digests, block } = wantedOf(row)
    const seen = row.content.seen ?? ''
    const { words, settlement } = body
    if (row.kind === 'sign')
      return this.decisions.signature(standing, tx, { digests: [...digests], words, settlement }, signer)
    if (row.kind === 'freeze')
      return (await this.decisions.issue(standing, tx, { block: block ?? '', digest: seen, words }, signer)).facts
    if (row.kind === 'judge') {
      const verdict = body.verdict ?? 'passed'
      return this.decisions.verdict(standing, tx, { block: block ?? '', row: null, verdict, seen, words }, signer)
    }
    await this.orders.confirmOnPaper(tx, row.order_id ?? '', signer, uploader, words)
    return []
  }

  private async open(tx: Tx, actor: Actor, id: string): Promise<SlipRow> {
    await this.store.lock(tx, id)
    const [row] = await this.store.list(tx, { slip: id })
    if (row === undefined) throw new Fault('slip.unknown')
    demandOffice(actor, row.owner_unit_id)
    if (row.state !== 'printed') throw new Fault('slip.not-open', { state: STATES[row.state] })
    return row
  }

  /** One scan proves one slip. */
  private async refuseScan(tx: Tx, file: string): Promise<void> {
    const { sha256, purpose } = await this.files.find(tx, file)
    if (purpose !== 'scan') throw new Fault('file.unknown')
    const other = await this.store.signedBy(tx, sha256)
    if (other !== undefined) throw new Fault('slip.scan-used', { no: noOf(other) })
  }
}

function refuseDay(row: SlipRow, signedOn: string, now: number): void {
  const printed = dayOf(row.printed_at.getTime() as Instant) // stored from an instant
  const today = dayOf(now as Instant) // the database's clock
  if (signedOn < printed || signedOn > today) throw new Fault('slip.bad-day')
}
