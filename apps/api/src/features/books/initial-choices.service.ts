import type { Answer, readInitialChoices } from '@jizhi/contracts'
import { dayOf } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { MechanismsService } from '../mechanisms/index.ts'
import { nameOf } from './account-names.ts'
import { type Counter, countersOf } from './counters.ts'
import { InitialChoicesStore, type UnitPlace } from './initial-choices.store.ts'
import { PoolsStore } from './pools.store.ts'

/** What the forms of 期初 and 下达资金, and the table of 期初, offer. */
@Injectable()
export class InitialChoices {
  constructor(
    private readonly database: Database,
    private readonly mechanisms: MechanismsService,
    private readonly store: InitialChoicesStore,
    private readonly pools: PoolsStore,
  ) {}

  read(actor: Actor): Promise<Answer<typeof readInitialChoices>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const day = dayOf(tx.now)
      const units = await this.store.units(tx, day)
      const names = new Map(units.map(({ id, name }) => [id, name]))
      const mechanisms = []
      for (const { id, name, ownerUnitId } of await this.store.mechanisms(tx)) {
        const governing = await this.mechanisms.nearest(tx, id, day)
        if (governing === undefined) continue
        const counters = countersOf(governing.mechanism).map(({ subject, block, figure, label }) => ({
          ...{ block, figure, label },
          rows: rowsOf(units, ownerUnitId, subject),
        }))
        mechanisms.push({ id, name, ownerUnitId, ownerName: names.get(ownerUnitId) ?? '', counters })
      }
      const pools = await this.pools.pools(tx, day.slice(0, 4), 'all')
      return {
        mechanisms,
        units: units.map(({ id, name }) => ({ id, label: name })),
        pools: pools.flatMap(({ owner, account }) =>
          nameOf(account) === '' ? [] : [{ owner, name: nameOf(account) }],
        ),
      }
    })
  }

  /** What the version that governs that day counts; the first one where none does yet. */
  async countersOf(tx: Tx, mechanismId: string, day: string): Promise<readonly Counter[]> {
    const governing = await this.mechanisms.nearest(tx, mechanismId, day)
    return governing === undefined ? [] : countersOf(governing.mechanism)
  }

  /** The units a counter is kept for, in the county's order. */
  async rows(tx: Tx, owner: string, subject: string): Promise<readonly string[]> {
    return rowsOf(await this.store.units(tx, dayOf(tx.now)), owner, subject)
  }
}

/** ROST-6: units of that kind in the owner's subtree. */
function rowsOf(units: readonly UnitPlace[], owner: string, subject: string): string[] {
  const above = new Map(units.map((one) => [one.id, one.above]))
  const reaches = (id: string): boolean => {
    for (let at: string | null | undefined = id; at; at = above.get(at)) if (at === owner) return true
    return false
  }
  return units.filter(({ id, kind }) => kind === subject && reaches(id)).map(({ id }) => id)
}
