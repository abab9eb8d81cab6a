import { listPayables, proposeOrder, readEntry, readStatement, signEffects } from '@jizhi/contracts'
import type { Mechanism } from '@jizhi/mechanism'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { books } from '../ledger-acts.ts'
import { type Month, openMonth } from '../month.ts'
import { deliver, freeze, judgeAll, passWindow, settled } from '../month-acts.ts'
import { byTwo, confirm, type propose, readBack } from '../order-acts.ts'
import { bringBack, report } from '../payment-acts.ts'
import { openStand, type Stand } from '../stand.ts'

const MATCHING = 'money/镇级配套资金'

/** Every award is matched by half of it, out of a pool of its own. */
function withMatching(document: Mechanism): Mechanism {
  const blocks = document.blocks.map((one) => {
    if (one.kind === 'allocate') return { ...one, config: { ...one.config, match: '50' } }
    if (one.kind !== 'post') return one
    const [line] = one.config.lines as readonly object[]
    const match = { ...line, column: 'match', counter: '镇级配套资金' }
    return { ...one, config: { ...one.config, lines: [line, match] } }
  })
  // settings are JSON, which a spread of an unnamed object forgets
  return { ...document, blocks: blocks as unknown as Mechanism['blocks'] }
}

describe('POST-1 matching funds, from the award to money that comes back', () => {
  let stand: Stand
  let month: Month
  let lowered: string

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    month = await openMonth(stand, withMatching)
    await month.answer()
    await deliver(month)
    await passWindow(stand, month)
    await freeze(month)
    await judgeAll(month)
    lowered = month.published[1]!.village.id
  })
  afterAll(() => stand.close())

  const at = () => ({ county: month.county.code })
  const pools = async () => [(await books(stand, month)).pool, (await books(stand, month, MATCHING)).pool]
  const payables = async () => (await month.staff.finance.call(listPayables, { params: at() })).answer.payables

  const ask = (order: Parameters<typeof propose>[2], reason: string) =>
    month.staff.finance.call(proposeOrder, { params: at(), body: { cycle: null, order, reason, fileId: null } })
  /** Whose pool the awards come from. */
  const poolOf = async () => {
    const [row] = await stand.look<{ owner: string }>(
      `select owner from ledger_accounts where tenant_id = $1 and account = 'money/村级以奖代补资金' and counter`,
      [month.county.id],
    )
    return row?.owner
  }

  it('POST-1 one entry pays from both pools and sums to nothing', async () => {
    expect(await pools()).toEqual([-2_000_000n, -1_000_000n])
    const [first] = await payables()
    const { answer } = await month.staff.finance.call(readEntry, { params: { ...at(), entry: first!.entry } })
    expect(
      answer.lines
        .filter(({ counter }) => counter)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['村级以奖代补资金', '镇级配套资金'])
    expect((await payables()).reduce((sum, { fen }) => sum + Number(fen), 0)).toBe(3_000_000)
  })

  it('EFF-6 paid and lowered: the signature asks it back, each pool for its own part; the neighbour gets the rest', async () => {
    await stand.pushClock(month.county, 15 * 86_400_000)
    const paid = await bringBack(month, (line) => ['已付', '2019-06-20', `P-${line}`])
    expect(paid.answer, paid.text).toMatchObject({ added: 7 })
    const content = { block: 'scores', row: lowered, field: 'composite', value: '94.25', missing: null }
    await byTwo(month, { kind: 'correct', content }, '复核时发现一处重复加分。')
    await settled(month)
    await freeze(month)
    await judgeAll(month)
    const proposed = (await month.read()).effects.filter(({ standing }) => standing === 'correction')
    const digests = proposed.map(({ digest }) => digest)
    const signed = await month.staff.signatory.call(signEffects, {
      params: { ...at(), cycle: month.cycle },
      body: { digests, words: '同意更正。', settlement: 'return' },
    })
    expect(signed.status, signed.text).toBe(200)
    await settled(month)
    expect((await payables()).flatMap(({ fen, payment }) => (payment === null ? [Number(fen)] : [])).sort()).toEqual([
      -450_000, 450_000,
    ])
    // what must come back is not there yet; what is due on top is on the books already
    expect(await pools()).toEqual([-2_300_000n, -1_150_000n])
  })

  it('EFF-4 once finance reports it, each pool holds its part again', async () => {
    await stand.pushClock(month.county, 5 * 86_400_000)
    const claims = () =>
      stand.look<{ account: string; balance: string }>(
        `select split_part(account, '/', 3) as account, balance from ledger_accounts where account like 'money/应退回/%' order by 1`,
      )
    expect(await claims()).toEqual([
      { account: '村级以奖代补资金', balance: '300000' },
      { account: '镇级配套资金', balance: '150000' },
    ])
    expect((await bringBack(month, (line) => ['已付', '2019-06-25', `R-${line}`])).answer).toMatchObject({ added: 2 })
    expect(await pools()).toEqual([-2_000_000n, -1_000_000n])
    expect(new Set((await claims()).map(({ balance }) => balance))).toEqual(new Set(['0']))
    expect((await books(stand, month)).wrong).toBe(0)
    const query = { owner: lowered, account: 'money' }
    const { answer } = await month.staff.finance.call(readStatement, { params: at(), query })
    expect(answer.balance).toBe('300000')
    expect(answer.lines.map(({ settled: words }) => words).join('')).toContain('多付的 3,000.00 元应退回')
  })

  it('EFF-6 a return reported by mistake is taken back by two persons, also when its pool is spent by now', async () => {
    const back = (await payables()).find(({ fen }) => fen === '-450000')!
    const state = (word: string) => [
      ['分录编号', '支付状态', '支付日期', '凭证号'],
      [back.number, word, '2019-06-28', 'S-1'],
    ]
    expect((await report(month, state('退回'))).text).toContain('请在待付清单里开“撤销支付”办理单')
    const order = { kind: 'unpay' as const, content: { entry: back.entry } }
    const { finance, approver } = month.staff
    // 20,000 yuan come to the pool, which is bounded by it from now on: it holds 0, the awards took it all
    const owner = (await poolOf())!
    const down = { owner, pool: '村级以奖代补资金', fen: '2000000', document: '财农〔2019〕6号', day: '2019-06-20' }
    const deposit = await ask({ kind: 'deposit', content: down }, '第二批资金下达。')
    await confirm(month, approver, deposit.answer.id)
    expect((await pools())[0]).toBe(0n)

    const asked = await ask(order, '银行回单是另一个村的，这一笔没有到账。')
    expect(asked.answer, asked.text).toMatchObject({ state: 'proposed' })
    const shown = await readBack(month, finance, asked.answer.id)
    expect(shown.change?.sentences.join()).toContain('余额由 0.00 元变为 -3000.00 元，池里的钱已经用出去，会成为负数')
    expect((await confirm(month, finance, asked.answer.id)).status).toBe(403)
    const done = await confirm(month, approver, asked.answer.id)
    expect(done.answer, done.text).toMatchObject({ state: 'confirmed' })
    expect(await pools()).toEqual([-300_000n, -1_150_000n])
    expect((await books(stand, month)).wrong).toBe(0)
    expect((await payables()).find(({ entry }) => entry === back.entry)?.payment?.state).toBe('returned')
    const again = await ask(order, '再撤一次。')
    expect(again.fault.message).toContain('没有报过已付')

    const later = await report(month, state('已付'))
    expect(later.status, later.text).toBe(200)
    expect(await pools()).toEqual([0n, -1_000_000n])
  })
})
