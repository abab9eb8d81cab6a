import { dismissJob, readDiagnosis, readOperations, retryJob } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../caller.ts'
import type { County } from '../county.ts'
import { openStand, type Stand } from '../stand.ts'

describe('OPS-3 the operations page', () => {
  let stand: Stand
  let own: County
  let other: County
  let admin: Caller
  let operator: Caller

  beforeAll(async () => {
    stand = await openStand()
    own = await stand.county()
    other = await stand.county()
    admin = await stand.as(own, 'county-admin')
    operator = await stand.as(own, 'operator')
  })
  afterAll(() => stand.close())

  /** A job of that county that was given up. */
  const givenUp = async (county: County): Promise<string> => {
    const id = crypto.randomUUID()
    await stand.look(
      `insert into pgboss.job (id, name, data, state, retry_count, completed_on, policy)
       select $2, 'cycles.derive', jsonb_build_object('tenant', $1::text), 'failed', 8, now(), policy
       from pgboss.queue where name = 'cycles.derive'`,
      [county.id, id],
    )
    return id
  }
  const params = () => ({ county: own.code })
  const stateOf = async (id: string) => {
    const [row] = await stand.look<{ state: string; output: unknown }>(
      'select state::text, output from pgboss.job where id = $1',
      [id],
    )
    return row
  }

  it('a county sees its own figures, the operator those of all, neither sees a county’s content', async () => {
    const [mine, theirs] = [await givenUp(own), await givenUp(other)]
    const seen = await admin.call(readOperations, { params: params() })
    expect([seen.status, seen.answer.whole]).toEqual([200, false])
    expect(seen.answer.failed.map(({ id }) => id)).toEqual([mine])
    expect(seen.text).not.toContain(theirs)
    const all = await operator.call(readOperations, { params: params() })
    expect(all.answer.whole).toBe(true)
    expect(all.answer.failed.map(({ id }) => id).sort()).toEqual([mine, theirs].sort())
    for (const secret of [own.id, other.id, other.code]) expect(all.text + seen.text).not.toContain(secret)
    expect(all.answer.lines.find(({ key }) => key === 'dead')).toMatchObject({ condition: 'attention' })
    expect(all.answer.lines.find(({ key }) => key === 'version')?.words).toContain('PostgreSQL 18')
  })

  it('nobody else sees it, and nobody without a post for it mends', async () => {
    const job = await givenUp(own)
    for (const role of ['clerk', 'viewer', 'approver', 'inspector'] as const) {
      const caller = await stand.as(own, role)
      expect((await caller.call(readOperations, { params: params() })).status).toBe(403)
      expect((await caller.call(retryJob, { params: { ...params(), job } })).status).toBe(403)
    }
    expect((await stand.anyone().call(readOperations, { params: params() })).status).toBe(401)
  })

  it('a job that was given up is tried again or dismissed with a reason, once, by name; another county’s does not exist', async () => {
    const [again, never, foreign] = [await givenUp(own), await givenUp(own), await givenUp(other)]
    expect((await admin.call(retryJob, { params: { ...params(), job: again } })).status).toBe(200)
    expect((await stateOf(again))?.state).toBe('retry')
    expect((await admin.call(retryJob, { params: { ...params(), job: again } })).fault.code).toBe('job.unknown')
    const body = { reason: '周期已作废' }
    expect((await admin.call(dismissJob, { params: { ...params(), job: never }, body })).status).toBe(200)
    expect(await stateOf(never)).toMatchObject({ state: 'cancelled', output: { ignored: '周期已作废' } })
    const refused = await admin.call(retryJob, { params: { ...params(), job: foreign } })
    expect([refused.status, (await stateOf(foreign))?.state]).toEqual([404, 'failed'])
    expect((await operator.call(retryJob, { params: { ...params(), job: foreign } })).status).toBe(200)
    const acts = await stand.look<{ action: string }>(
      `select action from audit where action like 'operations.%' and actor is not null order by seq`,
    )
    expect(acts.map(({ action }) => action)).toEqual(['operations.retry', 'operations.dismiss', 'operations.retry'])
  })

  it('the diagnosis holds figures and versions, no id and no name', async () => {
    await givenUp(other)
    const bytes = await operator.bytesOf(readDiagnosis.path.replace(':county', own.code))
    const text = new TextDecoder().decode(bytes)
    const said: unknown = JSON.parse(text)
    expect(said).toMatchObject({ whole: true, checks: expect.any(Array), process: { node: process.versions.node } })
    for (const secret of [own.id, other.id, own.code, other.code, '@127.0.0.1', 'postgresql://'])
      expect(text).not.toContain(secret)
  })
})
