import { calendarFrom, type Day, must, type PinnedCalendar, type WorkingCalendar } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../database/database.ts'
import { shippedCalendar } from '../shipped-calendar.ts'
import { type CalendarNotice, laidOver } from './laid-over.ts'

interface Named {
  revision: string
}

interface DayRow {
  revision: string
  date: string
  name: string
  dayType: string
  publishedInYear: string
}

interface NoticeRow extends Omit<CalendarNotice, 'at'> {
  readonly at: string
}

/** The working-day calendar of a county: the shipped one with the notices that the county entered. */
@Injectable()
export class Calendars {
  private readonly known = new Map<string, WorkingCalendar>()

  constructor(private readonly database: Database) {}

  /** PIN-1: what opens now, or opened as of a moment (epoch milliseconds), pins this. */
  async pinned(tx: Tx, asOf: number = tx.now): Promise<PinnedCalendar> {
    return laidOver(shippedCalendar(), await this.notices(tx, asOf))
  }

  /** With the names of days off, as it is known now. Inside a transaction it is read there: one that asked for a second connection could wait for itself. */
  async current(tx?: Tx): Promise<WorkingCalendar> {
    const sql = 'select revision from calendar_revisions order by loaded_at desc, revision limit 1'
    const [newest] = await (tx === undefined ? this.database.open<Named>(sql) : tx.sql<Named>(sql))
    if (newest === undefined) throw new Error('no calendar is loaded; run migrate')
    const base = await this.at(newest.revision, tx)
    const notices = tx === undefined ? [] : await this.notices(tx)
    if (notices.length === 0) return base
    const days = notices.flatMap((one) => one.days.map(({ day, kind, name }) => [day, { kind, name }] as const))
    const years = notices.flatMap(({ publishes }) => publishes ?? [])
    return {
      revision: base.revision,
      publishedYears: new Set([...base.publishedYears, ...years]),
      exceptions: new Map<Day, { readonly kind: 'off' | 'work'; readonly name: string }>([...base.exceptions, ...days]),
    }
  }

  /** The county's notices that were entered by a moment, in their order. */
  async notices(tx: Tx, by: number = tx.now): Promise<CalendarNotice[]> {
    const rows = await tx.sql<NoticeRow>(
      `select id, ordinal, number, days, publishes, (extract(epoch from entered_at) * 1000)::bigint as at
       from calendar_notices where tenant_id = $1 and entered_at <= to_timestamp($2::bigint / 1000.0) order by ordinal`,
      [tx.tenantId, Math.floor(by)],
    )
    return rows.map((row) => ({ ...row, at: Number(row.at) }))
  }

  /** A revision never changes, so it is read once per process. */
  private async at(revision: string, tx?: Tx): Promise<WorkingCalendar> {
    const known = this.known.get(revision)
    if (known !== undefined) return known
    const sql = `select to_char(day, 'YYYY-MM-DD') as date, name, kind as "dayType", published_in::text as "publishedInYear"
       from calendar_days where revision = $1 order by day`
    const rows = await (tx === undefined
      ? this.database.open<DayRow>(sql, [revision])
      : tx.sql<DayRow>(sql, [revision]))
    const calendar = must(calendarFrom(revision, rows)) // checked when it was loaded
    this.known.set(revision, calendar)
    return calendar
  }
}
