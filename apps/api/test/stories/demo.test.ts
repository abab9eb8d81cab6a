import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Input, listCases, listCycles, listPublicBoards, readCycle, readTable } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { load } from '../../src/demo/load.ts'
import { isLoaded } from '../../src/demo/loaded.store.ts'
import { openStand, type Stand, settingsFor } from '../stand.ts'

const CODES = ['990001', '350583']

describe('the demo of a first start', () => {
  let stand: Stand
  const folder = mkdtempSync(join(tmpdir(), 'jizhi-demo-'))
  const accounts = join(folder, 'demo-accounts.txt')
  const said: string[] = []

  beforeAll(async () => {
    stand = await openStand()
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true })
    await stand.close()
  })

  const count = async (table: string): Promise<number> => {
    const [row] = await stand.look<{ n: number }>(`select count(*)::int as n from ${table}`)
    return row!.n
  }
  const signedIn = async (county: string, name: string) => {
    const line = readFileSync(accounts, 'utf8')
      .split('\n')
      .find((one) => one.trim().startsWith(name))
    const caller = stand.anyone()
    const reply = await caller.signIn(county, name, line?.trim().split('　')[1] ?? '')
    expect(reply.status, reply.text).toBe(200)
    return caller
  }

  it('FACT-3 goes on where it was stopped, and a second load does nothing', { timeout: 300_000 }, async () => {
    const settings = settingsFor(stand.urls)
    const stop = (sentence: string): void => {
      said.push(sentence)
      if (said.length === 4) throw new Error('stopped')
    }
    await expect(load(settings, accounts, stop)).rejects.toThrow('stopped')
    expect(await isLoaded(settings.databaseUrl, CODES, accounts)).toBe(false)
    await load(settings, accounts, (sentence) => void said.push(sentence))
    expect(await isLoaded(settings.databaseUrl, CODES, accounts)).toBe(true)
    const facts = await count('facts')
    await load(settings, accounts, (sentence) => void said.push(sentence))
    expect(await count('facts')).toBe(facts)
    expect(await count(`cycles where kind = 'cycle' and not event and state <> 'running'`)).toBe(24)
    expect(statSync(accounts).mode & 0o777).toBe(0o600)
  })

  it('23 months are over, with awards and public boards, the last one has an objection to decide', async () => {
    const admin = await signedIn('990001', '考核办主任（演示）')
    const { answer } = await admin.call(listCycles, { params: { county: '990001' }, query: {} })
    expect(answer.cycles.map(({ state }) => state)).toEqual(['running', ...Array(23).fill('ended')])
    expect(answer.cycles[0]).toMatchObject({ period: '2026-10', stage: '异议处理中' })
    const open = await admin.call(readCycle, { params: { county: '990001', cycle: answer.cycles[0]!.id } })
    expect(open.answer.objections).toMatchObject([{ rowName: '南塘街道', columns: ['management'], decision: null }])
    const now = await stand.look<{ day: string }>(
      `select to_char(tenant_now(id) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day from tenants where code = '990001'`,
    )
    expect(now[0]?.day).toBe('2026-11-04')
    expect(await stand.look('select entry_id from ledger_entries group by entry_id having sum(amount) <> 0')).toEqual(
      [],
    )
    const boards = await stand.anyone().call(listPublicBoards, { params: { county: '990001' } })
    expect(boards.status, boards.text).toBe(200)
  })

  it('NA-26 NA-39 issues stand in every state, one late, one with two reports', async () => {
    const admin = await signedIn('990001', '考核办主任（演示）')
    const { cases, counts } = (await admin.call(listCases, { params: { county: '990001' }, query: {} })).answer
    const states = new Set(cases.map(({ status }) => status))
    expect(states).toEqual(new Set(['received', 'dispatched', 'working', 'finished', 'closed']))
    expect(counts.overdue).toBeGreaterThan(0)
    expect(cases.filter(({ reports }) => reports === 2)).toHaveLength(1)
    expect(cases.filter(({ reopened }) => reopened === 1)).toHaveLength(1)
  })

  it('NA-03 NA-06 NA-08 towns, townships, sub-districts and zones are assessed each month, and ranked within their category only', async () => {
    const { rows, cell } = await september('rank', 'ranked')
    expect(rows).toHaveLength(27)
    expect(new Set(rows.map((row) => cell(row, 'level')))).toEqual(new Set(['镇', '乡', '街道', '开发区']))
    for (const category of new Set(rows.map((row) => cell(row, 'category')))) {
      const own = rows.filter((row) => cell(row, 'category') === category)
      const places = own.map((row) => Number(cell(row, 'place'))).sort((a, b) => a - b)
      expect(places[0]).toBe(1)
      expect(places.at(-1)).toBeLessThanOrEqual(own.length)
      expect(own.every((row) => cell(row, 'count') === String(own.length))).toBe(true)
    }
  })

  it('NA-09 NA-10 NA-13 places become points of the year, and who is in front within the pool is paid: each entry has its counter-entry', async () => {
    const { rows, cell } = await september('points', 'rows')
    const expected = new Map(
      rows.map((row) => [row.key, Number(cell(row, 'points'))] as const).filter(([, points]) => points !== 0),
    )
    const booked = await stand.look<{ unit: string; account: string; amount: string }>(
      `select l.owner_unit_id as unit, l.account, sum(l.amount) as amount from ledger_entries l
       join effects e on e.tenant_id = l.tenant_id and e.key = l.effect_key
       join cycles c on c.tenant_id = e.tenant_id and c.id = e.cycle_id
       join tenants t on t.id = l.tenant_id and t.code = '990001'
       where c.period = '2026-09' and l.owner_unit_id <> c.owner_unit_id group by 1, 2`,
    )
    const points = new Map(
      booked.filter(({ account }) => account === 'annual-points').map((one) => [one.unit, Number(one.amount) / 100]),
    )
    expect(points).toEqual(expected)
    const paid = booked.filter(({ account }) => account === 'money').reduce((sum, one) => sum + Number(one.amount), 0)
    expect(paid).toBe(36_000_000)
  })

  /** The last settled month as the county's own people see it. */
  async function september(block: string, port: string) {
    const admin = await signedIn('990001', '考核办主任（演示）')
    const { answer: list } = await admin.call(listCycles, { params: { county: '990001' }, query: {} })
    const cycle = list.cycles.find(({ period }) => period === '2026-09')!.id
    const { answer } = await admin.call(readTable, { params: { county: '990001', cycle, block, port } })
    const cell = (row: (typeof answer.rows)[number], id: string): string => {
      const held = row.cells[answer.columns.findIndex((column) => column.id === id)]!
      return 'text' in held ? held.text : `?${held.missing}`
    }
    return { rows: answer.rows, cell }
  }

  it('the sample shows the published ranks and is at rest', async () => {
    const viewer = await signedIn('350583', '资料查看（样例）')
    const params = { county: '350583' }
    const { answer } = await viewer.call(listCycles, { params, query: {} })
    expect(answer.cycles).toMatchObject([{ period: '2019-05', stage: '历史成绩', state: 'ended' }])
    const at = { ...params, cycle: answer.cycles[0]!.id }
    const read = await viewer.call(readCycle, { params: at } satisfies Pick<Input<typeof readCycle>, 'params'>)
    expect([read.answer.tasks, read.answer.effects]).toEqual([[], []])
    const table = await viewer.call(readTable, { params: { ...at, block: 'award', port: 'awards' } })
    const award = table.answer.columns.findIndex(({ id }) => id === 'award')
    const fen = table.answer.rows
      .map(({ cells }) => cells[award]!)
      .map((cell) => ('text' in cell ? Number(cell.text) : 0))
    expect(fen.reduce((sum, one) => sum + one, 0)).toBe(2_000_000)
    expect(await count(`board_issues b join tenants t on t.id = b.tenant_id and t.kind = 'sample'`)).toBe(0)
    expect(
      await stand.look(
        `select id from pgboss.job where data ->> 'tenant' = (select id::text from tenants where kind = 'sample')`,
      ),
    ).toEqual([])
  })
})
