import type { Answer, listOpenings } from '@jizhi/contracts'
import { addDays, type Day } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { labelOfPeriod } from '../cycles/index.ts'
import { MechanismsService } from '../mechanisms/index.ts'
import { cycleSettings, dayAt } from './schedule-of.ts'
import { type ScheduledRow, SchedulesStore } from './schedules.store.ts'

type Opening = Answer<typeof listOpenings>['openings'][number]

/** An end is announced so many days before. */
const WARNED_DAYS = 30

/** 运行台: what opens next, and what opens no more. */
@Injectable()
export class OpeningsService {
  constructor(
    private readonly database: Database,
    private readonly mechanisms: MechanismsService,
    private readonly store: SchedulesStore,
  ) {}

  list(actor: Actor): Promise<Answer<typeof listOpenings>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const byHand = new Set(
        (await this.mechanisms.allInForce(tx)).flatMap((mechanism) =>
          cycleSettings({ mechanism })?.opening === 'by-hand' ? [mechanism.id] : [],
        ),
      )
      const today = dayAt(tx.now)
      const rows = actor.tenant.kind === 'sample' ? [] : await this.store.all(tx)
      return { openings: rows.map((row) => openingOf(row, byHand.has(row.mechanism_id), today)) }
    })
  }
}

function openingOf(row: ScheduledRow, isByHand: boolean, today: Day): Opening {
  const sunset = row.sunset as Day | null // written from a day of the calendar
  const isOver = sunset !== null && sunset < today && row.next_at === null
  const endsSoon = sunset !== null && !isOver && addDays(today, WARNED_DAYS) >= sunset
  return {
    mechanismId: row.mechanism_id,
    mechanismName: row.mechanism_name,
    opens: isOver ? 'over' : row.next_at !== null ? 'automatic' : isByHand ? 'by-hand' : 'on-event',
    periodLabel: row.next_period === null ? null : labelOfPeriod(row.next_period),
    at: row.next_at?.toISOString() ?? null,
    sunset,
    endsSoon,
  }
}
