import type { Answer, changeUnit, Input, listUnits, readUnit } from '@jizhi/contracts'
import type { Day, UnitId } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { Queue } from '../../platform/queue/queue.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { openOrg, openOrgToChange, refuseSample } from './opened-org.ts'
import { unitNamesOn } from './org.store.ts'
import { postsChanged } from './people.queue.ts'
import { RelationsService } from './relations.service.ts'
import { saveOrg } from './save-org.store.ts'
import { changed } from './unit-change.ts'

type Card = Answer<typeof listUnits>['units'][number]

/** Units as of a day, their history, and the dated changes of the domain. */
@Injectable()
export class UnitsService {
  constructor(
    private readonly database: Database,
    private readonly relations: RelationsService,
    private readonly queue: Queue,
  ) {}

  list(actor: Actor, asked: string | undefined): Promise<Answer<typeof listUnits>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const org = await openOrg(tx, actor, asked)
      const names = await unitNamesOn(tx, org.day)
      const codes = new Map(org.graph.units.map(({ id, code }) => [id, code]))
      const changeable = actor.tenant.kind !== 'sample'
      const cards = [...org.view.units.values()].map(
        (unit): Card => ({
          id: unit.id,
          parent: unit.parent ?? null,
          kind: unit.kind as Card['kind'], // read from our own store
          code: codes.get(unit.id) ?? null,
          name: org.nameOf(unit.id),
          category: unit.category ?? null,
          population: unit.population ?? null,
          virtual: unit.virtual ?? false,
          mayChange: changeable && org.managesAbove('Unit', unit.id),
          mayChangeBelow: changeable && org.manages('Unit', unit.id),
        }),
      )
      const place = (card: Card): number => names.get(card.id)?.ordinal ?? 0
      return { day: org.day, units: cards.sort((a, b) => place(a) - place(b)) }
    })
  }

  read(actor: Actor, id: string): Promise<Answer<typeof readUnit>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const org = await openOrg(tx, actor)
      const spans = org.graph.units.filter((unit) => unit.id === id)
      if (spans.length === 0) throw new Fault('unit.unknown')
      const latest = await unitNamesOn(tx, '9999-12-31')
      const parents = org.graph.relations.filter((r) => r.kind === 'belongs-to' && r.source === id)
      return {
        id,
        names: org.graph.names
          .filter((name) => name.unit === id)
          .map(({ name, ...span }) => ({ name, ...ends(span) }))
          .sort(newestFirst),
        spans: spans
          .map(({ category, population, ...span }) => ({ category, population, ...ends(span) }))
          .sort(newestFirst),
        parents: parents
          .map((r) => ({ id: r.target as UnitId, name: latest.get(r.target)?.name ?? '', ...ends(r) })) // 隶属 leads from unit to unit
          .sort(newestFirst),
        relations: await this.relations.of(tx, actor, id),
      }
    })
  }

  change(actor: Actor, body: Input<typeof changeUnit>['body']): Promise<Answer<typeof changeUnit>> {
    refuseSample(actor)
    const subject = 'unit' in body ? body.unit : 'parent' in body ? body.parent : (body.units[0] ?? newId())
    const deed = { by: actor.personId, action: `units.${body.kind}`, subject: `unit:${subject}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const org = await openOrgToChange(tx, actor, body.on)
      const { graph, unit } = changed(actor, org, body)
      await saveOrg(tx, org, graph)
      await this.queue.send(tx, postsChanged, {}) // posts end with their unit
      return { unit }
    })
  }
}

const ends = ({ validFrom, validTo }: { validFrom: Day | null; validTo: Day | null }) => ({
  from: validFrom,
  to: validTo,
})

const newestFirst = (a: { from: string | null }, b: { from: string | null }): number =>
  (a.from ?? '') < (b.from ?? '') ? 1 : -1
