import { confirmOrder } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/new-id.ts'
import { asSuperuser } from '../close-state.ts'
import { pointsOf } from '../failpoints.ts'
import { type Month, openMonth } from '../month.ts'
import { onCopy } from '../on-copy.ts'
import { propose } from '../order-acts.ts'
import { openStand, type Stand } from '../stand.ts'
import { buildProgram, startApi } from '../worker-process.ts'

/** From the first write to the answer that its sender never gets. */
const POINTS = ['facts.before-insert', 'repeat.before-seal', 'repeat.after-seal', 'repeat.after-commit']
const DONE = `select count(*)::int as n from facts where kind not in ('opened', 'answered')`

describe('R1 the web half killed with SIGKILL in the middle of an act', () => {
  let stand: Stand
  let month: Month
  let order: string

  /** An order that a second person is about to confirm. */
  beforeAll(async () => {
    await buildProgram()
    stand = await openStand()
    month = await openMonth(stand)
    const content = { block: 'villages', change: 'remove' as const, rows: [month.published[0]!.village.id] }
    const proposed = await propose(month, month.staff['county-admin'], { kind: 'roster', content })
    expect(proposed.answer, proposed.text).toMatchObject({ state: 'proposed' })
    order = proposed.answer.id
    await stand.stop()
  })
  afterAll(() => stand.close())

  it('R1 R5 an order confirmed, killed at each step and sent again under its Idempotency-Key: once', {
    timeout: 240_000,
  }, async () => {
    expect(POINTS).toEqual(expect.arrayContaining(pointsOf('kill-act')))
    await onCopy(stand, async ({ superUrl, ...urls }) => {
      const key = newId()
      const confirm = async (origin: string) => {
        const params = { county: month.county.code, order }
        const caller = (await month.people.approver.signIn(origin)).under(key)
        return caller.call(confirmOrder, { params, body: { words: '情况属实，同意。' } })
      }
      const done = (): Promise<number> =>
        asSuperuser(superUrl, async (client) => (await client.query<{ n: number }>(DONE)).rows[0]?.n ?? -1)
      for (const point of POINTS) {
        const api = await startApi({ superUrl, ...urls }, point)
        await expect(confirm(api.origin), point).rejects.toThrow()
        expect(await api.ended, point).toBe('SIGKILL')
        expect(await done(), point).toBe(point === 'repeat.after-commit' ? 1 : 0)
      }
      const api = await startApi({ superUrl, ...urls })
      const replies = [await confirm(api.origin), await confirm(api.origin)]
      expect(replies.map(({ status }) => status)).toEqual([200, 200])
      expect(replies[1]?.text).toBe(replies[0]?.text)
      expect(await done()).toBe(1)
      await api.kill()
    })
  })
})
