import {
  createMechanism,
  decideVersion,
  listMechanisms,
  listTemplates,
  readMechanism,
  readVersion,
  saveDraft,
  submitMechanism,
} from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../caller.ts'
import type { County } from '../county.ts'
import { openStand, type Stand } from '../stand.ts'

describe('a mechanism from template to approved version', () => {
  let stand: Stand
  let county: County
  let town: string
  let drawer: Caller
  let approver: Caller

  beforeAll(async () => {
    stand = await openStand()
    county = await stand.county()
    town = county.townships[0]!.id
    drawer = await stand.as(county, 'county-admin', town)
    approver = await stand.as(county, 'approver', town)
  })
  afterAll(() => stand.close())

  const inCounty = () => ({ county: county.code })
  const create = async (caller: Caller, ownerUnitId: string, template: string | null = 'village-monthly-award') =>
    caller.call(createMechanism, { params: inCounty(), body: { name: '村级月度考评', ownerUnitId, template } })
  const created = async (): Promise<string> => (await create(drawer, town)).answer.id
  const at = (mechanism: string) => ({ ...inCounty(), mechanism })
  const submission = {
    revision: 1,
    planNumber: '青考〔2026〕1 号',
    inForceFrom: '2019-05',
    explanation: '照去年的办法。',
  }

  it('starts from a shipped template as a draft without errors', async () => {
    const { answer } = await drawer.call(listTemplates, { params: inCounty() })
    expect(answer.templates.map((template) => template.name)).toContain('village-monthly-award')
    const id = await created()
    const read = await drawer.call(readMechanism, { params: at(id) })
    expect(read.answer.mechanism).toMatchObject({ ownerUnitId: town, version: null, waiting: null, draftDiffers: true })
    expect(read.answer.draft.document.id).toBe(id)
    expect(read.answer.findings.filter((finding) => finding.severity === 'error')).toEqual([])
  })

  it('ROST-6 a township draws for itself and for no other unit', async () => {
    const other = await create(drawer, county.townships[1]!.id)
    expect(other.fault.code).toBe('mechanism.owner-not-yours')
    expect(other.fault.message).toContain('甲2镇')
    expect((await create(drawer, county.rootId)).fault.code).toBe('mechanism.owner-not-yours')
    const county_wide = await stand.as(county, 'county-admin')
    expect((await create(county_wide, county.townships[1]!.id)).status).toBe(200)
    expect((await create(county_wide, county.townships[1]!.villages[0]!.id)).fault.code).toBe(
      'mechanism.owner-not-yours',
    )
  })

  it('R6 of two saves on one revision one is kept; the other hears whose and when', async () => {
    const id = await created()
    const { draft } = (await drawer.call(readMechanism, { params: at(id) })).answer
    const save = (name: string) =>
      drawer.call(saveDraft, {
        params: at(id),
        body: { revision: draft.revision, document: { ...draft.document, name }, layout: draft.layout },
      })
    const replies = await Promise.all([save('甲'), save('乙')])
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409])
    const refused = replies.find((reply) => reply.status === 409)!
    expect(refused.fault.code).toBe('mechanism.draft-changed')
    expect(refused.fault.details).toMatchObject({ by: expect.stringContaining('county-admin'), at: expect.any(String) })
    const kept = replies.find((reply) => reply.status === 200)!
    expect(kept.answer.revision).toBe(2)
  })

  it('a draft with errors is refused with its findings; a malformed one is not even saved', async () => {
    const id = (await create(drawer, town, null)).answer.id
    const refused = await drawer.call(submitMechanism, { params: at(id), body: submission })
    expect(refused.fault.code).toBe('mechanism.has-errors')
    expect(refused.fault.details.findings).not.toEqual([])
    const broken = await drawer.call(saveDraft, {
      params: at(id),
      body: { revision: 1, document: { format: 1, id, name: '坏', blocks: 'none' }, layout: { positions: {} } },
    })
    expect(broken.fault.code).toBe('mechanism.invalid-document')
  })

  it('NA-04 a second person approves; afterwards nothing and nobody changes the version', async () => {
    const id = await created()
    const { version } = (await drawer.call(submitMechanism, { params: at(id), body: submission })).answer
    expect(version).toBe(1)
    const again = await drawer.call(submitMechanism, { params: at(id), body: submission })
    expect(again.fault.code).toBe('mechanism.nothing-to-submit')
    const decision = { params: { ...at(id), version }, body: { verdict: 'approved' as const, reason: '同意。' } }
    expect((await drawer.call(decideVersion, decision)).fault.code).toBe('access.denied')
    const approved = await approver.call(decideVersion, decision)
    expect(approved.answer.version).toMatchObject({
      state: 'approved',
      inForceFrom: '2019-05',
      decisionReason: '同意。',
    })
    expect((await approver.call(decideVersion, decision)).fault.code).toBe('mechanism.already-decided')
    const read = await drawer.call(readVersion, { params: { ...at(id), version: 1 } })
    expect(read.answer.document.id).toBe(id)
    const { answer } = await drawer.call(listMechanisms, { params: inCounty() })
    expect(answer.mechanisms.find((card) => card.id === id)).toMatchObject({ version: 1, draftDiffers: false })
    for (const statement of ["update mechanism_versions set document = '{}'", 'delete from mechanism_versions'])
      await expect(
        stand.database.write(county.id, { by: null, action: 'story.tamper', subject: 'version' }, (tx) =>
          tx.sql(`${statement} where tenant_id = $1`, [county.id]),
        ),
      ).rejects.toThrow('permission denied')
  })

  it('whoever submitted cannot approve, whatever posts they hold', async () => {
    const id = await created()
    await drawer.call(submitMechanism, { params: at(id), body: submission })
    await stand.look(
      `update mechanism_versions set submitted_by = (select person_id from login_names where name like 'approver-%' limit 1) where mechanism_id = $1`,
      [id],
    )
    const reply = await approver.call(decideVersion, {
      params: { ...at(id), version: 1 },
      body: { verdict: 'approved', reason: null },
    })
    expect(reply.fault.code).toBe('mechanism.same-person')
  })

  it('the sample county refuses every write in a sentence', async () => {
    await stand.look(`update tenants set kind = 'sample' where id = $1`, [county.id])
    const reply = await create(drawer, town)
    expect(reply.fault).toMatchObject({
      code: 'mechanism.read-only',
      message: '这是公开资料样例，只能查看，不能修改。',
    })
    await stand.look(`update tenants set kind = 'demo' where id = $1`, [county.id])
  })
})
