import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { listCases, reportIssue } from '@jizhi/contracts'
import { withClient } from '@jizhi/tooling/postgres'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { VerifyChain } from '../../src/features/audit/index.ts'
import { type FloatingAddress, floatingAddress } from '../floating-address.ts'
import { type Issues, openIssues } from '../issues.ts'
import { type OwnServer, ownServer } from '../own-server.ts'
import { openStand, type Stand } from '../stand.ts'

const BUSY = [200, 503]

describe('R8 what the product needs runs out', () => {
  let server: OwnServer
  let address: FloatingAddress
  let stand: Stand
  let issues: Issues
  const disk = mkdtempSync(join(tmpdir(), `jizhi-test-${process.pid}-`))

  beforeAll(() => {
    // A disk of its own that is soon full. Only root may make one; whoever is not is told so.
    const made = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=600m', 'tmpfs', disk], { encoding: 'utf8' })
    if (made.status !== 0) throw new Error(`NOT RUN: a small disk needs root (${made.stderr.trim()})`)
  })
  afterAll(() => {
    spawnSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  })

  beforeEach(async () => {
    server = await ownServer(join(disk, 'postgres'))
    address = await floatingAddress(Number(new URL(server.urls.superUrl).port))
    const moved = (url: string) => url.replace(/:\d+\//, `:${address.port}/`)
    const { app, owner, directory, superUrl } = server.urls
    const urls = { app: moved(app), owner: moved(owner), directory: moved(directory), superUrl: moved(superUrl) }
    stand = await openStand({ worker: true, urls: { ...server.urls, ...urls } })
    issues = await openIssues(stand, {}, 60)
  })
  afterEach(async () => {
    await stand.close()
    address.close()
  })

  const list = () => issues.staff['county-admin'].call(listCases, { params: { county: issues.county.code }, query: {} })
  const report = (n: number) => {
    const places = issues.county.townships.flatMap(({ villages }) => villages)
    const fields = [
      { field: 'class', value: n % 2 === 0 ? 'rubble' : 'wreck' },
      { field: 'place', value: places[n % places.length]?.id ?? '' },
      { field: 'found', value: '路口东侧' },
    ]
    const params = { county: issues.county.code, mechanism: issues.mechanism }
    return issues.staff['county-admin'].call(reportIssue, { params, body: { fields, number: null } })
  }
  const rows = (text: string): Promise<unknown[]> =>
    withClient(server.urls.superUrl, async (client) => (await client.query(text)).rows)

  /** Acts again, works what is stated, holds no half act, and the chain verifies: how long after, in seconds. */
  async function sound(): Promise<number> {
    const since = performance.now()
    const cases = (await rows('select 1 from cases')).length
    for (let tries = 0; (await report(1_000 + tries).catch(() => ({ status: 0 }))).status !== 200; tries += 1) {
      if (performance.now() - since > 120_000) throw new Error('it did not come back')
      await pause(200)
    }
    for (let waited = 0; (await rows('select 1 from cases')).length <= cases; waited += 1) {
      if (waited > 480) throw new Error('nobody works what is stated')
      await pause(250)
    }
    const seconds = (performance.now() - since) / 1000
    expect((await stand.app.get(VerifyChain).of(issues.county.id)).findings).toEqual([])
    return seconds
  }

  it('R8 connections run out: callers hear 503 or wait, nobody hears 500, and it ends with its cause', {
    timeout: 300_000,
  }, async () => {
    const met = await withClient(server.urls.superUrl, async (client) => {
      await client.query('begin; lock table cases in access exclusive mode')
      const answers = Array.from({ length: 40 }, list)
      await pause(15_000)
      await client.query('rollback')
      return (await Promise.all(answers)).map(({ status }) => status)
    })
    expect(met.filter((status) => !BUSY.includes(status))).toEqual([])
    expect(met).toContain(503)
    console.log(
      `COUNTED pool answered_503=${met.filter((one) => one === 503).length} of=40 back_s=${(await sound()).toFixed(1)}`,
    )
  })

  it('R8 a connection that nobody ended goes silent: it is given up, and new ones are opened', {
    timeout: 400_000,
  }, async () => {
    address.freeze(true)
    const since = performance.now()
    const answers = await Promise.all(Array.from({ length: 8 }, list))
    const seconds = (performance.now() - since) / 1000
    expect(answers.filter(({ status }) => !BUSY.includes(status)).map(({ text }) => text)).toEqual([])
    address.freeze(false)
    console.log(`COUNTED silent answered_after_s=${seconds.toFixed(0)} back_s=${(await sound()).toFixed(1)}`)
  })

  it('R8 the disk is full: a sentence, nothing half kept, and it goes on once there is room', {
    timeout: 400_000,
  }, async () => {
    const before = (await rows('select 1 from facts')).length
    const ballast = join(disk, 'ballast')
    const { bavail, bsize } = statfsSync(disk)
    writeFileSync(ballast, Buffer.alloc(bavail * bsize - 4_000_000, 1))
    const heard = new Map<string, number>()
    let kept = 0
    for (let n = 0; n < 400; n += 1) {
      const { status, fault } = await report(n).catch(() => ({ status: 0, fault: undefined }))
      if (status === 200) kept += 1
      else heard.set(`${status} ${fault?.code}`, (heard.get(`${status} ${fault?.code}`) ?? 0) + 1)
      if ((heard.get('503 system.disk-full') ?? 0) > 5) break
    }
    rmSync(ballast)
    await server.again().catch(() => undefined) // where even the log found no room the server had to end
    const back = await sound()
    console.log(`COUNTED disk kept=${kept} heard=${JSON.stringify([...heard])} back_s=${back.toFixed(1)}`)
    expect([...heard.keys()].filter((one) => !/^503 (system\.disk-full|request\.try-again)$/.test(one))).toEqual([])
    expect(heard.size).toBeGreaterThan(0)
    expect((await rows('select 1 from facts')).length).toBeGreaterThan(before)
  })
})
