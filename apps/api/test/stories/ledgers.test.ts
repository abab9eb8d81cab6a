import {
  addressOf,
  commitImport,
  confirmOrder,
  listLedgerAccounts,
  listPayables,
  listPools,
  proposeOrder,
  readEntry,
  readStatement,
  readStatementFile,
  retryEntry,
  uploadFile,
} from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newId } from '../../src/platform/new-id.ts'
import { readSheetFile } from '../../src/platform/spreadsheet/index.ts'
import { books, handDown, POOL } from '../ledger-acts.ts'
import { type Month, openMonth } from '../month.ts'
import { deliver, freeze, judgeAll, passWindow, settled } from '../month-acts.ts'
import { bringBack } from '../payment-acts.ts'
import { openStand, type Stand } from '../stand.ts'

describe('a pool that holds less than a month awards', () => {
  let stand: Stand
  let month: Month

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    month = await openMonth(stand)
    await month.answer()
    await deliver(month)
    await passWindow(stand, month)
    await freeze(month)
  })
  afterAll(() => stand.close())

  const at = () => ({ county: month.county.code })
  const awards = () =>
    stand.look<{ unit: string; amount: string }>(
      `select owner_unit_id as unit, amount from ledger_entries where account = 'money' and amount > 0`,
    )

  /** What is wrong after ten deposits at once, one for each of these ids; null where one of them is on the books. */
  const wrongAfter = async (ids: readonly string[]): Promise<string | null> => {
    const before = (await books(stand, month)).pool
    const told = await Promise.all(ids.map((id) => handDown(stand, month, 1_500_000n, id)))
    const { pool, wrong } = await books(stand, month)
    if (told.filter((one) => one === 'booked').length !== 1) return 'booked'
    return pool - before !== 1_500_000n ? 'pool' : wrong > 0 ? 'lines' : null
  }
  const tenTimes = (id: () => string): string[] => Array.from({ length: 10 }, id)

  it('R5 a planted fault is seen: a deposit that is new each time it is sent', async () => {
    expect(await wrongAfter(tenTimes(newId))).toBe('booked')
    expect(await handDown(stand, month, -15_000_000n)).toBe('booked')
  })

  it('R5 the same deposit ten times at once is on the books once', async () => {
    const id = newId()
    expect(await wrongAfter(tenTimes(() => id))).toBeNull()
    expect(await books(stand, month)).toEqual({ pool: 1_500_000n, reserved: 0n, wrong: 0 })
  })

  it('POST-2 ten who take from it at once never take more than there is', async () => {
    const told = await Promise.all(Array.from({ length: 10 }, () => handDown(stand, month, -400_000n)))
    expect(told.filter((one) => one === 'booked')).toHaveLength(3)
    expect(told.filter((one) => one === 'overdrawn')).toHaveLength(7)
    expect(await books(stand, month)).toEqual({ pool: 300_000n, reserved: 0n, wrong: 0 })
    expect(await handDown(stand, month, 1_200_000n)).toBe('booked')
  })

  it('POST-2 NA-10 NA-12 what the pool does not cover is refused, entry by entry, and leaves by 被拒', async () => {
    expect(await judgeAll(month)).toBe(8) // one of them gets nothing, which is no entry
    const paid = (await awards()).reduce((sum, { amount }) => sum + BigInt(amount), 0n)
    expect(paid).toBeLessThanOrEqual(1_500_000n)
    expect(await books(stand, month)).toEqual({ pool: 1_500_000n - paid, reserved: 0n, wrong: 0 })
    const told = await stand.look<{ kind: string; n: number }>(
      `select kind, count(*)::int as n from facts where kind in ('posted', 'refused') group by 1 order by 1`,
    )
    const refused = told.find(({ kind }) => kind === 'refused')?.n ?? 0
    expect(refused).toBeGreaterThan(0)
    expect(told).toEqual([
      { kind: 'posted', n: 7 - refused },
      { kind: 'refused', n: refused },
    ])
    expect((await month.column('post', 'refused', 'award')).size).toBe(refused)
    const listed = (await month.read()).effects.filter(({ standing }) => standing === 'refused')
    expect(listed).toHaveLength(refused)
    expect(listed[0]?.sentence).toContain('被拒：余额不足。')
    expect((await month.column('post', 'posted', 'award')).size).toBe(8 - refused)
  })

  it('the page of pools names what was refused and why; a clerk may not ask again', async () => {
    const { answer } = await month.staff.finance.call(listPools, { params: at() })
    const pool = answer.pools.find(({ name }) => name === '村级以奖代补资金')
    expect(pool).toMatchObject({ bounded: true, funded: '1500000', kind: '资金', forecast: { months: 5 } })
    expect(answer.refused[0]).toMatchObject({ why: 'overdrawn', says: '环境卫生月度考评奖补', mayRetry: true })
    const denied = await month.staff.clerk.call(retryEntry, { params: { ...at(), effect: answer.refused[0]!.effect } })
    expect(denied.fault.code).toBe('access.denied')
  })

  it('POST-2 after more money came in, what is tried again is booked once, and the row leaves by 已入账', async () => {
    await handDown(stand, month, 500_000n)
    const { refused } = (await month.staff.finance.call(listPools, { params: at() })).answer
    for (const { effect } of refused) {
      const params = { ...at(), effect }
      expect((await month.staff.finance.call(retryEntry, { params })).status).toBe(200)
      expect((await month.staff.finance.call(retryEntry, { params })).fault.code).toBe('ledger.not-refused')
    }
    await settled(month)
    await vi.waitFor(async () => expect(await awards()).toHaveLength(7), 10_000)
    expect((await awards()).reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(2_000_000)
    expect(await books(stand, month)).toEqual({ pool: 0n, reserved: 0n, wrong: 0 })
    expect((await month.column('post', 'posted', 'award')).size).toBe(8)
  })

  it('every line of a statement says where it comes from, and all accounts together are zero', async () => {
    const { answer } = await month.staff.finance.call(listLedgerAccounts, { params: at(), query: { year: '2019' } })
    expect(answer.totals).toEqual([])
    const all = await (await stand.as(month.county, 'finance')).call(listLedgerAccounts, {
      params: at(),
      query: { year: '2019' },
    })
    expect(all.answer.totals).toMatchObject([{ kind: '资金', balance: '0', opening: '0' }])
    const query = { owner: month.town, account: POOL, period: '2019-06' }
    const statement = (await month.staff.finance.call(readStatement, { params: at(), query })).answer
    expect(statement).toMatchObject({ opening: '0', balance: '0' })
    expect(statement.lines.filter(({ cause }) => cause?.periodLabel === '2019年5月')).toHaveLength(7)
    const entry = await month.staff.finance.call(readEntry, {
      params: { ...at(), entry: statement.lines.find(({ cause }) => cause !== null)!.entry },
    })
    expect(entry.answer.lines).toHaveLength(2)
    expect(entry.answer.capital).toMatch(/^[伍贰]仟元整$/)
    const bytes = await month.staff.finance.bytesOf(addressOf(readStatementFile, at(), query))
    const read = await readSheetFile(Buffer.from(bytes))
    expect(read.ok && read.value.sheets[0]?.name).toBe('对账单')
  })

  it('a unit sees its own account and what belongs to it; another village is unknown to it', async () => {
    const [one, other] = [month.published[0]!.village.id, month.published[1]!.village.id]
    const village = await stand.as(month.county, 'clerk', one)
    const { answer } = await village.call(listLedgerAccounts, { params: at(), query: {} })
    expect(new Set(answer.accounts.map(({ owner }) => owner))).toEqual(new Set([one]))
    const foreign = { params: at(), query: { owner: other, account: 'money' } }
    expect((await village.call(readStatement, foreign)).fault.code).toBe('ledger.unknown-account')
  })

  it('NA-12 finance states what was handed down, another person confirms, and only then it is on the books', async () => {
    const content = {
      owner: month.town,
      pool: '村级以奖代补资金',
      fen: '800000',
      document: '财农〔2019〕7号',
      day: '2019-06-05',
    }
    const body = { cycle: null, order: { kind: 'deposit' as const, content }, reason: '市财政追加。', fileId: null }
    const proposed = await month.staff.finance.call(proposeOrder, { params: at(), body })
    expect(proposed.answer, proposed.text).toMatchObject({ state: 'proposed' })
    expect((await books(stand, month)).pool).toBe(0n)
    const order = { params: { ...at(), order: proposed.answer.id }, body: { words: null } }
    expect((await month.staff.finance.call(confirmOrder, order)).fault.code).toBe('access.denied')
    const confirmed = await month.staff.approver.call(confirmOrder, order)
    expect(confirmed.answer, confirmed.text).toMatchObject({ state: 'confirmed' })
    expect(await books(stand, month)).toEqual({ pool: 800_000n, reserved: 0n, wrong: 0 })
    const foreign = await month.staff.clerk.call(proposeOrder, { params: at(), body })
    expect(foreign.fault.code).toBe('access.denied')
  })

  it('FQ-15 EFF-6 a payment file with one wrong line changes nothing; a right one states what was paid and what came back', async () => {
    const wrong = await bringBack(month, (line) =>
      line === 0 ? ['已付', '', ''] : ['已付', '2019-06-20', `P-${line}`],
    )
    expect(wrong.fault.code, wrong.text).toBe('import.has-problems')
    expect(await stand.look('select 1 from payments')).toEqual([])
    await stand.pushClock(month.county, 15 * 86_400_000)
    const done = await bringBack(month, (line) =>
      line === 0 ? ['退回', '2019-06-20', ''] : line < 4 ? ['已付', '2019-06-20', `P-${line}`] : ['', '', ''],
    )
    expect(done.answer, done.text).toMatchObject({ added: 4, corrected: 0 })
    await settled(month)
    const { answer } = await month.staff.finance.call(listPayables, { params: at() })
    expect(answer.payables.filter(({ payment }) => payment?.state === 'paid')).toHaveLength(3)
    expect(answer.payables.filter(({ payment }) => payment?.state === 'returned')).toHaveLength(1)
    expect(await stand.look(`select 1 from facts where kind = 'acknowledged'`)).toHaveLength(4)
    const returned = answer.payables.find(({ payment }) => payment?.state === 'returned')!
    const again = await bringBack(month, (line) => (line === 0 ? ['已付', '2019-06-21', 'P-9'] : ['', '', '']))
    expect(again.status, again.text).toBe(200)
    const entry = await month.staff.finance.call(readEntry, { params: { ...at(), entry: returned.entry } })
    expect(entry.answer.why).toMatchObject({ block: 'post', port: 'posted', column: 'award' })
  })

  it('an inspector brings no payments in, and finance no scores', async () => {
    const bytes = new Uint8Array(Buffer.from('分录编号,支付状态,支付日期,凭证号\nA,已付,2019-06-20,1\n'))
    const asked = async (
      who: 'inspector' | 'finance',
      target: { kind: 'payments' } | { kind: 'month'; cycle: string; block: string },
    ) => {
      const sent = await month.staff[who].upload(uploadFile, at(), { name: '单.csv', bytes })
      const body = { upload: sent.answer.upload, sheet: null, target, mapping: null }
      return (await month.staff[who].call(commitImport, { params: at(), body })).fault.code
    }
    expect(await asked('inspector', { kind: 'payments' })).toBe('access.denied')
    expect(await asked('finance', { kind: 'month', cycle: month.cycle, block: 'scores' })).toBe('access.denied')
  })
})
