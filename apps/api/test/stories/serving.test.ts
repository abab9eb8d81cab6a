import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listTenants, readSession, routes } from '@jizhi/contracts'
import { addWorkingDays, must, parseDay } from '@jizhi/domain'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Calendars } from '../../src/platform/calendar/calendars.ts'
import { prepareApp } from '../../src/serve.ts'
import { openStand, type Stand, settingsFor } from '../stand.ts'

describe('the program as it is served', () => {
  let stand: Stand
  let get: (path: string) => Promise<{ status: number; type: string; text: string; headers: Headers }>

  beforeAll(async () => {
    const webDist = mkdtempSync(join(tmpdir(), 'jizhi-web-'))
    writeFileSync(join(webDist, 'index.html'), '<!doctype html><title>机制</title>')
    writeFileSync(join(webDist, 'app-1a2b.js'), 'export {}')
    writeFileSync(join(webDist, '..', 'jizhi-outside.txt'), 'outside')
    stand = await openStand({ webDist })
    get = async (path) => {
      const response = await fetch(stand.origin + path)
      const type = response.headers.get('content-type') ?? ''
      return { status: response.status, type, text: await response.text(), headers: response.headers }
    }
  })
  afterAll(() => stand.close())

  it('/health answers while the database does', async () => {
    expect(JSON.parse((await get('/health')).text)).toMatchObject({ status: 'ok', version: expect.any(String) })
  })

  it('every address that is not a file or the API gets the page, never to be cached', async () => {
    for (const path of ['/', '/990001/login', '/990001/months/x?tab=2']) {
      const { status, text, headers } = await get(path)
      expect([status, text]).toEqual([200, '<!doctype html><title>机制</title>'])
      expect(headers.get('cache-control')).toBe('no-cache')
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    }
  })

  it('hashed files are kept for a year; a missing one is not a page', async () => {
    expect((await get('/app-1a2b.js')).headers.get('cache-control')).toContain('max-age=31536000')
    expect((await get('/app-gone.js')).status).toBe(404)
  })

  it('nothing outside of the folder is served', async () => {
    for (const path of ['/..%2fjizhi-outside.txt', '/%2e%2e/jizhi-outside.txt', '/....//jizhi-outside.txt'])
      expect((await get(path)).text).not.toContain('outside')
  })

  it('an unknown API address is a fault in Chinese, not a page', async () => {
    const { status, text } = await get('/api/t/990001/nothing')
    expect(status).toBe(404)
    expect(JSON.parse(text)).toMatchObject({ code: 'request.unknown', details: {} })
  })

  it('OpenAPI describes every route with its shapes', async () => {
    const document = JSON.parse((await get('/api/openapi.json')).text)
    const described = Object.values<object>(document.paths).flatMap((path) =>
      Object.values<{ operationId: string }>({ ...path }),
    )
    expect(described.map((operation) => operation.operationId).sort()).toEqual(routes.map((route) => route.name).sort())
    const signIn = document.paths['/api/t/{county}/session'].post
    expect(signIn.requestBody.content['application/json'].schema.required).toEqual(['name', 'password'])
    expect((await get('/api/docs')).status).toBe(200)
  })

  it('a server that drops every connection costs at most the calls under way', async () => {
    const county = await stand.county()
    const admin = await stand.as(county, 'county-admin')
    const params = { county: county.code }
    const busy = Promise.all(Array.from({ length: 20 }, () => admin.call(readSession, { params })))
    await stand.look(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    )
    for (const { status } of await busy) expect([200, 503]).toContain(status)
    await vi.waitFor(async () => expect((await admin.call(readSession, { params })).status).toBe(200), 10_000)
    expect((await stand.anyone().call(listTenants, {})).status).toBe(200)
  })

  it('starting with the owner as app role is refused in a sentence', async () => {
    const settings = settingsFor({ ...stand.urls, app: stand.urls.owner })
    await expect(prepareApp(settings, { http: false, worker: false }, true)).rejects.toThrow('行级隔离会失效')
  })

  it('TIME-2 the shipped calendar answers: the first working day after 2025-09-30 lies behind 国庆', async () => {
    const calendar = await stand.app.get(Calendars).current()
    expect(calendar.publishedYears.size).toBe(14)
    expect(addWorkingDays(must(parseDay('2025-09-30')), 1, calendar).day).toBe('2025-10-09')
  })
})
