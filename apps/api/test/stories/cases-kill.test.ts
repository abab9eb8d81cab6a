import { reportIssue } from '@jizhi/contracts'
import { cloneDatabase, type TestDatabase } from '@jizhi/tooling/postgres'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { failpoints } from '../failpoints.ts'
import { openIssues } from '../issues.ts'
import { setClock } from '../month.ts'
import { monthState } from '../month-state.ts'
import { openStand, type Stand } from '../stand.ts'
import { buildProgram, startWorker } from '../worker-process.ts'

/** What must be there once, whatever was killed: everything but the moments at which it happened. */
const STATE = [
  'select id, number, status, block, source_row, effect_key, reports from cases order by id',
  'select key, cycle_id, block, row, line, kind, digest, state from effects order by key',
  `select cycle_id, kind, count(*) from facts where kind <> 'tick' group by cycle_id, kind order by cycle_id, kind`,
]

describe('R1 CASE-1 a worker killed while cases are opened, taken in, registered and listed', () => {
  let stand: Stand
  let reference: string

  /** Two reports of the same spot and a month whose list is due; no worker has come to any of them yet. */
  beforeAll(async () => {
    await buildProgram()
    stand = await openStand()
    const issues = await openIssues(stand)
    const params = { county: issues.county.code, mechanism: issues.mechanism }
    const fields = [
      { field: 'class', value: 'rubble' },
      { field: 'place', value: issues.county.townships[0]!.villages[0]!.id },
    ]
    for (const number of ['平台-1', '平台-2'])
      await issues.staff['county-admin'].call(reportIssue, { params, body: { number, fields } })
    await issues.month('2026-07')
    await setClock(stand, issues.county, Date.parse('2026-08-03T09:00:00+08:00'))
    await stand.stop()
    reference = await run((copy) => finished(copy))
  })
  afterAll(() => stand.close())

  async function run<T>(work: (copy: TestDatabase) => Promise<T>): Promise<T> {
    const copy = await cloneDatabase(process.env.TEST_SUPER_URL ?? '', new URL(stand.urls.superUrl).pathname.slice(1))
    try {
      return await work(copy)
    } finally {
      await copy.drop()
    }
  }

  async function stateOf(copy: TestDatabase): Promise<string> {
    const client = new pg.Client({ connectionString: copy.superUrl })
    await client.connect()
    try {
      const parts: unknown[] = []
      for (const text of STATE) parts.push((await client.query(text)).rows)
      return JSON.stringify(parts)
    } finally {
      await client.end()
    }
  }

  async function finished(copy: TestDatabase): Promise<string> {
    const worker = startWorker(copy)
    try {
      await vi.waitFor(async () => expect((await monthState(copy.superUrl)).behind).toBe(0), {
        timeout: 60_000,
        interval: 300,
      })
      return await stateOf(copy)
    } finally {
      await worker.stop()
    }
  }

  it('the unkilled run opens one case with two reports, and states the list once', () => {
    const [cases, effects, facts] = JSON.parse(reference) as { reports?: number; kind?: string; count?: string }[][]
    expect(cases).toMatchObject([{ number: 1, status: 'received', reports: 2 }])
    expect(effects?.filter(({ kind }) => kind === 'case')).toHaveLength(2)
    expect(facts?.filter(({ kind }) => kind === 'snapshot')).toMatchObject([{ count: '1' }])
  })

  it.each(failpoints().filter((name) => name.startsWith('cases.')))(
    'R1 killed at %s: no case is lost, none is opened twice, no report is counted twice',
    { timeout: 180_000 },
    async (name) => {
      await run(async (copy) => {
        expect(await startWorker(copy, name).ended).toBe('SIGKILL')
        expect(await finished(copy)).toBe(reference)
      })
    },
  )
})
