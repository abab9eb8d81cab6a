import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { digestOf } from '../../platform/digest.ts'
import { failpoint } from '../../platform/failpoint.ts'
import { newId } from '../../platform/new-id.ts'
import { Queue } from '../../platform/queue/queue.ts'
import { sendDeliveries } from './deliveries.queue.ts'
import { DeliveriesStore, type NewDelivery } from './deliveries.store.ts'
import type { Addressee, OutboxItem } from './message.ts'
import { type Ways, WaysReader } from './ways.ts'

const ALWAYS_URGENT: ReadonlySet<string> = new Set(['supervise', 'alarm'])

/**
 * The one door through which anything is told to anybody. It knows no mechanism: callers say what, to whom, and where it
 * leads. Import `DeliveriesModule`, inject `Outbox`, and put inside the transaction that decides:
 *
 *     await this.outbox.put(tx, rows.map((row) => ({
 *       what: ['reminder', cycle, block, row.key, row.dueAt],   // the same what to the same addressee leaves once
 *       kind: 'reminder',
 *       to: { unit: row.unit },                                  // or { person }, { post }
 *       title: ['请按时填报'],
 *       body: [{ unit: row.unit }, '还没有填报，截止 10月31日。'],  // names are put in later, never here
 *       about: { cycle, block, row: row.key },
 *       link: `/cycles/${cycle}`,
 *     })))
 *
 * A message is in the inbox at once, with the commit; that is what 送达 means inside the system. Robots, mail, SMS and
 * webhooks follow by the county's own settings. Putting an item twice does nothing, so a repeated derivation or job is harmless.
 */
@Injectable()
export class Outbox {
  constructor(
    private readonly store: DeliveriesStore,
    private readonly ways: WaysReader,
    private readonly queue: Queue,
  ) {}

  /** Set-based: any number of items, a handful of statements. Answers how many deliveries are new. */
  async put(tx: Tx, items: readonly OutboxItem[]): Promise<number> {
    if (items.length === 0) return 0
    const unique = [...new Map(items.map((item) => [keyOf(item.what, item.to, 'inbox'), item])).values()]
    const inside = unique.flatMap((item) => ('channel' in item.to ? [] : { item, id: newId() }))
    failpoint('deliveries.before-put')
    const told = await this.store.insert(
      tx,
      inside.map(({ item, id }) => ({ ...rowOf(item, 'inbox', id), state: 'delivered' })),
    )
    // only what is new inside goes outside: a channel switched on later does not send what was told before
    const fresh = new Set(told.map(({ id }) => id))
    const leaving = [
      ...inside.filter(({ id }) => fresh.has(id)),
      ...unique.flatMap((item) => ('channel' in item.to ? { item, id: null } : [])),
    ]
    const ways = leaving.length === 0 ? undefined : await this.ways.carrying(tx)
    const out = ways === undefined ? [] : await this.store.insert(tx, outsideRows(leaving, ways))
    for (const [channel, rows] of Map.groupBy(out, (row) => row.channel)) {
      const first = Math.min(...rows.map(({ next_at }) => next_at?.getTime() ?? tx.now))
      if (channel !== 'inbox') await this.queue.send(tx, sendDeliveries, { channel }, { at: first })
    }
    return told.length + out.length
  }
}

function outsideRows(leaving: readonly { item: OutboxItem; id: string | null }[], ways: Ways): NewDelivery[] {
  return leaving.flatMap(({ item, id }) => {
    const { to, kind } = item
    const carrying = ways.carrying(kind).filter(({ channel }) => !('channel' in to) || to.channel === channel)
    return carrying.map((way): NewDelivery => {
      const row = rowOf(item, way.channel, newId())
      return { ...row, inbox_id: id, next_at: ways.firstAt(way, row.urgent) }
    })
  })
}

/** Unique in the county: digest of what, to whom and by which channel. */
const keyOf = (what: OutboxItem['what'], to: Addressee, channel: string): string =>
  digestOf([what, 'channel' in to ? {} : to, channel])

function rowOf(item: OutboxItem, channel: string, id: string): NewDelivery {
  const { to, about } = item
  return {
    id,
    key: keyOf(item.what, to, channel),
    channel,
    kind: item.kind,
    urgent: item.urgent === true || ALWAYS_URGENT.has(item.kind),
    cycle_id: about.cycle ?? null,
    about,
    person_id: 'person' in to ? to.person : null,
    post_id: 'post' in to ? to.post : null,
    unit_id: 'unit' in to ? to.unit : null,
    title: item.title,
    body: item.body,
    link: item.link,
    receipt: item.receipt === true,
    inbox_id: null,
    state: 'waiting',
    next_at: null,
  }
}
