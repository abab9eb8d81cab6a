import type { Answer, listBoards, listPublicBoards, readBoard } from '@jizhi/contracts'
import { dayLabel, dayOf, type Instant } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor, TenantCard } from '../../platform/session/actor.ts'
import { labelOfPeriod, NamesReader } from '../cycles/index.ts'
import { boardOf, cardOf, contentOf } from './board-view.ts'
import { type Asked, type BoardRow, BoardsStore } from './boards.store.ts'

@Injectable()
export class BoardsService {
  constructor(
    private readonly database: Database,
    private readonly store: BoardsStore,
    private readonly names: NamesReader,
  ) {}

  list(actor: Actor): Promise<Answer<typeof listBoards>> {
    return this.database.read(actor.tenantId, async (tx) => ({
      boards: (await this.store.of(tx, { publicOnly: false })).map(cardOf),
    }))
  }

  read(actor: Actor, id: string): Promise<Answer<typeof readBoard>> {
    return this.database.read(actor.tenantId, (tx) => this.one(tx, actor.tenant, { id, publicOnly: false }))
  }

  publicList(tenant: TenantCard): Promise<Answer<typeof listPublicBoards>> {
    return this.database.read(tenant.id, async (tx) => ({
      tenantName: tenant.name,
      notice: tenant.notice,
      // A sample shows what others published; it publishes nothing itself.
      boards: tenant.kind === 'sample' ? [] : (await this.store.of(tx, { publicOnly: true })).map(cardOf),
    }))
  }

  publicRead(tenant: TenantCard, id: string): Promise<Answer<typeof readBoard>> {
    if (tenant.kind === 'sample') throw new Fault('board.unknown')
    return this.database.read(tenant.id, (tx) => this.one(tx, tenant, { id, publicOnly: true }))
  }

  private async one(tx: Tx, tenant: TenantCard, asked: Asked): Promise<Answer<typeof readBoard>> {
    const [row] = await this.store.of(tx, asked)
    if (row === undefined) throw new Fault('board.unknown')
    if (asked.publicOnly && row.expires_at !== null && row.expires_at.getTime() <= tx.now) throw takenDown(row)
    const before = await this.store.before(tx, row)
    return boardOf(row, before, tenant.name, await this.names.on(tx, row.day))
  }
}

/** What a visitor with an old address is told: that it hung, and until when; none of its figures. */
function takenDown(row: BoardRow): Fault {
  const title = `${contentOf(row).title} ${labelOfPeriod(row.period)}`
  const day = dayLabel(dayOf((row.expires_at?.getTime() ?? 0) as Instant)) // read from an instant
  return new Fault('board.taken-down', { title, day, issuer: row.issuer })
}
