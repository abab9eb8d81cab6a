import type { Answer, Input, listCycles, openCycle, readCycle, readTable } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { type Actor, demand } from '../../platform/session/actor.ts'
import { CalendarMovesStore, noticesOf } from './calendar-moves.store.ts'
import { cardOf, HISTORY, portsOf, resultViews, tableView } from './cycle-views.ts'
import { CyclesStore } from './cycles.store.ts'
import { deadlinesOf } from './deadlines.ts'
import { effectViews, refusalsOf } from './effect-views.ts'
import { EffectsStore } from './effects.store.ts'
import { FactsStore } from './facts.store.ts'
import { NamesReader } from './names.ts'
import { OpenCycle } from './open-cycle.ts'
import { overpaidBy } from './overpaid.ts'
import { recordIds, recordViews } from './record-views.ts'
import { stageOf } from './stage.ts'
import { Standings } from './standing.ts'
import { objectionsOf, taskOf } from './task-views.ts'

@Injectable()
export class CyclesService {
  constructor(
    private readonly database: Database,
    private readonly store: CyclesStore,
    private readonly facts: FactsStore,
    private readonly effects: EffectsStore,
    private readonly standings: Standings,
    private readonly names: NamesReader,
    private readonly opener: OpenCycle,
    private readonly moves: CalendarMovesStore,
  ) {}

  list(actor: Actor, mechanism: string | undefined): Promise<Answer<typeof listCycles>> {
    return this.database.read(actor.tenantId, async (tx) => ({
      cycles: (await this.store.list(tx, mechanism)).map(cardOf),
    }))
  }

  open(actor: Actor, { params, body }: Input<typeof openCycle>): Promise<Answer<typeof openCycle>> {
    refuseSample(actor)
    const deed = { by: actor.personId, action: 'cycles.open', subject: `mechanism:${params.mechanism}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const ownerUnitId = await this.store.ownerOf(tx, params.mechanism)
      if (ownerUnitId === undefined) throw new Fault('mechanism.unknown')
      demand(actor, 'open', 'Cycle', { ownerUnitId })
      return this.opener.open(tx, { mechanismId: params.mechanism, period: body.period, by: actor.personId })
    })
  }

  /** Derived in this very transaction, so a page never shows less than what was stated. */
  read(actor: Actor, cycleId: string): Promise<Answer<typeof readCycle>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const standing = await this.standings.of(tx, cycleId)
      const { cycle, mechanism, derived, facts } = standing
      const isHistory = cycle.source !== null
      const recorded = recordIds(standing)
      const names = await this.names.of(tx, standing, recorded.persons)
      const reasons = facts.flatMap((fact) =>
        (fact.kind === 'objected' || fact.kind === 'decided') && fact.reason ? [fact.reason] : [],
      )
      const words = await this.facts.wordsOf(tx, [...reasons, ...recorded.words])
      const rows = await this.effects.of(tx, cycleId)
      const moved = await this.moves.of(tx, cycleId)
      const prefix = [tx.tenantId, cycle.mechanism_id, cycle.id]
      return {
        cycle: { ...cardOf(cycle), stage: isHistory ? HISTORY : stageOf(standing, cycle.state) },
        document: { ...mechanism },
        layout: standing.layout as Answer<typeof readCycle>['layout'], // parsed again on the way out
        deadlines: deadlinesOf(standing, tx.now).map((one) => ({ ...one, notices: noticesOf(moved, one.id) })),
        ports: portsOf(standing),
        results: resultViews(standing),
        tasks: derived.open.map((task) => taskOf(task, actor, standing, names)),
        effects: effectViews(prefix, derived.effects, rows, names, overpaidBy(rows, facts), refusalsOf(facts)),
        objections: objectionsOf(standing, words, names),
        records: recordViews(standing, actor, words, names),
        findings: derived.findings.map(({ code, block, row, message }) => ({
          ...{ code, block, message },
          rowName: row === undefined ? null : names.row(row),
        })),
        facts: facts.length,
        deriving: !isHistory && Number(cycle.facts_count ?? -1) !== facts.length,
      }
    })
  }

  table(actor: Actor, { params }: Input<typeof readTable>): Promise<Answer<typeof readTable>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const standing = await this.standings.of(tx, params.cycle)
      const ports = standing.derived.tables
      const table = Object.hasOwn(ports, params.block) ? ports[params.block] : undefined
      const found = table !== undefined && Object.hasOwn(table, params.port) ? table[params.port] : undefined
      if (found === undefined) throw new Fault('cycle.no-such-block')
      return tableView(params.block, params.port, found, standing, await this.names.of(tx, standing))
    })
  }
}

export function refuseSample(actor: Actor): void {
  if (actor.tenant.kind === 'sample') throw new Fault('cycle.read-only')
}
