import { reportIssue } from '@jizhi/contracts'
import type { TestDatabase } from '@jizhi/tooling/postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSuperuser } from '../close-state.ts'
import { pointsOf } from '../failpoints.ts'
import { openIssues } from '../issues.ts'
import { killedAtEach } from '../kills.ts'
import { setClock } from '../month.ts'
import { atRest, onCopy, worked } from '../on-copy.ts'
import { openStand, type Stand } from '../stand.ts'
import { buildProgram } from '../worker-process.ts'

/** What must be there once, whatever was killed: everything but the moments at which it happened. */
const STATE = [
  // either of the two reports may be the one that opens it: whoever takes over takes what has waited longest
  'select number, status, block, source_row, reports from cases order by number',
  'select key, cycle_id, block, row, line, kind, digest, state from effects order by key',
  `select coalesce((select 'case' from cases c where c.id = f.cycle_id), f.cycle_id::text) as stream, kind, count(*)
   from facts f where kind <> 'tick' group by 1, kind order by 1, kind`,
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
    reference = await onCopy(stand, async (copy) => {
      await worked(copy, atRest, 60_000, 300)
      return stateOf(copy)
    })
  })
  afterAll(() => stand.close())

  const stateOf = ({ superUrl }: TestDatabase): Promise<string> =>
    asSuperuser(superUrl, async (client) => {
      const parts: unknown[] = []
      for (const text of STATE) parts.push((await client.query(text)).rows)
      return JSON.stringify(parts)
    })

  it('the unkilled run opens one case with two reports, and states the list once', () => {
    const [cases, effects, facts] = JSON.parse(reference) as { reports?: number; kind?: string; count?: string }[][]
    expect(cases).toMatchObject([{ number: 1, status: 'received', reports: 2 }])
    expect(effects?.filter(({ kind }) => kind === 'case')).toHaveLength(2)
    expect(facts?.filter(({ kind }) => kind === 'snapshot')).toMatchObject([{ count: '1' }])
  })

  it('R1 killed at each step of a case: no case is lost, none is opened twice, no report is counted twice', {
    timeout: 240_000,
  }, async () => {
    await killedAtEach(stand, {
      points: pointsOf('cases-kill'),
      end: async (copy) => expect(await stateOf(copy)).toBe(reference),
    })
  })
})
