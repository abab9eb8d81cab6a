import {
  acceptTrial,
  createMechanism,
  decideVersion,
  keepTrial,
  listTrials,
  readMechanism,
  readTrialMonth,
  readVersionTrials,
  removeTrial,
  saveDraft,
  submitMechanism,
} from '@jizhi/contracts'
import { type Mechanism, sayTrialDifference, type Trial, trialDifferences, trialOutcome } from '@jizhi/mechanism'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../caller.ts'
import { type Month, openMonth } from '../month.ts'
import { deliver, freeze, judgeAll, passWindow } from '../month-acts.ts'
import { openStand, type Stand } from '../stand.ts'

/** The drawing with another amount for the first two places. */
const paying = (document: Mechanism, amount: string): Mechanism => ({
  ...document,
  blocks: document.blocks.map((block) => {
    if (block.kind !== 'allocate') return block
    const places = [
      { from: 1, to: 2, amount },
      { from: 3, to: 7, amount: '2000' },
    ]
    return { ...block, config: { ...block.config, places } }
  }),
})

describe('a month is kept with its mechanism, and every later drawing is held against it', () => {
  let stand: Stand
  let month: Month
  let admin: Caller
  let params: { county: string; mechanism: string }
  let trial: string

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    month = await openMonth(stand)
    admin = month.staff['county-admin']
    params = { county: month.county.code, mechanism: month.mechanism }
    await month.answer()
    await deliver(month)
    await passWindow(stand, month)
    await freeze(month)
    await judgeAll(month)
  })
  afterAll(() => stand.close())

  const draftNow = async () => (await admin.call(readMechanism, { params })).answer.draft
  const save = async (change: (document: Mechanism) => Mechanism) => {
    const draft = await draftNow()
    // a drawing's inside is open in the contract
    const document = { ...change(draft.document as unknown as Mechanism) }
    const saved = await admin.call(saveDraft, { params, body: { ...draft, document } })
    expect(saved.status, saved.text).toBe(200)
  }
  const submit = async (trialsExplained?: string) => {
    const { revision } = await draftNow()
    const body = {
      revision,
      planNumber: null,
      inForceFrom: '2019-07',
      explanation: null,
      trialsExplained: trialsExplained ?? null,
    }
    return admin.call(submitMechanism, { params, body })
  }
  const readMonth = async (id: string) =>
    (await admin.call(readTrialMonth, { params: { ...params, trial: id } })).answer
  const differences = async (id: string) => {
    const kept = await readMonth(id)
    const { expected, past } = kept as unknown as Trial // the heart's own inside
    const document = (await draftNow()).document as unknown as Mechanism // its inside is open in the contract
    const unit = (key: string) => kept.names[key] ?? key
    return trialDifferences(expected, trialOutcome(document, past)).map((one) =>
      sayTrialDifference(one, { unit, row: unit }),
    )
  }

  it('TRIAL-1 the month is kept as it went in, with what the version in force makes of it, and without a name of any person', async () => {
    const kept = await admin.call(keepTrial, {
      params,
      body: { name: '五月，前两名并列', why: '奖金不能算错', cycle: month.cycle, basis: 'version' },
    })
    expect(kept.status, kept.text).toBe(200)
    trial = kept.answer.id
    const { trials } = (await admin.call(listTrials, { params })).answer
    expect(trials).toMatchObject([
      {
        id: trial,
        name: '五月，前两名并列',
        why: '奖金不能算错',
        periodLabel: '2019年5月',
        source: 'cycle',
        basis: 'version',
        version: 1,
      },
    ])
    const [row] = await stand.look<{ kept: string }>(
      'select concat(month, names, expected) as kept from mechanism_trials where tenant_id = $1',
      [month.county.id],
    )
    const people = await stand.look<{ name: string }>('select name from persons where tenant_id = $1', [
      month.county.id,
    ])
    expect(people.length).toBeGreaterThan(2)
    for (const { name } of people) expect(row?.kept).not.toContain(name)
    expect(await differences(trial)).toEqual([])
  })

  it('TRIAL-3 another drawing is told row by row, in the browser as on the server', async () => {
    await save((document) => paying(document, '3000'))
    const told = await differences(trial)
    const rewarded = month.published.filter(({ reward }) => reward === '5000').map(({ village }) => village.name)
    for (const name of rewarded)
      expect(told.filter((one) => one.startsWith(`${name} `)).join()).toContain('5000.00 → 3000.00 元')
  })

  it('TRIAL-4 what differs is handed in with an explanation, and the second person reads both', async () => {
    const bare = await submit()
    expect(bare.status).toBe(409)
    expect(bare.text).toContain('有 1 个用例与存下的结果不符')
    const { answer } = await submit('今年前两名的奖金减到三千，县长办公会定的')
    const approver = month.staff.approver
    const seen = (await approver.call(readVersionTrials, { params: { ...params, version: `${answer.version}` } }))
      .answer
    expect(seen.explained).toBe('今年前两名的奖金减到三千，县长办公会定的')
    expect(seen.ran).toMatchObject([{ trial, name: '五月，前两名并列', periodLabel: '2019年5月' }])
    expect(seen.ran[0]?.count).toBeGreaterThan(1)
    expect(seen.ran[0]?.sentences.join()).toContain('5000.00 → 3000.00 元')
    await approver.call(decideVersion, {
      params: { ...params, version: `${answer.version}` },
      body: { verdict: 'returned', reason: '再看看' },
    })
  })

  it('TRIAL-4 an accepted outcome is what must come out from then on; who accepted it and why stays', async () => {
    const done = await admin.call(acceptTrial, { params: { ...params, trial }, body: { why: '奖金改了' } })
    expect(done.status, done.text).toBe(200)
    expect(await differences(trial)).toEqual([])
    const [one] = (await admin.call(listTrials, { params })).answer.trials
    expect(one?.accepted).toMatchObject([{ why: '奖金改了' }])
    expect(one?.accepted[0]?.by).not.toBe('')
    await save((document) => ({ ...document, name: `${document.name}（改）` }))
    const { answer, status, text } = await submit()
    expect(status, text).toBe(200)
    const seen = await month.staff.approver.call(readVersionTrials, {
      params: { ...params, version: `${answer.version}` },
    })
    expect(seen.answer).toMatchObject({ explained: null, ran: [{ count: 0, sentences: [] }] })
  })

  it('TRIAL-1 an invented month is kept too, by the draft; removed, nobody is held against it any more', async () => {
    const body = { name: '造的一期', why: '', cycle: null, basis: 'draft' as const }
    const made = (await admin.call(keepTrial, { params, body })).answer.id
    expect(await differences(made)).toEqual([])
    expect(Object.values((await readMonth(made)).names)).toContain('甲镇')
    expect((await admin.call(removeTrial, { params: { ...params, trial: made }, body: {} })).status).toBe(200)
    expect((await admin.call(listTrials, { params })).answer.trials.map(({ id }) => id)).toEqual([trial])
    const gone = await admin.call(readTrialMonth, { params: { ...params, trial: made } })
    expect([gone.status, gone.text]).toEqual([404, expect.stringContaining('trial.unknown')])
  })

  it('TRIAL-1 a file brings its trials along; one that cannot be played keeps the drawing out', async () => {
    const { past, expected, names } = await readMonth(trial)
    const { document } = await draftNow()
    const brought = { name: '五月', why: '带来的', past, names, expected }
    const bring = (trials: unknown[]) =>
      admin.call(createMechanism, {
        params: { county: params.county },
        body: { name: '另一个', ownerUnitId: month.town, template: null, document, trials },
      })
    const { answer } = await bring([brought])
    const own = { params: { county: params.county, mechanism: answer.id } }
    expect((await admin.call(listTrials, own)).answer.trials).toMatchObject([
      { name: '五月', source: 'file', why: '带来的' },
    ])
    const fact = { id: 'x', kind: 'opened', slot: {}, at: 1, known: 1 }
    for (const facts of [[], [fact]]) {
      const refused = await bring([brought, { ...brought, name: '坏的', past: { period: '2019-05', facts } }])
      expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('坏的')])
    }
  })

  it('TRIAL-1 only who draws may have the month, and nobody reaches that of another mechanism', async () => {
    const denied = await month.staff.approver.call(readTrialMonth, { params: { ...params, trial } })
    expect(denied.status).toBe(403)
    const other = await admin.call(createMechanism, {
      params: { county: params.county },
      body: { name: '空的', ownerUnitId: month.town, template: null },
    })
    const foreign = { params: { county: params.county, mechanism: other.answer.id, trial } }
    expect((await admin.call(readTrialMonth, foreign)).status).toBe(404)
    expect((await admin.call(removeTrial, { ...foreign, body: {} })).status).toBe(404)
  })
})
