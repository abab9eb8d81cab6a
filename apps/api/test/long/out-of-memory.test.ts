import { setTimeout as pause } from 'node:timers/promises'
import { reportIssue } from '@jizhi/contracts'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { VerifyChain } from '../../src/features/audit/index.ts'
import { type Issues, openIssues } from '../issues.ts'
import { memoryLimit } from '../memory-limit.ts'
import { openStand, type Stand } from '../stand.ts'
import { buildProgram, startWorker } from '../worker-process.ts'

/** What a worker may use beyond what it needs to stand ready. */
const ROOM = 6 * 1_024 * 1_024
const REPORTS = 600

let stand: Stand
let issues: Issues

beforeAll(async () => {
  await buildProgram()
  stand = await openStand()
  issues = await openIssues(stand, {}, 60)
}, 120_000)
afterAll(() => stand.close())

const report = (n: number) => {
  const places = issues.county.townships.flatMap(({ villages }) => villages)
  const fields = [
    { field: 'class', value: n % 2 === 0 ? 'rubble' : 'wreck' },
    { field: 'place', value: places[n % places.length]?.id ?? '' },
    { field: 'found', value: `路口东侧第 ${n} 处` },
  ]
  const params = { county: issues.county.code, mechanism: issues.mechanism }
  return issues.staff['county-admin'].call(reportIssue, { params, body: { fields, number: null } })
}
const count = async (text: string): Promise<number> => Number((await stand.look<{ n: string }>(text))[0]?.n)

it('R8 a worker that the kernel ends for want of memory leaves nothing half done; the next one does all of it', {
  timeout: 400_000,
}, async () => {
  const worker = startWorker(stand.urls)
  await report(0)
  await vi.waitFor(async () => expect(await count('select count(*) as n from cases')).toBe(1), 30_000)
  const memory = memoryLimit(worker.pid)
  let ended = ''
  void worker.ended.then((how) => (ended = how))
  let kept = 0
  // its memory is counted from when it is taken in, so the first work shows what it needs
  for (let n = 1; n <= REPORTS && ended === ''; n += 1) {
    if ((await report(n)).status === 200) kept += 1
    if (n === 20) memory.limit(memory.used() + ROOM)
  }
  for (let waited = 0; ended === '' && waited < 60; waited += 1) await pause(500)
  const done = await count('select count(*) as n from cases')
  expect([ended, memory.kills()]).toEqual(['SIGKILL', 1])
  expect(done).toBeLessThan(kept + 1)

  const next = startWorker(stand.urls)
  const since = performance.now()
  await vi.waitFor(async () => expect(await count('select count(*) as n from cases')).toBe(kept + 1), 120_000)
  const seconds = ((performance.now() - since) / 1000).toFixed(1)
  expect(await count('select count(*) as n from (select 1 from cases group by effect_key having count(*) > 1) d')).toBe(
    0,
  )
  expect((await stand.app.get(VerifyChain).of(issues.county.id)).findings).toEqual([])
  await next.kill()
  memory.drop()
  console.log(`COUNTED memory ended=${ended} kept=${kept + 1} waited=${kept + 1 - done} all_done_s=${seconds}`)
})
