import { calendarFrom, must, type WorkingCalendar } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import { Database } from '../database/database.ts'

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

  async current(): Promise<WorkingCalendar> {
    const [newest] = await this.database.open<{ revision: string }>(
      'select revision from calendar_revisions order by loaded_at desc, revision limit 1',
    )
    if (newest === undefined) throw new Error('no calendar is loaded; run migrate')
    return this.at(newest.revision)
  }

  /** A revision never changes, so it is read once per process. */
  async at(revision: string): Promise<WorkingCalendar> {
    const known = this.known.get(revision)
    if (known !== undefined) return known
    const rows = await this.database.open<DayRow>(
      `select to_char(day, 'YYYY-MM-DD') as date, name, kind as "dayType", published_in::text as "publishedInYear"
       from calendar_days where revision = $1 order by day`,
      [revision],
    )
    const calendar = must(calendarFrom(revision, rows)) // checked when it was loaded
    this.known.set(revision, calendar)
    return calendar
  }
}
