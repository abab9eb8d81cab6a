import type { Answer, giveGrant, Input, listGrants, readTerms, revokeGrant } from '@jizhi/contracts'
import { isTemplateName } from '@jizhi/templates'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { type Actor, demand, may } from '../../platform/session/actor.ts'
import { type GrantRow, Grants, GrantsStore, isOf, type Source, sourceTitle } from '../grants/index.ts'
import { MechanismsService, refuseSample } from '../mechanisms/index.ts'
import { Registers } from '../registers/index.ts'
import { cardOf } from './grant-card.ts'
import { Sources } from './sources.ts'
import { Townships } from './townships.ts'

/** 下放: the county gives design rights and takes them back; everybody sees what is given. */
@Injectable()
export class DelegationService {
  constructor(
    private readonly database: Database,
    private readonly store: GrantsStore,
    private readonly grants: Grants,
    private readonly sources: Sources,
    private readonly townships: Townships,
    private readonly registers: Registers,
    private readonly mechanisms: MechanismsService,
  ) {}

  list(actor: Actor): Promise<Answer<typeof listGrants>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const [grants, around] = [await this.store.grants(tx), await this.townships.around(tx, actor)]
      const mayDelegate = delegates(actor)
      return {
        grants: grants.map((grant) => cardOf(grant, around)),
        inUse: await this.store.inUse(tx),
        mayDelegate,
        townships: mayDelegate ? [...around.all] : [],
        sources: mayDelegate ? await this.sources.all(tx, actor.rootUnitId) : [],
        valueTables: await this.registers.withTownshipValues(tx),
      }
    })
  }

  give(actor: Actor, { body }: Input<typeof giveGrant>): Promise<Answer<typeof giveGrant>> {
    refuseSample(actor)
    demand(actor, 'delegate', 'Delegation', { ownerUnitId: actor.rootUnitId })
    const deed = { by: actor.personId, action: 'delegation.give', subject: `tenant:${actor.tenantId}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      await this.refuseSource(tx, actor, body.source)
      const { all } = await this.townships.around(tx, actor)
      const units = body.units.length === 0 ? [null] : [...new Set(body.units)]
      const standing = (await this.store.grants(tx)).filter(({ revoked_at }) => revoked_at === null)
      for (const unit of units) {
        const known = all.find(({ id }) => id === unit)
        if (unit !== null && known === undefined) throw new Fault('delegation.not-a-township', { unit: '所选单位' })
        if (standing.some((grant) => grant.unit === unit && isOf(grant, body.source)))
          throw new Fault('delegation.already-given', { unit: known?.name ?? '全部乡镇' })
      }
      const noteId = body.note ? newId() : null
      if (noteId !== null && body.note) await this.store.insertWords(tx, noteId, body.note)
      const made = units.map((unit) => ({
        ...{ id: newId(), unit, source: body.source, reach: body.reach, filing: body.filing, noteId },
      }))
      await this.store.insert(tx, made, actor.personId)
      return { ids: made.map(({ id }) => id) }
    })
  }

  revoke(actor: Actor, { params, body }: Input<typeof revokeGrant>): Promise<Answer<typeof revokeGrant>> {
    refuseSample(actor)
    demand(actor, 'delegate', 'Delegation', { ownerUnitId: actor.rootUnitId })
    const deed = { by: actor.personId, action: 'delegation.revoke', subject: `grant:${params.grant}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      await this.known(tx, params.grant)
      const reasonId = newId()
      await this.store.insertWords(tx, reasonId, body.reason)
      if (!(await this.store.revoke(tx, params.grant, actor.personId, reasonId)))
        throw new Fault('delegation.already-revoked')
      return { revokedAt: new Date(tx.now).toISOString() }
    })
  }

  terms(actor: Actor, mechanism: string): Promise<Answer<typeof readTerms>> {
    return this.database.read(actor.tenantId, async (tx) => {
      await this.mechanisms.drafted(tx, mechanism)
      const terms = await this.grants.termsOf(tx, mechanism)
      const waiting = await this.grants.waiting(tx, mechanism)
      if (terms?.origin === undefined) return { terms: null, waiting }
      const { grant, origin } = terms
      return {
        terms: {
          ...{ reach: grant.reach, filing: grant.filing, title: sourceTitle(grant) },
          revoked: grant.revoked_at !== null,
          origin: { ...origin },
        },
        waiting,
      }
    })
  }

  private async known(tx: Tx, id: string): Promise<GrantRow> {
    const [grant] = await this.store.grants(tx, id)
    if (grant === undefined) throw new Fault('delegation.unknown')
    return grant
  }

  /** Only what is in force, and the county's own, can be handed on. */
  private async refuseSource(tx: Tx, actor: Actor, source: Source): Promise<void> {
    if (source.kind === 'template' && !isTemplateName(source.name))
      throw new Fault('mechanism.template-unknown', { name: source.name })
    if (source.kind !== 'mechanism') return
    const own = (await this.mechanisms.inForceToday(tx)).find(({ id }) => id === source.name)
    if (own === undefined || own.ownerUnitId !== actor.rootUnitId)
      throw new Fault('delegation.not-in-force', { title: own?.name ?? '所选机制' })
  }
}

const delegates = (actor: Actor): boolean =>
  actor.tenant.kind !== 'sample' && may(actor, 'delegate', 'Delegation', { ownerUnitId: actor.rootUnitId })
