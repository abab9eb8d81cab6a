import {
  type Answer,
  deliverNotices,
  freezeResult,
  judgeRow,
  listCycles,
  pushClock,
  readCycle,
  readTable,
  signEffects,
} from '@jizhi/contracts'
import { expect, vi } from 'vitest'
import type { Stand } from '../stand.ts'
import type { Place, Seat } from './place.ts'

type Page = Answer<typeof readCycle>

/** Facts nobody derived yet, dates that have passed, cycles that should be open, and work that waits to be done. */
const BEHIND = `
  select (select coalesce(sum(c.last_seq - coalesce(d.facts_count, 0)), 0)
            from cycles c left join derived d on d.cycle_id = c.id where c.state <> 'voided')
       + (select count(*) from cycles c join derived d on d.cycle_id = c.id
           where to_timestamp((d.due -> 0 ->> 'at')::bigint / 1000.0) <= tenant_now(c.tenant_id))
       + (select count(*) from mechanisms m left join schedules s on s.mechanism_id = m.id
           where s.mechanism_id is null or s.next_at <= tenant_now(m.tenant_id))
       + (select count(*) from pgboss.job where name in ('cycles.derive', 'mechanisms.open-due', 'people.posts-changed', 'calendar.tell',
             'duties.hand-over')
           and state in ('created', 'retry', 'active') and start_after <= now()) as behind`

/** Until the worker has nothing to do any more. */
export const calm = (stand: Stand): Promise<void> =>
  vi.waitFor(
    async () => {
      const [row] = await stand.look<{ behind: string }>(BEHIND)
      expect(Number(row?.behind)).toBe(0)
    },
    { timeout: 240_000, interval: 60 },
  )

/** Whose verdict a review waits for. */
const JUDGES: Readonly<Record<string, Seat>> = { finance: 'finance', approver: 'approver', 'county-admin': 'admin' }

/** What the county's office does when it looks at a month: nothing but what the pages offer. */
export class Office {
  readonly stand: Stand
  readonly place: Place
  private readonly params: { county: string }

  constructor(stand: Stand, place: Place) {
    this.stand = stand
    this.place = place
    this.params = { county: place.county.code }
  }

  async cycles(mechanism?: string) {
    const admin = await this.place.as('admin')
    return (await admin.call(listCycles, { params: this.params, query: { mechanism } })).answer.cycles
  }

  async cycleOf(mechanism: string, period: string): Promise<string> {
    const found = (await this.cycles(mechanism)).find((one) => one.period === period)
    if (found === undefined) throw new Error(`${period} is not open`)
    return found.id
  }

  async read(cycle: string): Promise<Page> {
    const reply = await (await this.place.as('admin')).call(readCycle, { params: { ...this.params, cycle } })
    expect(reply.status, reply.text).toBe(200)
    return reply.answer
  }

  /** Rows of a table, by row and column; missing cells as `?reason`. */
  async table(
    cycle: string,
    block: string,
    port: string,
  ): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
    const params = { ...this.params, cycle, block, port }
    const reply = await (await this.place.as('admin')).call(readTable, { params })
    expect(reply.status, reply.text).toBe(200)
    const { columns, rows } = reply.answer
    return new Map(
      rows.map(({ key, cells }) => [
        key,
        Object.fromEntries(cells.map((cell, at) => [columns[at]!.id, 'text' in cell ? cell.text : `?${cell.missing}`])),
      ]),
    )
  }

  /** Pushes the county's clock; the worker does what became due. */
  async until(moment: number): Promise<void> {
    const to = new Date(moment).toISOString()
    const reply = await (await this.place.as('admin')).call(pushClock, { params: this.params, body: { to } })
    expect(reply.status, reply.text).toBe(200)
    await calm(this.stand)
  }

  async deadline(cycle: string, id: string): Promise<number> {
    const found = (await this.read(cycle)).deadlines.find((one) => one.id === id)
    if (found === undefined) throw new Error(`there is no date ${id}`)
    return Date.parse(found.at)
  }

  /** Everything that waits for the office in cycles that run. `words`: the reason where a table is issued again. */
  async work(words = '填报更正，另发修订。'): Promise<void> {
    for (const { id, state } of await this.cycles()) {
      if (state === 'ended' || state === 'voided') continue
      for (let round = 0; round < 12 && (await this.once(id, words)) > 0; round++) await calm(this.stand)
    }
  }

  /** One look at a month; answers how much was done. */
  private async once(cycle: string, words: string): Promise<number> {
    const page = await this.read(cycle)
    return (
      (await this.issue(cycle, page, words)) ||
      (await this.notify(cycle, page)) + (await this.judge(cycle, page)) + (await this.sign(cycle, page))
    )
  }

  private async notify(cycle: string, { tasks }: Page): Promise<number> {
    const blocks = new Set(tasks.filter(({ kind }) => kind === 'notice').map(({ block }) => block))
    for (const block of blocks) {
      const by = await this.place.as('office')
      const reply = await by.call(deliverNotices, { params: { ...this.params, cycle }, body: { block } })
      expect(reply.status, reply.text).toBe(200)
    }
    return blocks.size
  }

  private async issue(cycle: string, { results, tasks }: Page, words: string): Promise<number> {
    const asked = new Set(tasks.filter(({ kind }) => kind === 'freeze').map(({ block }) => block))
    // One at a time: what is frozen changes the tables behind it.
    const ready = results
      .filter(({ block, complete, revision, stale }) => asked.has(block) && complete && (revision === null || stale))
      .slice(0, 1)
    for (const { block, liveDigest, revision } of ready) {
      const reply = await (await this.place.as('admin')).call(freezeResult, {
        params: { ...this.params, cycle, block },
        body: { digest: liveDigest, words: revision === null ? null : words },
      })
      expect(reply.status, reply.text).toBe(200)
    }
    return ready.length
  }

  private async judge(cycle: string, { tasks }: Page): Promise<number> {
    const waiting = tasks.filter(({ kind, role }) => kind === 'judge' && role in JUDGES)
    for (const { block, row, role, items } of waiting) {
      const body = {
        block,
        row: row === '' ? null : row,
        verdict: 'passed' as const,
        seen: items[0] ?? '',
        words: null,
      }
      const reply = await (await this.place.as(JUDGES[role]!)).call(judgeRow, {
        params: { ...this.params, cycle },
        body,
      })
      expect(reply.status, `${block} ${row} ${reply.text}`).toBe(200)
    }
    return waiting.length
  }

  private async sign(cycle: string, { effects }: Page): Promise<number> {
    const waiting = effects.filter(({ standing }) => ['unsigned', 'correction', 'withdrawal'].includes(standing))
    if (waiting.length === 0) return 0
    const settlement = waiting.some(({ overpaid }) => overpaid) ? ('return' as const) : null
    const reply = await (await this.place.as('signatory')).call(signEffects, {
      params: { ...this.params, cycle },
      body: { digests: [...new Set(waiting.map(({ digest }) => digest))], words: null, settlement },
    })
    expect(reply.status, reply.text).toBe(200)
    return waiting.length
  }
}
