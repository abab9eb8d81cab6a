import type { Answer, Input, listDesk, readDesk } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { CalendarMovesStore, CyclesStore, cardOf, FactsStore, NamesReader, Standings } from '../cycles/index.ts'
import { DeskStore } from './desk.store.ts'
import { dutiesOf } from './duties-of.ts'
import { missingOf } from './missing.ts'
import { datesOf, pausesOf, saidBy } from './stage-dates.ts'

type Desk = Answer<typeof readDesk>

/** 运行台: what runs, who has not answered, who sits on what. */
@Injectable()
export class DeskService {
  constructor(
    private readonly database: Database,
    private readonly store: DeskStore,
    private readonly cycles: CyclesStore,
    private readonly standings: Standings,
    private readonly facts: FactsStore,
    private readonly names: NamesReader,
    private readonly moves: CalendarMovesStore,
  ) {}

  list(actor: Actor): Promise<Answer<typeof listDesk>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const rows = await this.store.lines(tx)
      const cards = new Map((await this.cycles.list(tx)).map((row) => [row.id, cardOf(row)]))
      return {
        lines: rows.map((row) => ({
          ...{ mechanismId: row.mechanism_id, mechanismName: row.mechanism_name, ownerName: row.owner_name },
          event: row.event,
          cycle: (row.cycle_id === null ? undefined : cards.get(row.cycle_id)) ?? null,
          ...(row.waiting ?? { unanswered: 0, overdue: 0, duties: 0 }),
          orders: row.orders,
        })),
      }
    })
  }

  read(actor: Actor, { params, query }: Input<typeof readDesk>): Promise<Desk> {
    return this.database.read(actor.tenantId, async (tx) => {
      const lines = await this.store.lines(tx, params.mechanism)
      const [first] = lines
      if (first === undefined) throw new Fault('mechanism.unknown')
      const cards = (await this.cycles.list(tx, params.mechanism)).map(cardOf)
      const cycle = query.cycle ?? first.cycle_id
      const card = cards.find(({ id }) => id === cycle)
      if (query.cycle !== undefined && card === undefined) throw new Fault('cycle.unknown')
      const open = lines.flatMap(({ cycle_id }) => cards.filter(({ id, state }) => id === cycle_id && isOpen(state)))
      return {
        mechanism: {
          ...{ id: first.mechanism_id, name: first.mechanism_name },
          ...{ ownerName: first.owner_name, ownerUnitId: first.owner_unit_id },
        },
        ...{ open, cycle: card ?? null },
        ...(card === undefined || card.source !== null ? NOTHING : await this.running(tx, card.id)),
      }
    })
  }

  private async running(tx: Tx, cycle: string): Promise<Omit<Desk, 'mechanism' | 'open' | 'cycle'>> {
    const standing = await this.standings.of(tx, cycle)
    const persons = standing.derived.open.flatMap((task) => [...task.persons])
    const names = await this.names.of(tx, standing, persons)
    const moving = standing.facts.filter(({ kind }) => kind === 'extended' || kind === 'paused')
    const words = await this.facts.wordsOf(
      tx,
      moving.flatMap(({ reason }) => reason ?? []),
    )
    const said = saidBy(names, words)
    return {
      dates: datesOf(standing, tx.now, said, await this.moves.of(tx, cycle)),
      pauses: pausesOf(standing, said),
      paused: standing.derived.cycle?.isPaused ?? false,
      ...missingOf(standing, names, tx.now),
      duties: dutiesOf(standing, names),
    }
  }
}

const isOpen = (state: string): boolean => state === 'running' || state === 'settled'

const NOTHING = { dates: [], pauses: [], paused: false, expected: 0, missing: [], duties: [] }
