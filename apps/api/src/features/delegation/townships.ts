import { dayOf } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { type Actor, may } from '../../platform/session/actor.ts'
import { GrantsStore } from '../grants/index.ts'
import { orgPinned, unitNamesOn } from '../people/index.ts'
import type { Around, OwnUnit } from './grant-card.ts'

/** The townships of the county as of today, in official order. */
@Injectable()
export class Townships {
  constructor(private readonly grants: GrantsStore) {}

  async today(tx: Tx): Promise<readonly OwnUnit[]> {
    const graph = await orgPinned(tx, dayOf(tx.now))
    const names = await unitNamesOn(tx, dayOf(tx.now))
    return graph.units
      .filter(({ kind }) => kind === 'township')
      .map(({ id }) => ({ id: id as string, name: names.get(id)?.name ?? id, ordinal: names.get(id)?.ordinal ?? 0 }))
      .sort((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1))
      .map(({ id, name }) => ({ id, name }))
  }

  /** All townships, those the asker draws for, and who took what. */
  async around(tx: Tx, actor: Actor): Promise<Around & { readonly all: readonly OwnUnit[] }> {
    const all = await this.today(tx)
    const own =
      actor.tenant.kind === 'sample'
        ? []
        : all.filter(({ id }) => actor.grants.some(({ unitId }) => unitId === id) && draws(actor, id))
    return {
      ...{ all, own, taken: await this.grants.taken(tx) },
      nameOf: (unit) => all.find(({ id }) => id === unit)?.name ?? '已撤销的乡镇',
    }
  }
}

const draws = (actor: Actor, ownerUnitId: string): boolean => may(actor, 'draw', 'Mechanism', { ownerUnitId })
