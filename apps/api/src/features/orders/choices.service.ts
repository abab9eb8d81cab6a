import type { Answer, orderChoices } from '@jizhi/contracts'
import { instantText } from '@jizhi/domain'
import { readConfig } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { deadlinesNow, type Names, NamesReader, type Standing, Standings, touchesOthers } from '../cycles/index.ts'
import { MechanismsService } from '../mechanisms/index.ts'
import { pauseNow } from './pause-now.ts'
import { rostersNow } from './rosters-now.ts'

/** What the forms of a cycle's orders offer. */
@Injectable()
export class ChoicesService {
  constructor(
    private readonly database: Database,
    private readonly standings: Standings,
    private readonly names: NamesReader,
    private readonly mechanisms: MechanismsService,
  ) {}

  of(actor: Actor, cycle: string): Promise<Answer<typeof orderChoices>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const standing = await this.standings.of(tx, cycle)
      const names = await this.names.of(tx, standing)
      const asks = asksNow(standing, names)
      return {
        deadlines: deadlinesNow(standing, tx.now)
          .filter(({ passed }) => !passed)
          .map(({ id, label, at }) => ({ id, label, at: instantText(at) })),
        paused: pauseNow(standing, tx.now) ?? null,
        rosters: rostersNow(standing, names).map(({ id, label, rows, absent }) => ({
          ...{ id, label, rows: [...rows], absent: [...absent] },
        })),
        asks,
        versions: await this.versions(tx, standing),
        correctionNeedsSecond: asks.some(({ id }) => touchesOthers(standing, id)),
      }
    })
  }

  private async versions(tx: Tx, { cycle }: Standing): Promise<Answer<typeof orderChoices>['versions']> {
    const approved = await this.mechanisms.approved(tx, cycle.mechanism_id)
    return approved
      .filter(({ version }) => version !== cycle.version)
      .map(({ version, from }) => ({ version, from }))
      .sort((a, b) => b.version - a.version)
  }
}

type Ask = Answer<typeof orderChoices>['asks'][number]

function asksNow({ mechanism, derived }: Standing, names: Names): Ask[] {
  return mechanism.blocks.flatMap((block): Ask[] => {
    const config = block.kind === 'ask' ? readConfig({ ...block, kind: 'ask' }) : undefined
    if (config?.ok !== true) return []
    const keys = new Set(Object.values(derived.tables[block.id] ?? {}).flatMap((table) => table.keys))
    const rows = [...keys].sort((a, b) => names.ordinal(a) - names.ordinal(b))
    return [
      {
        id: block.id,
        label: block.name ?? block.id,
        rows: rows.map((id) => ({ id, label: names.row(id) })),
        fields: config.value.fields.map(({ id, label, type, options }) => ({
          ...{ id, label, type },
          options: options.map((one) => ({ id: one.id, label: one.label })),
        })),
      },
    ]
  })
}
