import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listTenants, readSession } from '@jizhi/contracts'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Incidents } from '../../src/platform/operations/incidents.ts'
import { shippedSchema } from '../../src/platform/operations/schema-version.ts'
import { prepareApp } from '../../src/serve.ts'
import { Caller } from '../caller.ts'
import { type Gate, openGate } from '../gate.ts'
import { openStand, type Stand, settingsFor } from '../stand.ts'

const TOKEN = 'a-token-for-tests-only'

describe('running the product', () => {
  let stand: Stand
  let gate: Gate
  let app: NestFastifyApplication
  let origin: string
  let dataDir: string

  /** A second program on the same database, behind a gate, with a data folder of its own. */
  beforeAll(async () => {
    stand = await openStand()
    gate = await openGate(stand.urls.app)
    dataDir = mkdtempSync(join(tmpdir(), 'jizhi-data-'))
    const { app: appUrl, owner, directory } = stand.urls
    const behind = { app: gate.through(appUrl), owner, directory: gate.through(directory) }
    const settings = { ...settingsFor(behind), dataDir, metricsToken: TOKEN }
    app = await prepareApp(settings, { http: true, worker: false }, true)
    await app.listen(0, '127.0.0.1')
    origin = await app.getUrl()
  })
  afterAll(async () => {
    await app.close()
    await stand.close()
    rmSync(dataDir, { recursive: true })
  })

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(origin + path, { headers })
    return { status: answer.status, text: await answer.text(), headers: answer.headers }
  }
  const failing = async (): Promise<string[]> => {
    const { text } = await get('/health')
    return (JSON.parse(text) as { checks: { name: string; ok: boolean }[] }).checks // our own answer
      .filter(({ ok }) => !ok)
      .map(({ name }) => name)
  }

  it('OPS-1 ready while database, schema, queue and disk are; each that is not is named, in words, without a stack', async () => {
    expect([(await get('/health')).status, await failing()]).toEqual([200, []])
    await stand.look('alter function schema_version() rename to schema_version_gone')
    expect(await failing()).toEqual(['schema'])
    await stand.look('alter function schema_version_gone() rename to schema_version')
    await stand.look(`revoke select on pgboss.version from jizhi_app`)
    expect(await failing()).toEqual(['queue'])
    await stand.look(`grant select on pgboss.version to jizhi_app`)
    rmSync(join(dataDir, 'operations'), { recursive: true, force: true })
    writeFileSync(join(dataDir, 'operations'), 'a file where the folder should be')
    const broken = await get('/health')
    expect([broken.status, broken.text.includes('磁盘是否已满'), /\s+at /.test(broken.text)]).toEqual([
      503,
      true,
      false,
    ])
    rmSync(join(dataDir, 'operations'))
    expect(await failing()).toEqual([])
  })

  it('OPS-1 a database behind this release is not ready, one ahead of it is', async () => {
    const say = (version: string) =>
      stand.look(
        `create or replace function schema_version() returns text language sql immutable as $$ select '${version}' $$`,
      )
    await say('20261001000000_first')
    expect(await failing()).toEqual(['schema'])
    await say('20991231000000_later')
    expect(await failing()).toEqual([])
    await say(shippedSchema())
  })

  it('R2 while the database is away a request is answered with 503, Retry-After and a sentence; it works again by itself', async () => {
    const county = await stand.county()
    const admin = await stand.as(county, 'county-admin')
    const asked = () => get(`/api/t/${county.code}/session`, admin.shown())
    expect((await asked()).status).toBe(200)
    await gate.shut()
    const away = await asked()
    expect(away.status).toBe(503)
    expect(away.headers.get('retry-after')).toBe('2')
    expect(JSON.parse(away.text)).toEqual({
      code: 'request.try-again',
      message: '系统正在重新连接数据库，这次没有办理，您填写的内容还在。请稍候几秒再试。',
      details: { incident: away.headers.get('x-request-id') },
    })
    expect((await new Caller(origin).call(listTenants, {})).status).toBe(503)
    expect([(await get('/health')).status, (await get('/health/live')).status]).toEqual([503, 200])
    expect((await get('/metrics')).text).toContain('jizhi_database_up 0')
    const back = performance.now()
    await gate.open()
    await vi.waitFor(async () => expect((await asked()).status).toBe(200), 10_000)
    console.log(`COUNTED back_after_ms=${Math.round(performance.now() - back)}`)
    expect((await get('/health')).status).toBe(200)
  })

  it('OPS-2 /metrics is for this machine or for a token, and names no county', async () => {
    const county = await stand.county()
    await get(`/api/t/${county.code}/session`)
    const { status, text } = await get('/metrics')
    expect(status).toBe(200)
    for (const name of [
      'request_seconds',
      'queue_jobs',
      'oldest_fact_seconds',
      'deliveries',
      'dead_letters',
      '5xx_total',
    ])
      expect(text).toContain(`jizhi_${name}`)
    for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes', 'jizhi_pool_connections'])
      expect(text).toContain(name)
    expect(text).toContain('route="/api/t/:county/session"')
    for (const secret of [county.code, county.id]) expect(text).not.toContain(secret)
    const through = { 'x-forwarded-for': '10.1.2.3' }
    expect((await get('/metrics', through)).status).toBe(404)
    expect((await get('/metrics', { ...through, authorization: 'Bearer other' })).status).toBe(404)
    expect((await get('/metrics', { ...through, authorization: `Bearer ${TOKEN}` })).status).toBe(200)
  })

  it('OPS-2 jobs that nobody works make the oldest fact older; a timer not yet due does not', async () => {
    const county = await stand.county()
    const job = (seconds: number, id: string) =>
      stand.look(
        `insert into pgboss.job (id, name, data, start_after, created_on, policy) select $3, 'cycles.derive',
           jsonb_build_object('tenant', $1::text), now() + $2 * interval '1 second', now() - interval '75 seconds', policy
         from pgboss.queue where name = 'cycles.derive'`,
        [county.id, seconds, id],
      )
    const [waiting, timer] = [crypto.randomUUID(), crypto.randomUUID()]
    await job(3_600, timer)
    const oldest = async (): Promise<number> =>
      Number(/^jizhi_oldest_fact_seconds (.+)$/m.exec((await get('/metrics')).text)?.[1])
    await vi.waitFor(async () => expect(await oldest()).toBe(0), { timeout: 15_000, interval: 1_000 })
    await job(-60, waiting)
    await vi.waitFor(async () => expect(await oldest()).toBeGreaterThan(59), { timeout: 15_000, interval: 1_000 })
    expect((await get('/metrics')).text).toMatch(/jizhi_queue_jobs\{queue="cycles.derive",state="timer"\} 1/)
    await stand.look('delete from pgboss.job where id = any ($1)', [[waiting, timer]])
  })

  it('OPS-4 a mistake of ours has one number in header, body, list and log, and keeps what somebody entered to itself', async () => {
    const county = await stand.county()
    const admin = await stand.as(county, 'county-admin')
    await stand.look('alter table login_names rename to login_names_gone')
    const answer = await get(`/api/t/${county.code}/session`, admin.shown())
    await stand.look('alter table login_names_gone rename to login_names')
    const number = answer.headers.get('x-request-id')
    expect(answer.status).toBe(500)
    expect(number).toMatch(/^\d{8}$/)
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'system.unexpected', details: { incident: number } })
    const [noted] = app.get(Incidents).recent()
    expect(noted).toMatchObject({ number, where: `${readSession.method} ${readSession.path}` })
    app.get(Incidents).note(new Error('"张三" 13800138000'), { where: 'job story' })
    expect(readFileSync(join(dataDir, 'operations/incidents.jsonl'), 'utf8')).not.toMatch(/张三|138/)
  })
})
