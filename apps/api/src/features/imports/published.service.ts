import type { Answer, readPublished } from '@jizhi/contracts'
import { dayOf } from '@jizhi/domain'
import { readDrawing } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { NamesReader, Standings } from '../cycles/index.ts'
import { ImportsStore } from './imports.store.ts'
import { differencesNow } from './published-target.ts'

/** What was published elsewhere beside what the rules give: compared anew whenever somebody looks. */
@Injectable()
export class PublishedService {
  constructor(
    private readonly database: Database,
    private readonly standings: Standings,
    private readonly names: NamesReader,
    private readonly store: ImportsStore,
  ) {}

  read(actor: Actor, cycleId: string): Promise<Answer<typeof readPublished>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const standing = await this.standings.of(tx, cycleId)
      const tables = await this.store.publishedTables(tx, cycleId)
      const persons = tables.map(({ by }) => by)
      const names = await this.names.on(tx, dayOf(standing.pins.openedAt), persons)
      const drawing = readDrawing(standing.mechanism)
      return {
        comparisons: tables.map(({ id, file_name, rows, by, at, report }) => ({
          ...{ import: id, fileName: file_name, rows, by: names.person(by), at: at.toISOString() },
          block: report.block,
          blockName: drawing.byId.get(report.block)?.name ?? report.block,
          differences: differencesNow(standing, report, names.row),
        })),
      }
    })
  }
}
