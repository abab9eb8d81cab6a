import { dayOf } from '@jizhi/domain'
import { departures, type Mechanism } from '@jizhi/mechanism'
import { isTemplateName, templates } from '@jizhi/templates'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { Outbox } from '../deliveries/index.ts'
import { FilingsStore } from './filings.store.ts'
import { type GrantRow, GrantsStore, type Source } from './grants.store.ts'

/** A mechanism as far as its filing is concerned. */
interface Filed {
  readonly mechanism: string
  readonly version: number
  readonly name: string
  readonly unit: string
  readonly unitName: string
}

/** What binds the mechanisms of townships: the terms they were taken over under, and the way to the county. */
@Injectable()
export class Grants {
  constructor(
    private readonly store: GrantsStore,
    private readonly filings: FilingsStore,
    private readonly outbox: Outbox,
  ) {}

  /**
   * The grant by which a township may draw from a source; undefined where none is wanted: the county itself draws freely,
   * and so does everybody as long as the county never delegated anything.
   * @throws Fault `delegation.not-granted`
   */
  async wanted(
    tx: Tx,
    actor: Actor,
    owner: { readonly id: string; readonly name: string; readonly kind: string },
    source: Source,
  ): Promise<GrantRow | undefined> {
    if (owner.kind !== 'township' || !(await this.store.inUse(tx))) return undefined
    const grants = await this.store.grants(tx)
    const found = grants.find((grant) => grant.revoked_at === null && isFor(grant, owner.id) && isOf(grant, source))
    if (found !== undefined) return found
    // whoever draws for the whole county may also do so in a township's name
    if (actor.grants.some(({ role, unitId }) => role === 'county-admin' && unitId === actor.rootUnitId))
      return undefined
    throw new Fault('delegation.not-granted', { title: titleOf(source, null), unit: owner.name })
  }

  /** The version of a mechanism that waits for the county; null where none does. */
  async waiting(tx: Tx, mechanism: string): Promise<number | null> {
    const newest = (await this.filings.filings(tx)).find((one) => one.mechanism === mechanism)
    return newest?.state === 'waiting' ? newest.version : null
  }

  /** What waits for the county is not decided by the township a second time. */
  async refuseWithCounty(tx: Tx, mechanism: string, version: number): Promise<void> {
    const [filing] = await this.filings.filings(tx, { mechanism, version })
    if (filing?.state === 'waiting') throw new Fault('delegation.with-county', { version })
  }

  async take(tx: Tx, mechanism: string, grant: GrantRow, by: string): Promise<void> {
    await this.store.insertTaken(tx, mechanism, grant.id, by)
  }

  /** Under which terms a mechanism stands; the origin is missing where it was drawn on a blank canvas. */
  async termsOf(tx: Tx, mechanism: string): Promise<{ grant: GrantRow; origin: Mechanism | undefined } | undefined> {
    const grant = await this.store.of(tx, mechanism)
    if (grant === undefined) return undefined
    // a document of our own store: its shape was read when it was saved
    const origin = (await this.store.originOf(tx, mechanism)) as Mechanism | undefined
    return { grant, origin: grant.source_kind === 'blank' ? undefined : origin }
  }

  /** PARAM-4, PARAM-5: a draft of a township stays within what the county opened, and rests once that was revoked. */
  async refuseDeparture(tx: Tx, mechanism: string, draft: Mechanism): Promise<void> {
    const terms = await this.termsOf(tx, mechanism)
    if (terms === undefined) return
    const { grant, origin } = terms
    if (grant.revoked_at !== null)
      throw new Fault('delegation.revoked', { title: sourceTitle(grant), reason: grant.revoke_reason ?? '' })
    const found = origin === undefined ? [] : departures(origin, draft, grant.reach)
    if (found.length > 0)
      throw new Fault('delegation.departs', { count: found.length, why: found[0]?.message ?? '', departures: found })
  }

  /**
   * The township's own second person agreed to a version. 备案: it may come into force, the county is told; 审批: it waits
   * for the county. True where it may come into force.
   */
  async agreed(tx: Tx, actor: Actor, filed: Filed): Promise<boolean> {
    const grant = await this.store.of(tx, filed.mechanism)
    if (grant === undefined) return true
    if (!actor.grants.some(({ role, unitId }) => role === 'approver' && unitId === filed.unit))
      throw new Fault('delegation.own-second-person', { unit: filed.unitName })
    const { mechanism, version } = filed
    await this.filings.insert(tx, { mechanism, version, kind: grant.filing, by: actor.personId })
    const now = grant.filing === 'record' ? '已生效并报备，如有不同意见请在备案中提出。' : '等县里审批。'
    const posts = await this.store.officeOf(tx, actor.rootUnitId, dayOf(tx.now))
    await this.outbox.put(
      tx,
      posts.map((post) => ({
        what: ['filing', mechanism, version],
        kind: 'message',
        to: { post },
        title: [grant.filing === 'record' ? '乡镇机制备案' : '乡镇机制待审批'],
        body: [{ unit: filed.unit }, `的“${filed.name}”第 ${version} 版${now}`],
        about: {},
        link: '/delegation?tab=filings',
      })),
    )
    return grant.filing === 'record'
  }
}

export const isFor = ({ unit }: GrantRow, township: string): boolean => unit === null || unit === township

/** Whether it gives this very source. */
export const isOf = (grant: GrantRow, { kind, name }: Source): boolean =>
  grant.source_kind === kind && grant.source === name

/** The name of a mechanism, the title of a template, 空白画布. */
export function titleOf({ kind, name }: Source, mechanism: string | null): string {
  if (kind === 'blank') return '空白画布'
  if (kind === 'mechanism') return mechanism ?? '已移走的机制'
  return isTemplateName(name) ? templates[name].title : name
}

export const sourceTitle = (grant: GrantRow): string =>
  titleOf({ kind: grant.source_kind, name: grant.source }, grant.source_name)
