import type { OutsideChannel } from '@jizhi/contracts'
import { Inject, Injectable, Logger } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { failpoint } from '../../platform/failpoint.ts'
import { SETTINGS, type Settings } from '../../platform/settings.ts'
import { alarmItems } from './alarm.ts'
import type { Opened, OutsideMessage, Sent } from './channels/channel.ts'
import { channels } from './channels/index.ts'
import type { Reach } from './channels/outside-call.ts'
import { type ChannelRow, ChannelsStore } from './channels.store.ts'
import { opened } from './opened.ts'
import { Outbox } from './outbox.ts'
import { outsideMessage } from './outside-message.ts'
import { SendingStore, type TakenRow } from './sending.store.ts'
import { type Ways, WaysReader } from './ways.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** After the first attempt: 1 minute, 5, 30, 2 hours, 12 hours; then it is given up and an alarm is raised. */
const BACKOFF_MS = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 12 * HOUR_MS] as const
const TIMEOUT_MS = 10_000
/** Longer than any call, all of a message's recipients together; then any worker may try, and before that the one that got its job. */
const LEASE_MS = 2 * MINUTE_MS
const MOST_IN_DIGEST = 200

/** One attempt, taken and not yet answered. */
interface Attempt {
  readonly ids: readonly string[]
  readonly attempts: number
  readonly urgent: boolean
  readonly isAlarm: boolean
  readonly lease: number
  readonly message: OutsideMessage
  readonly opened: Opened
  readonly reach: Reach
}

/**
 * Sending outside is at least once, never in the transaction that decided. The attempt is recorded before the call and its
 * answer after it: ten jobs for one delivery call once; only a worker that dies between call and record makes the next one
 * call again, with the same message id.
 */
@Injectable()
export class Sending {
  private readonly log = new Logger('Deliveries')

  constructor(
    private readonly database: Database,
    private readonly channelRows: ChannelsStore,
    private readonly store: SendingStore,
    private readonly ways: WaysReader,
    private readonly outbox: Outbox,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** One attempt of what is due by a channel, made by one job or by several alike. Answers whether there was one. */
  async sendNext(tenantId: string, channel: OutsideChannel, jobs: readonly string[]): Promise<boolean> {
    const deed = (action: string) => ({ by: null, action, subject: `channel:${channel}` })
    const attempt = await this.database.write(tenantId, deed('deliveries.attempt'), (tx) =>
      this.take(tx, channel, jobs),
    )
    if (attempt === undefined) return false
    failpoint('deliveries.before-send')
    const sent: Sent =
      channels[channel].recipient !== undefined && attempt.message.recipients.length === 0
        ? { ok: false, answer: '没有登记可以接收的地址' }
        : await channels[channel].send(attempt.message, attempt.opened, attempt.reach)
    failpoint('deliveries.after-send')
    await this.database.write(tenantId, deed('deliveries.answer'), (tx) => this.record(tx, channel, attempt, sent))
    return true
  }

  private async take(tx: Tx, channel: OutsideChannel, jobs: readonly string[]): Promise<Attempt | undefined> {
    const row = await this.channelRows.locked(tx, channel)
    if (row === undefined) return undefined
    const due = await this.store.due(tx, channel, jobs, channels[channel].isDigest ? MOST_IN_DIGEST : 1)
    const ways = await this.ways.of(tx)
    const ready = await this.readyOf(tx, row, ways, due)
    const [first] = ready
    if (first === undefined) return due.length > 0 ? this.take(tx, channel, jobs) : undefined
    const { isDigest, recipient } = channels[channel]
    const together = isDigest ? ready.filter((one) => recipient === undefined || isSameAddressee(one, first)) : [first]
    const ids = together.map(({ id }) => id)
    const lease = tx.now + LEASE_MS
    failpoint('deliveries.before-take')
    await this.store.take(tx, ids, first.id, { job: jobs[0]!, lease }) // there is one at least
    await this.channelRows.countSending(tx, channel)
    return {
      ids,
      attempts: first.attempts + 1,
      urgent: together.some(({ urgent }) => urgent),
      isAlarm: first.kind === 'alarm',
      lease,
      message: await outsideMessage(tx, together, {
        county: ways.rules.county,
        code: ways.rules.code,
        publicUrl: this.settings.publicUrl,
        recipients: recipient === undefined ? [] : await this.store.recipients(tx, first, recipient),
      }),
      opened: opened(row, this.settings.authSecret, tx.tenantId),
      reach: { allowedHosts: ways.rules.allowed_hosts, timeoutMs: TIMEOUT_MS },
    }
  }

  /** Of what is due: what may leave now. The rest is postponed or dropped, so that it is no longer due. */
  private async readyOf(tx: Tx, row: ChannelRow, ways: Ways, due: readonly TakenRow[]): Promise<readonly TakenRow[]> {
    const ids = (rows: readonly TakenRow[]): string[] => rows.map(({ id }) => id)
    if (due.length === 0) return []
    failpoint('deliveries.before-sorting')
    if (!row.enabled || ways.rules.training) {
      await this.store.drop(tx, ids(due), ways.rules.training ? '演练中，不向外发送' : '渠道已停用')
      return []
    }
    const free = freeAt(row, tx.now)
    if (free > tx.now) {
      await this.store.postpone(tx, ids(due), free)
      return []
    }
    const read = row.after_hours > 0 ? await this.store.readOf(tx, ids(due)) : new Set<string>()
    if (read.size > 0) await this.store.drop(tx, [...read], '已读，不必再发')
    const unread = due.filter(({ id }) => !read.has(id))
    const early = unread.filter(({ urgent }) => ways.allowedAt(row.channel, tx.now, urgent) > tx.now)
    if (early.length > 0) await this.store.postpone(tx, ids(early), ways.allowedAt(row.channel, tx.now, false))
    return unread.filter((one) => !early.includes(one))
  }

  private async record(tx: Tx, channel: OutsideChannel, attempt: Attempt, sent: Sent): Promise<void> {
    const { ids, attempts, urgent, lease } = attempt
    failpoint('deliveries.before-record')
    if (sent.ok) {
      const state = channels[channel].recipient === undefined ? 'delivered' : 'sent'
      await this.store.settle(tx, lease, ids, { state, answer: sent.answer, nextAt: null })
      return
    }
    const pause = BACKOFF_MS[attempts - 1]
    const isHopeless = channels[channel].recipient !== undefined && attempt.message.recipients.length === 0
    if (sent.later !== undefined) await this.channelRows.block(tx, channel, tx.now + sent.later)
    if (pause !== undefined && !isHopeless) {
      const ways = await this.ways.of(tx)
      const nextAt = ways.allowedAt(channel, tx.now + Math.max(pause, sent.later ?? 0), urgent)
      await this.store.settle(tx, lease, ids, { state: 'failed', answer: sent.answer, nextAt })
      return
    }
    // nobody registered an address: given up without an alarm, the inbox has it
    const state = isHopeless ? 'failed' : 'dead'
    const settled = await this.store.settle(tx, lease, ids, { state, answer: sent.answer, nextAt: null })
    if (settled === 0 || isHopeless) return
    this.log.error(`${settled} deliveries by ${channel} were given up after ${attempts} attempts: ${sent.answer}`)
    // an alarm that cannot leave raises no alarm: it lies in the inbox and in this log
    if (!attempt.isAlarm) await this.outbox.put(tx, await alarmItems(tx, channel, sent.answer))
  }
}

/** When the channel may send again: not oftener a minute than it bears, and not while it is blocked. */
function freeAt(row: ChannelRow, now: number): number {
  const blocked = row.blocked_until?.getTime() ?? 0
  const most = channels[row.channel].mostPerMinute
  const recent = row.recent.map((at) => at.getTime()).filter((at) => at > now - MINUTE_MS)
  const oldest = most !== undefined && recent.length >= most ? recent[recent.length - most] : undefined
  return Math.max(now, blocked, oldest === undefined ? 0 : oldest + MINUTE_MS + 1)
}

/** A digest to persons holds what one of them gets. */
const isSameAddressee = (a: TakenRow, b: TakenRow): boolean =>
  a.person_id === b.person_id && a.post_id === b.post_id && a.reader_unit_id === b.reader_unit_id
