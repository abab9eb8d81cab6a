import { type Route, routes } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/new-id.ts'
import type { Caller } from '../caller.ts'
import type { County } from '../county.ts'
import { type Month, openMonth } from '../month.ts'
import { deliver, freeze, judgeAll, passWindow } from '../month-acts.ts'
import { openStand, type Stand } from '../stand.ts'

const WORDS = '故事里的一句话。'
const DIGEST = '0'.repeat(64)

/** A body that fits, for every writing route of mechanisms and months. */
const BODIES: Readonly<Record<string, object>> = {
  'mechanisms.submit': { revision: 1, planNumber: null, inForceFrom: '2019-05', explanation: null },
  'mechanisms.decide': { verdict: 'approved', reason: null },
  'cycles.open': { period: '2019-06' },
  'cycles.correct': { block: 'scores', row: 'x', field: 'composite', value: '1', missing: null, words: WORDS },
  'cycles.override': { block: 'review', row: 'x', column: 'award', value: '1', missing: null, words: WORDS },
  'cycles.notice': { block: 'objection' },
  'cycles.object': { block: 'objection', row: 'x', columns: ['composite'], words: WORDS },
  'cycles.decide': { outcome: 'rejected', words: WORDS, amendments: [] },
  'cycles.judge': { block: 'review', row: 'x', verdict: 'passed', seen: DIGEST, words: null },
  'cycles.freeze': { digest: DIGEST, words: null },
  'cycles.decline': { digest: DIGEST, words: WORDS },
  'cycles.record': { block: 'ladder', row: 'x', item: 'x', entries: [] },
  'reviews.ask': { block: 'result', row: 'x', columns: ['composite'], words: WORDS },
  'reviews.decide': { outcome: 'rejected', words: WORDS, amendments: [] },
  'cycles.sign': { digests: [DIGEST], words: null },
}
const CELL = '?block=rank&port=ranked&row=x&column=place'
const QUERIES: Readonly<Record<string, string>> = {
  'cycles.why': CELL,
  'cycles.what-if': CELL,
  'duties.form': '?block=scores&row=x',
}
const ROLES = ['county-admin', 'approver', 'inspector', 'clerk', 'adjudicator', 'finance', 'signatory'] as const

describe('S1 an id of another county answers exactly as one that does not exist', () => {
  let stand: Stand
  let month: Month
  let other: County
  let callers: Caller[]
  let ids: Readonly<Record<string, string>>

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    month = await openMonth(stand)
    await month.answer()
    await deliver(month)
    await passWindow(stand, month)
    await freeze(month)
    await judgeAll(month)
    other = await stand.county()
    callers = await Promise.all(ROLES.map((role) => stand.as(other, role)))
    const one = async (sql: string): Promise<string> => (await stand.look<{ id: string }>(sql))[0]?.id ?? ''
    ids = {
      mechanism: month.mechanism,
      cycle: month.cycle,
      board: await one('select id from board_issues limit 1'),
      result: await one(`select id from facts where kind = 'frozen'`),
      objection: await one(`select id from facts where kind = 'noticed' limit 1`),
      version: '1',
      block: 'result',
      port: 'frozen',
    }
  })
  afterAll(() => stand.close())

  const reaching = (routes as readonly Route[]).filter(
    (route) =>
      /:(mechanism|cycle|board|result)\b/.test(route.path) &&
      (route.method === 'GET' || BODIES[route.name] !== undefined),
  )

  it.each(reaching.map((route) => [route.name, route] as const))('S1 %s, for every role', async (_, route) => {
    const filled = (known: Readonly<Record<string, string>>): string =>
      route.path
        .replace(':county', other.code)
        .replace(/:([a-z]+)/gi, (_hole, name: string) => known[name] ?? newId()) + (QUERIES[route.name] ?? '')
    const { version = '1', block = '', port = '' } = ids
    const body = BODIES[route.name] === undefined ? undefined : JSON.stringify(BODIES[route.name])
    for (const caller of callers) {
      const foreign = await caller.send(route.method, filled(ids), body, 'application/json')
      const unknown = await caller.send(route.method, filled({ version, block, port }), body, 'application/json')
      expect({ status: foreign.status, text: foreign.text }).toEqual({ status: unknown.status, text: unknown.text })
      expect(foreign.status).toBeGreaterThanOrEqual(403)
      expect(foreign.status).toBeLessThanOrEqual(404)
    }
  })

  it('S1 every route with such an id is asked', () => {
    expect(reaching.length).toBeGreaterThanOrEqual(17)
  })
})
