import { calendarFrom, must, type WorkingCalendar } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../database/database.ts'

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

/** The working-day calendar: the newest revision for what opens now, a pinned one for what is under way. */
@Injectable()
export class Calendars {
  private readonly known = new Map<string, WorkingCalendar>()

  constructor(private readonly database: Database) {}

  /** Inside a transaction it is read there: one that asked for a second connection could wait for itself. */
  async current(tx?: Pick<Tx, 'sql'>): Promise<WorkingCalendar> {
    const sql = 'select revision from calendar_revisions order by loaded_at desc, revision limit 1'
    const [newest] = await (tx === undefined ? this.database.open<Named>(sql) : tx.sql<Named>(sql))
    if (newest === undefined) throw new Error('no calendar is loaded; run migrate')
    return this.at(newest.revision, tx)
  }

  /** A revision never changes, so it is read once per process. */
  async at(revision: string, tx?: Pick<Tx, 'sql'>): Promise<WorkingCalendar> {
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
