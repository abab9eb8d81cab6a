import type { Answer, Input, listColleagues } from '@jizhi/contracts'
import { dayOf } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { type Standing, Standings } from '../cycles/index.ts'
import { type ColleagueRow, ColleaguesStore } from './colleagues.store.ts'

/** Who may be handed a duty (同一单位), and who may be asked to sign beside (also those of the mechanism's owner). */
@Injectable()
export class Colleagues {
  constructor(
    private readonly database: Database,
    private readonly store: ColleaguesStore,
    private readonly standings: Standings,
  ) {}

  list(actor: Actor, { params }: Input<typeof listColleagues>): Promise<Answer<typeof listColleagues>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const standing = await this.standings.of(tx, params.cycle)
      const near = new Set(actor.grants.map(({ unitId }) => unitId))
      const persons = await this.reached(tx, actor, [...near, standing.cycle.owner_unit_id])
      return { persons: persons.map(({ id, name, title, unit }) => ({ id, name, title, near: near.has(unit) })) }
    })
  }

  /** The person, when he may be handed a duty of this actor. */
  async near(tx: Tx, actor: Actor, person: string): Promise<ColleagueRow> {
    return found(
      await this.reached(
        tx,
        actor,
        actor.grants.map(({ unitId }) => unitId),
      ),
      person,
    )
  }

  /** The person, when he may be asked to sign beside this actor. */
  async beside(tx: Tx, actor: Actor, { cycle }: Standing, person: string): Promise<ColleagueRow> {
    const units = [...actor.grants.map(({ unitId }) => unitId), cycle.owner_unit_id]
    return found(await this.reached(tx, actor, units), person)
  }

  private async reached(tx: Tx, actor: Actor, units: readonly string[]): Promise<ColleagueRow[]> {
    const rows = await this.store.inUnits(tx, [...new Set(units)], dayOf(tx.now))
    return rows.filter(({ id }) => id !== actor.personId)
  }
}

function found(rows: readonly ColleagueRow[], person: string): ColleagueRow {
  const one = rows.find(({ id }) => id === person)
  if (one === undefined) throw new Fault('duty.not-colleague')
  return one
}
