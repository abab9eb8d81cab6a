import {
  askReview,
  decideReview,
  keepFile,
  listFacts,
  listSlipOffers,
  listSlips,
  printSlip,
  proposeOrder,
  readSlip,
  signSlip,
  voidSlip,
} from '@jizhi/contracts'
import type { JsonObject, Mechanism } from '@jizhi/mechanism'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../caller.ts'
import { type Month, openMonth } from '../month.ts'
import { deliver, freeze, passWindow, settled } from '../month-acts.ts'
import { scanPdf } from '../specimen-scans.ts'
import { openStand, type Stand } from '../stand.ts'

/** The awards are judged as one table, as a leader's meeting does. */
const byTable = (document: Mechanism): Mechanism => ({
  ...document,
  blocks: document.blocks.map((block) =>
    block.id === 'review'
      ? { ...block, config: { ...(block.config as JsonObject), scope: 'table', completeness: { rule: 'all' } } }
      : block,
  ),
})

describe('签批单, a month signed on paper', () => {
  let stand: Stand
  let month: Month
  let at: { county: string; cycle: string }

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    month = await openMonth(stand, byTable)
    at = { county: month.county.code, cycle: month.cycle }
    await month.answer()
    await deliver(month)
    await passWindow(stand, month)
  })
  afterAll(() => stand.close())

  type Wanted = { kind: 'sign' | 'freeze' | 'judge' | 'order'; block?: string; order?: string; digests?: string[] }
  const person = (role: keyof Month['people']): string => month.people[role].personId
  const print = (who: Caller, wanted: Wanted, signer: string) =>
    who.call(printSlip, { params: at, body: { block: null, order: null, digests: [], ...wanted, signer } })
  const scan = async (who: Caller, mark: string): Promise<string> => {
    const kept = await who.upload(
      keepFile,
      { county: at.county },
      { name: '签批件.pdf', bytes: scanPdf(mark) },
      { purpose: 'scan' },
    )
    return kept.answer.id
  }
  const today = async (): Promise<string> =>
    (
      await stand.look<{ day: string }>(
        `select to_char(tenant_now($1) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day`,
        [month.county.id],
      )
    )[0]!.day
  const sign = async (who: Caller, slip: string, file: string, more: { verdict?: 'passed'; signedOn?: string } = {}) =>
    who.call(signSlip, {
      params: { county: at.county, slip },
      body: { file, signedOn: await today(), verdict: null, words: null, settlement: null, ...more },
    })
  const slips = async () =>
    (await month.staff.inspector.call(listSlips, { params: { county: at.county }, query: {} })).answer.slips
  const stated = (kind: string) =>
    stand.look<{ by: string; source: { file: string; cell: string } }>(
      'select by, source from facts where kind = $1 order by seq desc',
      [kind],
    )

  it('SHIELD-4 what waits for a signature is offered with those whose post may sign it', async () => {
    const { offers } = (await month.staff.inspector.call(listSlipOffers, { params: at })).answer
    expect(offers.map(({ kind, block }) => [kind, block])).toEqual([['freeze', 'result']])
    expect(offers[0]?.lines).toHaveLength(25)
    expect(offers[0]?.signers.map((one) => one.person)).toEqual([person('county-admin')])
    expect((await month.staff.clerk.call(listSlipOffers, { params: at })).answer.offers).toEqual([])
  })

  let first: string
  it('a slip has the next number of the year, lists every row, and is never printed twice for one thing', async () => {
    const wrong = await print(month.staff.inspector, { kind: 'freeze', block: 'result' }, person('clerk'))
    expect(wrong.fault.code).toBe('slip.wrong-signer')
    const self = await print(month.staff['county-admin'], { kind: 'freeze', block: 'result' }, person('county-admin'))
    expect(self.fault.code).toBe('slip.same-person')
    const printed = await print(month.staff.inspector, { kind: 'freeze', block: 'result' }, person('county-admin'))
    expect(printed.answer.no).toBe('〔2019〕1号')
    first = printed.answer.id
    const twice = await print(month.staff.inspector, { kind: 'freeze', block: 'result' }, person('county-admin'))
    expect(twice.fault.message).toContain('〔2019〕1号')
    const { answer } = await month.staff.inspector.call(readSlip, { params: { county: at.county, slip: first } })
    expect(answer).toMatchObject({ state: 'printed', lines: 25, changed: null, mayUpload: false })
    expect(answer.content.columns).toContain('名次')
  })

  it('whoever printed does not bring the scan, nor does anybody outside the office, nor on another day', async () => {
    const file = await scan(month.staff.inspector, 'first')
    expect((await sign(month.staff.inspector, first, file)).fault.code).toBe('slip.same-person')
    expect((await sign(month.staff.clerk, first, file)).fault.code).toBe('access.denied')
    expect((await sign(month.staff.approver, first, file, { signedOn: '2019-05-01' })).fault.code).toBe('slip.bad-day')
    expect((await sign(month.staff.approver, first, first)).fault.code).toBe('file.unknown')
  })

  it('content that changed since printing is refused with what changed; a void slip keeps its number', async () => {
    const { village, score } = month.published[0]!
    await month.answer((row) => (row.village.id === village.id ? '94.9' : row.score))
    await settled(month)
    const changed = await sign(month.staff.approver, first, await scan(month.staff.approver, 'second'))
    expect(changed.fault.code).toBe('slip.changed')
    expect(changed.fault.message).toContain(village.name)
    expect(changed.fault.message).toContain(score)
    expect(await stated('frozen')).toEqual([])
    const voided = await month.staff.inspector.call(voidSlip, {
      params: { county: at.county, slip: first },
      body: { words: '成绩有改动，重新出单。' },
    })
    expect(voided.status, voided.text).toBe(200)
    const again = await sign(month.staff.approver, first, await scan(month.staff.approver, 'third'))
    expect(again.fault.message).toContain('作废')
  })

  it('RES-3 the scan freezes: stated by the signer, with the scan as its source and the uploader beside', async () => {
    const printed = await print(month.staff.inspector, { kind: 'freeze', block: 'result' }, person('county-admin'))
    expect(printed.answer.no).toBe('〔2019〕2号')
    const file = await scan(month.staff.approver, 'frozen')
    const signed = await sign(month.staff.approver, printed.answer.id, file)
    expect(signed.status, signed.text).toBe(200)
    await settled(month)
    expect((await stated('frozen'))[0]).toEqual({
      by: person('county-admin'),
      source: { file, cell: '签批单〔2019〕2号' },
    })
    const [row] = await stand.look<{ uploaded_by: string; printed_by: string }>(
      `select uploaded_by, printed_by from slips where state = 'signed'`,
    )
    expect(row).toEqual({ uploaded_by: person('approver'), printed_by: person('inspector') })
    const course = await month.staff.clerk.call(listFacts, { params: at, query: {} })
    expect(course.answer.lines).toContainEqual(
      expect.objectContaining({ kind: '定榜', file: '签批件扫描', cell: '签批单〔2019〕2号' }),
    )
  })

  it('REV-1 a verdict on the whole table by paper; a scan serves one slip only', async () => {
    const printed = await print(month.staff.inspector, { kind: 'judge', block: 'review' }, person('finance'))
    expect(printed.status, printed.text).toBe(200)
    const used = await scan(month.staff['county-admin'], 'frozen')
    const reused = await sign(month.staff['county-admin'], printed.answer.id, used, { verdict: 'passed' })
    expect(reused.fault.message).toContain('〔2019〕2号')
    const file = await scan(month.staff['county-admin'], 'judged')
    const signed = await sign(month.staff['county-admin'], printed.answer.id, file, { verdict: 'passed' })
    expect(signed.status, signed.text).toBe(200)
    await settled(month)
    expect((await stated('judged'))[0]?.by).toBe(person('finance'))
    const [sum] = await stand.look<{ sum: string }>('select sum(amount) from ledger_entries where amount > 0')
    expect(Number(sum?.sum)).toBe(2_000_000)
  })

  it('SHIELD-4 one slip lists many digests, in words and figures; tampered content is refused', async () => {
    const asker = month.published[3]!.village.id
    const asked = await month.staff.clerk.call(askReview, {
      params: at,
      body: { block: 'result', row: asker, columns: ['composite'], words: '扣分点不属本村。' },
    })
    const decided = await month.staff.adjudicator.call(decideReview, {
      params: { ...at, review: asked.answer.id },
      body: {
        outcome: 'upheld',
        words: '属实。',
        amendments: [{ block: 'scores', row: asker, field: 'composite', value: '99', missing: null }],
      },
    })
    expect(decided.status, decided.text).toBe(200)
    await settled(month)
    expect(await freeze(month)).toBe(2)
    await paper('judge', 'finance')
    await settled(month)
    const corrections = (await month.read()).effects.filter(({ standing }) => standing === 'correction')
    const digests = corrections.map(({ digest }) => digest)
    const slip = await print(month.staff.inspector, { kind: 'sign', digests }, person('signatory'))
    expect(slip.status, slip.text).toBe(200)
    const { answer } = await month.staff.clerk.call(readSlip, { params: { county: at.county, slip: slip.answer.id } })
    expect(answer.content.rows).toHaveLength(digests.length)
    expect(answer.content.total?.words).toMatch(/元整$/)
    await stand.look(`update slips set content = jsonb_set(content, '{rows,0,name}', '"别的村"') where id = $1`, [
      slip.answer.id,
    ])
    const file = await scan(month.staff['county-admin'], 'signed')
    expect((await sign(month.staff['county-admin'], slip.answer.id, file)).fault.message).toContain('不一致')
    await month.staff.inspector.call(voidSlip, {
      params: { county: at.county, slip: slip.answer.id },
      body: { words: '内容不一致。' },
    })
    const fresh = await print(month.staff.inspector, { kind: 'sign', digests }, person('signatory'))
    const signed = await sign(month.staff['county-admin'], fresh.answer.id, file)
    expect(signed.status, signed.text).toBe(200)
    await settled(month)
    expect((await stated('signed'))[0]).toMatchObject({ by: person('signatory'), source: { file } })
    expect((await month.read()).effects.filter(({ standing }) => standing === 'correction')).toEqual([])
  })

  it('an order is confirmed by paper: the signer is its second person', async () => {
    const proposed = await month.staff['county-admin'].call(proposeOrder, {
      params: { county: at.county },
      body: { cycle: month.cycle, order: { kind: 'void', content: {} }, reason: '误开。', fileId: null },
    })
    expect(proposed.status, proposed.text).toBe(200)
    const order = proposed.answer.id
    const printed = await print(month.staff.inspector, { kind: 'order', order }, person('approver'))
    expect(printed.status, printed.text).toBe(200)
    const file = await scan(month.staff['county-admin'], 'order')
    expect((await sign(month.staff['county-admin'], printed.answer.id, file)).fault.code).toBe('order.same-person')
    const other = await scan(month.staff.approver, 'order')
    const signed = await sign(month.staff.approver, printed.answer.id, other)
    expect(signed.status, signed.text).toBe(200)
    const [row] = await stand.look<{ decided_by: string; state: string }>('select decided_by, state from orders')
    expect(row).toEqual({ decided_by: person('approver'), state: 'confirmed' })
  })

  it('numbers run without a gap, void ones included', async () => {
    const numbers = (await slips()).map(({ no }) => no)
    expect(numbers).toEqual(numbers.map((_, at) => `〔2019〕${numbers.length - at}号`))
    const together = await Promise.all(
      Array.from({ length: 3 }, () =>
        print(month.staff.inspector, { kind: 'freeze', block: 'nothing' }, person('approver')),
      ),
    )
    expect(together.map(({ fault }) => fault.code)).toEqual(Array(3).fill('slip.nothing'))
  })

  /** Prints, signs and brings what waits as a whole table. */
  async function paper(kind: 'judge', signer: 'finance'): Promise<void> {
    const printed = await print(month.staff.inspector, { kind, block: 'review' }, person(signer))
    expect(printed.status, printed.text).toBe(200)
    const signed = await sign(
      month.staff.approver,
      printed.answer.id,
      await scan(month.staff.approver, printed.answer.no),
      {
        verdict: 'passed',
      },
    )
    expect(signed.status, signed.text).toBe(200)
    await settled(month)
  }
})
