import {
  changeUnit,
  correctAnswer,
  deliveryRules,
  listChannels,
  type Route,
  readMechanism,
  renamePost,
  saveChannel,
  saveDeliveryRules,
  saveDraft,
  verifyAudit,
} from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { currentSheets, Standings } from '../../src/features/cycles/index.ts'
import type { Reply } from '../caller.ts'
import { type Month, openMonth } from '../month.ts'
import { proof } from '../proof.ts'
import { openStand, type Stand } from '../stand.ts'

const PAIRS = proof.long ? 1000 : 100

describe('R6 two people edit the same thing at once', () => {
  let stand: Stand
  let month: Month
  let params: { county: string }

  beforeAll(async () => {
    stand = await openStand()
    month = await openMonth(stand)
    await month.answer()
    params = { county: month.county.code }
  })
  afterAll(() => stand.close())

  it(`R6 ${PAIRS} pairs of corrections of one score: one is kept, the other hears both values`, {
    timeout: 900_000,
  }, async () => {
    const row = month.published[3]!.village.id
    const now = () =>
      stand.database.read(month.county.id, async (tx) =>
        currentSheets(await stand.app.get(Standings).of(tx, month.cycle), 'scores', row),
      )
    const { inspector } = month.staff
    const field = { block: 'scores', row, field: 'composite', missing: null, words: '复核' }
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const [before] = await now()
      const wanted = [String(40 + (pair % 20)), String(60 + (pair % 20))]
      const replies = await Promise.all(
        wanted.map((value) =>
          inspector.call(correctAnswer, {
            params: { ...params, cycle: month.cycle },
            body: { ...field, value, seen: before?.id ?? '' },
          }),
        ),
      )
      expect(replies.map(({ status }) => status).sort(), replies[0]?.text).toEqual([200, 409])
      const [kept, lost] = replies[0]?.status === 200 ? [0, 1] : [1, 0]
      expect(replies[lost]?.fault).toMatchObject({
        code: 'request.changed-meanwhile',
        details: { differences: [{ field: 'composite', yours: wanted[lost], theirs: wanted[kept] }] },
      })
      const after = await now()
      expect(after).toHaveLength(1)
      expect(after[0]?.supersedes).toBe(before?.id)
      expect(after[0]?.value.sheet[0]).toBe(Number(wanted[kept]) * 100)
    }
  })

  it(`R6 ${PAIRS} pairs of saves of one draft: no save is lost, the other hears block by block what differs`, {
    timeout: 900_000,
  }, async () => {
    const at = { ...params, mechanism: month.mechanism }
    const drawer = month.staff['county-admin']
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const { draft } = (await drawer.call(readMechanism, { params: at })).answer
      const save = (name: string) =>
        drawer.call(saveDraft, {
          params: at,
          body: { revision: draft.revision, document: { ...draft.document, name }, layout: draft.layout },
        })
      const wanted = [`甲 ${pair}`, `乙 ${pair}`]
      const replies = await Promise.all(wanted.map(save))
      expect(replies.map(({ status }) => status).sort(), replies[0]?.text).toEqual([200, 409])
      const [kept, lost] = replies[0]?.status === 200 ? [0, 1] : [1, 0]
      expect(replies[lost]?.fault.code).toBe('mechanism.draft-changed')
      expect(replies[lost]?.fault.details.differences).toMatchObject([
        { yours: expect.stringContaining(wanted[lost]!), theirs: expect.stringContaining(wanted[kept]!) },
      ])
      const after = (await drawer.call(readMechanism, { params: at })).answer.draft
      expect([after.revision, after.document.name]).toEqual([draft.revision + 1, wanted[kept]])
    }
  })

  it('R6 a title that somebody renamed meanwhile is not overwritten; the same new title is nobody’s loss', async () => {
    const admin = await stand.as(month.county, 'county-admin')
    const [post] = await stand.look<{ id: string; title: string }>(
      'select id, title from posts where tenant_id = $1 order by id limit 1',
      [month.county.id],
    )
    const at = { ...params, post: post?.id ?? '' }
    const rename = (title: string) => admin.call(renamePost, { params: at, body: { title, seen: post?.title ?? '' } })
    const replies = await Promise.all([rename('甲岗'), rename('乙岗')])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    const kept = replies[0]?.status === 200 ? '甲岗' : '乙岗'
    expect(replies.find(({ status }) => status === 409)?.fault.details.differences).toMatchObject([{ theirs: kept }])
    expect((await rename(kept)).status).toBe(200)
  })

  it('R6 a unit’s name and attributes, and the settings of a county: one save is kept, the other hears both values', async () => {
    const admin = await stand.as(month.county, 'county-admin')
    const { id: unit, name: seen } = month.published[5]!.village
    const on = '2019-06-03'
    const both = async (requests: readonly Promise<Pick<Reply<Route>, 'status' | 'fault' | 'text'>>[]) => {
      const replies = await Promise.all(requests)
      expect(replies.map(({ status }) => status).sort(), replies[0]?.text).toEqual([200, 409])
      return replies.find(({ status }) => status === 409)?.fault.details
    }
    const rename = (name: string) => admin.call(changeUnit, { params, body: { kind: 'rename', unit, name, on, seen } })
    expect((await both([rename('更名甲村'), rename('更名乙村')]))?.differences).toMatchObject([
      { field: 'name', theirs: expect.stringMatching(/^更名.村$/) },
    ])
    const { rules } = (await admin.call(listChannels, { params })).answer
    const save = (quietFrom: string) =>
      admin.call(saveDeliveryRules, { params, body: { ...rules, quietFrom, seen: rules } })
    const refused = await both([save('20:00'), save('22:00')])
    expect(refused?.differences).toMatchObject([{ field: 'quietFrom', label: '免打扰开始' }])
    // whoever keeps the own content saves it over what was shown, not over what may come after
    const standing = deliveryRules.parse(refused?.standing)
    expect(standing).toEqual((await admin.call(listChannels, { params })).answer.rules)
    const kept = { ...standing, quietFrom: '21:30', seen: standing }
    expect((await admin.call(saveDeliveryRules, { params, body: kept })).status).toBe(200)
    expect((await admin.call(saveDeliveryRules, { params, body: { ...kept, quietFrom: '19:00' } })).status).toBe(409)
    const { channels } = (await admin.call(listChannels, { params })).answer
    const { enabled, takes, afterHours, options } = channels.find(({ channel }) => channel === 'mail')!
    const shown = { enabled, takes, afterHours, options }
    const keep = (hours: number) =>
      admin.call(saveChannel, {
        params: { ...params, channel: 'mail' },
        body: { ...shown, afterHours: hours, address: null, secret: null, seen: shown },
      })
    expect(await both([keep(2), keep(4)])).toMatchObject({
      differences: [{ field: 'afterHours' }],
      standing: { ...shown, afterHours: expect.any(Number) },
    })
  })

  it('S10 the chain of a county whose people got in each other’s way still verifies', async () => {
    const admin = await stand.as(month.county, 'county-admin')
    expect((await admin.call(verifyAudit, { params, query: {} })).answer.findings).toEqual([])
  })
})
