import type { Answer, Input, readVersionNews } from '@jizhi/contracts'
import { dayOf, parsePeriod, periodLabel, storedId, type UnitId } from '@jizhi/domain'
import { blockTitle, diff, type Mechanism, type UnitConcern, unitsConcerned } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { Outbox } from '../deliveries/index.ts'
import { orgPinned, unitNamesOn } from '../people/index.ts'
import { storedDocument } from './document.ts'
import { MechanismsStore } from './mechanisms.store.ts'
import { versionOf } from './views.ts'

type News = Answer<typeof readVersionNews>

/** 说明: what a version brings, told once to the units it concerns, and read by them on its page. */
@Injectable()
export class VersionNews {
  constructor(
    private readonly database: Database,
    private readonly store: MechanismsStore,
    private readonly outbox: Outbox,
  ) {}

  /** Tells the units of a version that was approved. One without an explanation is told to nobody. */
  async tell(tx: Tx, mechanism: string, version: number): Promise<void> {
    const [row] = await this.store.versions(tx, mechanism, version)
    if (row?.state !== 'approved' || row.explanation === null) return
    const { name } = storedDocument(row.document)
    const { inForceFrom, planNumber } = versionOf(row)
    const plan = planNumber === null ? '' : `（${planNumber}）`
    const concerned = await this.concerned(tx, mechanism, storedDocument(row.document))
    await this.outbox.put(
      tx,
      [...concerned.keys()].map((unit) => ({
        what: ['mechanism-version', mechanism, version],
        kind: 'message',
        to: { unit },
        title: [`“${name}”${version === 1 ? '开始施行' : '有新版'}`],
        body: [{ unit }, `：“${name}”第 ${version} 版${plan}自${periodWords(inForceFrom)}起施行，请看说明。`],
        about: {},
        link: `/mechanisms/${mechanism}?version=${version}`,
      })),
    )
  }

  read(actor: Actor, { params }: Input<typeof readVersionNews>): Promise<News> {
    return this.database.read(actor.tenantId, async (tx) => {
      const rows = await this.store.versions(tx, params.mechanism)
      const row = rows.find(({ version }) => version === params.version)
      if (row === undefined) throw new Fault('mechanism.unknown')
      const document = storedDocument(row.document)
      const before = rows.find(({ version, state }) => version < row.version && state === 'approved')
      const { inForceFrom, planNumber } = versionOf(row)
      return {
        ...{ from: inForceFrom, planNumber, sunset: sunsetOf(document), explanation: row.explanation },
        before: before?.version ?? null,
        changes: before === undefined ? [] : diff(storedDocument(before.document), document).map(({ zh }) => zh),
        mine: await this.mine(tx, actor, document),
      }
    })
  }

  /** The reader's own units, as far as it concerns them. */
  private async mine(tx: Tx, actor: Actor, document: Mechanism): Promise<News['mine']> {
    const concerned = await this.concerned(tx, document.id, document)
    const names = await unitNamesOn(tx, dayOf(tx.now))
    const own = [...new Set(actor.grants.map(({ unitId }) => storedId<UnitId>(unitId)))]
    return own.flatMap((unit) => {
      const concern = concerned.get(unit)
      if (concern === undefined) return []
      const asks = document.blocks.filter(({ id }) => concern.asks.has(id)).map(blockTitle)
      return [{ unitName: names.get(unit)?.name ?? '', asks, assessed: concern.assessed }]
    })
  }

  private async concerned(tx: Tx, id: string, mechanism: Mechanism): Promise<ReadonlyMap<UnitId, UnitConcern>> {
    const day = dayOf(tx.now)
    const [card] = await this.store.cards(tx, id, day)
    if (card === undefined) return new Map()
    const owner = storedId<UnitId>(card.owner_unit_id)
    return unitsConcerned(mechanism, { graph: await orgPinned(tx, day), owner, day })
  }
}

function periodWords(text: string): string {
  const period = parsePeriod(text)
  return period.ok ? periodLabel(period.value) : text
}

/** Until when the drawing says it is in force. */
function sunsetOf({ blocks }: Mechanism): string | null {
  const sunset = blocks.find(({ kind }) => kind === 'cycle')?.config.sunset
  return typeof sunset === 'string' && sunset !== '' ? sunset : null
}
