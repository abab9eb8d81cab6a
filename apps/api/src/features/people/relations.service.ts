import type { Answer, addRelation, endRelation, Input, readUnit } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { type Actor, demand } from '../../platform/session/actor.ts'
import { type OpenedOrg, openLinesToChange, openOrgToChange, refuseSample } from './opened-org.ts'
import { personReach } from './person-reach.ts'
import { kindOf, labelOf } from './relation-words.ts'
import { type EndRow, UnitsStore } from './units.store.ts'

type View = Answer<typeof readUnit>['relations'][number]

/** 包干, 挂钩, 驻村, 派驻, 行业主管: between units, posts and persons, from a day to a day. */
@Injectable()
export class RelationsService {
  constructor(
    private readonly database: Database,
    private readonly store: UnitsStore,
  ) {}

  /** All relations of a unit and of its posts. */
  async of(tx: Tx, actor: Actor, unit: string): Promise<View[]> {
    const own = await tx.prisma.post.findMany({ where: { tenantId: tx.tenantId, unitId: unit }, select: { id: true } })
    const mine = new Set([unit, ...own.map(({ id }) => id)])
    const rows = await this.store.relationsOf(tx, [...mine])
    const ends = await this.store.ends(tx, [...new Set(rows.flatMap(({ source, target }) => [source, target]))])
    const known = new Map(ends.map((end) => [end.id, end]))
    const units = new Map(
      (
        await this.store.ends(
          tx,
          ends.flatMap((end) => end.unit ?? []),
        )
      ).map(({ id, name }) => [id, name]),
    )
    const seesNames = actor.ability.can('read', 'Person')
    const wordOf = (end: EndRow | undefined): string => {
      if (end === undefined || (end.kind === 'person' && !seesNames)) return ''
      return end.unit === null ? (end.name ?? '') : `${units.get(end.unit) ?? ''}${end.name ?? ''}`
    }
    return rows.map((row): View => {
      const outward = mine.has(row.source)
      const here = known.get(outward ? row.source : row.target)
      const there = known.get(outward ? row.target : row.source)
      return {
        id: row.id,
        kind: kindOf(row.kind),
        outward,
        other: { kind: there?.kind ?? 'unit', id: there?.id ?? '', name: wordOf(there) },
        through: here?.kind === 'post' ? here.name : null,
        from: row.from,
        to: row.to,
      }
    })
  }

  add(
    actor: Actor,
    { kind, source, target, on }: Input<typeof addRelation>['body'],
  ): Promise<Answer<typeof addRelation>> {
    refuseSample(actor)
    if (source.id === target.id) throw new Fault('relation.same-end')
    const id = newId()
    const deed = { by: actor.personId, action: 'relations.add', subject: `relation:${id}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const found = await this.store.ends(tx, [source.id, target.id])
      const org = await this.openEnds(tx, actor, on, found)
      const from = found.find((end) => end.id === source.id && end.kind === source.kind)
      const to = found.find((end) => end.id === target.id && end.kind === target.kind)
      if (from === undefined || to === undefined) throw new Fault('unit.unknown')
      this.demandEnds(actor, org, [from, to])
      const twice = (await this.store.relationsOf(tx, [source.id])).some(
        (r) =>
          kindOf(r.kind) === kind && r.source === source.id && r.target === target.id && (r.to === null || r.to > on),
      )
      if (twice) throw new Fault('relation.already-there', { kind: labelOf(kind) })
      await this.store.insertRelation(tx, { id, kind: labelOf(kind), source: from, target: to, on })
      return { relation: id }
    })
  }

  end(actor: Actor, id: string, on: string): Promise<Answer<typeof endRelation>> {
    refuseSample(actor)
    const deed = { by: actor.personId, action: 'relations.end', subject: `relation:${id}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const org = await openOrgToChange(tx, actor, on)
      const row = await this.store.relation(tx, id)
      // 隶属 changes by 改隶, and what a unit became is history
      if (row === undefined || ['belongs-to', 'merged-into', 'split-into'].includes(kindOf(row.kind)))
        throw new Fault('relation.unknown')
      this.demandEnds(actor, org, await this.store.ends(tx, [row.source, row.target]))
      if (on <= row.from)
        await this.store.removeRelation(tx, id) // it never came to hold
      else await this.store.endRelation(tx, id, on)
      return { relation: id }
    })
  }

  /** Where a person holds posts may be anywhere; units and posts have one line each. */
  private openEnds(tx: Tx, actor: Actor, on: string, ends: readonly EndRow[]): Promise<OpenedOrg> {
    if (ends.some(({ kind }) => kind === 'person')) return openOrgToChange(tx, actor, on)
    const units = ends.map((end) => (end.kind === 'post' ? (end.unit ?? '') : end.id))
    return openLinesToChange(tx, actor, on, [...units, actor.rootUnitId])
  }

  /** Who relates two must reach both. */
  private demandEnds(actor: Actor, org: OpenedOrg, ends: readonly EndRow[]): void {
    const reaches = personReach(org, actor.rootUnitId)
    const reached = ends.every((end) =>
      end.kind === 'person' ? reaches(end.id) : org.manages('Unit', end.kind === 'post' ? (end.unit ?? '') : end.id),
    )
    if (!reached) demand(actor, 'manage-people', 'Unit', { unitId: '' })
  }
}
