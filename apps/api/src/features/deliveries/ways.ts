import type { DeliveryKind, OutsideChannel } from '@jizhi/contracts'
import type { WorkingCalendar } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import { Calendars } from '../../platform/calendar/calendars.ts'
import type { Tx } from '../../platform/database/database.ts'
import { channels } from './channels/index.ts'
import { type ChannelRow, ChannelsStore, type RulesRow } from './channels.store.ts'
import { addWorkingHours, nextAllowed } from './working-hours.ts'

/** A digest collects for a minute before it leaves. */
const COLLECT_MS = 60_000

/** A county's ways out of the house, and when each may be used. */
export interface Ways {
  readonly rules: RulesRow
  /** Channels that carry this kind now. */
  carrying(kind: DeliveryKind): readonly ChannelRow[]
  /** When a message put now leaves by this channel. */
  firstAt(row: ChannelRow, urgent: boolean): number
  /** The first moment from `at` on at which the channel may be used. */
  allowedAt(channel: OutsideChannel, at: number, urgent: boolean): number
}

@Injectable()
export class WaysReader {
  constructor(
    private readonly store: ChannelsStore,
    private readonly calendars: Calendars,
  ) {}

  /** Nothing is carried while the county rehearses; undefined where no channel is on, which costs one look. */
  async carrying(tx: Tx): Promise<Ways | undefined> {
    const rows = (await this.store.all(tx)).filter(({ enabled }) => enabled)
    if (rows.length === 0) return undefined
    const ways = await this.of(tx, rows)
    return ways.rules.training ? undefined : ways
  }

  /** With the channels that the caller read, or none: what holds for all of them. */
  async of(tx: Tx, rows: readonly ChannelRow[] = []): Promise<Ways> {
    return waysOf(await this.store.rules(tx), rows, await this.calendars.current(tx), tx.now)
  }
}

function waysOf(rules: RulesRow, rows: readonly ChannelRow[], calendar: WorkingCalendar, now: number): Ways {
  const quiet = { from: rules.quiet_from, to: rules.quiet_to, workingDaysOnly: rules.working_days_only }
  const allowedAt = (channel: OutsideChannel, at: number, urgent: boolean): number =>
    urgent || !channels[channel].isQuiet ? at : nextAllowed(at, quiet, calendar)
  return {
    rules,
    carrying: (kind) => rows.filter(({ takes }) => takes.includes(kind)),
    allowedAt,
    firstAt: ({ channel, after_hours }, urgent) => {
      const at = after_hours > 0 ? addWorkingHours(now, after_hours, calendar) : now
      const collected = channels[channel].isDigest && !urgent ? at + COLLECT_MS : at
      return allowedAt(channel, collected, urgent)
    },
  }
}
