import type { Instant } from '@jizhi/domain'
import {
  type CycleConfig,
  type EventOpening,
  eventOpenings,
  type FrozenColumn,
  type FrozenRows,
  type Happening,
  type Mechanism,
} from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Calendars } from '../../platform/calendar/calendars.ts'
import type { Tx } from '../../platform/database/database.ts'
import { failpoint } from '../../platform/failpoint.ts'
import { Queue } from '../../platform/queue/queue.ts'
import { frozenTypes, type Standing, StreamHooks } from '../cycles/index.ts'
import { MechanismsService, openDue } from '../mechanisms/index.ts'
import { type EventContent, type ExpectedEvent, ExpectedStore } from './expected.store.ts'
import { cycleSettings } from './schedule-of.ts'

/** Later than every delay: what an event will open is known when it happens. */
const ALWAYS = Number.MAX_SAFE_INTEGER as Instant

/** CYC-3: the one door through which whatever may begin a cycle is told. */
@Injectable()
export class Happenings {
  constructor(
    private readonly mechanisms: MechanismsService,
    private readonly expected: ExpectedStore,
    private readonly queue: Queue,
    private readonly calendars: Calendars,
    hooks: StreamHooks,
  ) {
    hooks.onFrozen(async (tx, standing, frozen) => {
      // CYC-1: a revision amends, it is no new event
      const first = frozen.filter(({ value }) => value.revision === 1)
      const driven = first.length === 0 ? [] : await this.mechanisms.eventDriven(tx)
      if (driven.length === 0) return
      for (const { slot, value, known } of first)
        if (slot.block !== undefined)
          await this.expect(tx, driven, outcomeOf(standing, slot.block, value.rows, known), null)
    })
  }

  /**
   * Something happened that may begin cycles: a league arrived, somebody applied, a result was frozen, a case reached a
   * state, a date of a register came. Told twice it is the same event. `content`: the rows it brings, where it has any.
   */
  async happened(tx: Tx, told: Happening, content: EventContent | null = null): Promise<void> {
    const driven = await this.mechanisms.eventDriven(tx)
    if (driven.length > 0) await this.expect(tx, driven, told, content)
  }

  private async expect(
    tx: Tx,
    driven: readonly Mechanism[],
    told: Happening,
    content: EventContent | null,
  ): Promise<void> {
    const calendar = await this.calendars.current(tx)
    for (const mechanism of driven) {
      const settings = cycleSettings({ mechanism })
      if (settings === undefined || settings.opening === 'by-hand') continue
      const happening = seenBy(settings, mechanism, told)
      const openings = happening && eventOpenings(settings, [happening], new Set(), ALWAYS, calendar)
      if (openings === undefined || openings.length === 0) continue
      failpoint('timers.before-expecting')
      await this.expected.insert(
        tx,
        mechanism.id,
        openings.map((one) => ({ ...one, content: content ?? contentOf(told, one) }) satisfies ExpectedEvent),
      )
      await this.queue.send(tx, openDue, { mechanism: mechanism.id })
    }
  }
}

type Result = Extract<Happening, { on: 'result' }> & { readonly mechanism: string; readonly mechanismName: string }

function outcomeOf({ cycle, mechanism }: Standing, block: string, rows: FrozenRows, at: Instant): Result {
  const types = frozenTypes(mechanism, block)
  return {
    on: 'result',
    outcome: { scheme: '', result: block, period: cycle.period, revision: 1, rows, types },
    at,
    mechanism: cycle.mechanism_id,
    mechanismName: cycle.mechanism_name,
  }
}

/** A result bears the name by which the drawing calls its mechanism: its id, its name, or nothing for its own. */
function seenBy({ event }: CycleConfig, { id }: Mechanism, told: Happening | Result): Happening | undefined {
  if (told.on !== 'result' || !('mechanism' in told)) return told
  const { mechanism, mechanismName, outcome } = told
  const isMeant = event.scheme === '' ? id === mechanism : event.scheme === mechanism || event.scheme === mechanismName
  return isMeant ? { on: 'result', outcome: { ...outcome, scheme: event.scheme }, at: told.at } : undefined
}

/** Of a frozen table the rows that the cycle is about, with all their columns; of anything else the row it happened to. */
function contentOf(told: Happening, { rows }: EventOpening): EventContent | null {
  if (rows.length === 0) return null
  const domain = rows.map((key) => ({ key, standing: 'in' as const }))
  if (told.on !== 'result') return { rows: { keys: rows, columns: [], domain }, types: [] }
  const { outcome } = told
  const places = rows.map((key) => outcome.rows.keys.indexOf(key))
  const columns = outcome.rows.columns.map((column) => columnAt(column, places))
  return { rows: { keys: rows, columns, domain }, types: outcome.types }
}

function columnAt(column: FrozenColumn, places: readonly number[]): FrozenColumn {
  if ('cells' in column) return { id: column.id, cells: places.map((at) => column.cells[at] ?? null) }
  const packed = column.packed.split(',')
  return { id: column.id, packed: places.map((at) => packed[at]).join(',') }
}
