import {
  createMechanism,
  keepNamedDraft,
  listNamedDrafts,
  readMechanism,
  readNamedDraft,
  saveDraft,
} from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../caller.ts'
import type { County } from '../county.ts'
import { openStand, type Stand } from '../stand.ts'

describe('drafts kept under a name', () => {
  let stand: Stand
  let county: County
  let drawer: Caller
  let reader: Caller
  let mechanism: string
  let revision = 1

  beforeAll(async () => {
    stand = await openStand()
    county = await stand.county()
    drawer = await stand.as(county, 'county-admin')
    reader = await stand.as(county, 'viewer')
    const body = { name: '月考评', ownerUnitId: county.rootId, template: 'village-monthly-award' }
    mechanism = (await drawer.call(createMechanism, { params: { county: county.code }, body })).answer.id
  })
  afterAll(() => stand.close())

  const params = () => ({ county: county.code, mechanism })
  const draft = async () => (await drawer.call(readMechanism, { params: params() })).answer.draft
  const keep = (name: string, note: string | null = null, who = drawer) =>
    who.call(keepNamedDraft, { params: params(), body: { revision, name, note } })
  const list = async () => (await reader.call(listNamedDrafts, { params: params() })).answer.named

  it('KEEP-1 a draft is kept with its layout under a name, with a note, who and when; the draft goes on', async () => {
    const before = await draft()
    const notes = [{ id: 'n1', x: 1, y: 2, width: 200, height: 100, text: '会上再议' }]
    const layout = { positions: { rank: { x: 120, y: 40 } }, notes }
    await drawer.call(saveDraft, { params: params(), body: { revision, document: before.document, layout } })
    revision = (await draft()).revision
    const { id } = (await keep('会前稿', '分管领导看过')).answer
    const renamed = { ...before.document, name: '改过的名称' }
    await drawer.call(saveDraft, { params: params(), body: { revision, document: renamed, layout: { positions: {} } } })
    revision = (await draft()).revision
    const kept = (await reader.call(readNamedDraft, { params: { ...params(), draft: id } })).answer
    expect(kept.document).toEqual(before.document)
    expect(kept.layout).toEqual(layout)
    expect(kept.named).toMatchObject({ id, name: '会前稿', note: '分管领导看过', by: expect.stringMatching(/./) })
    expect((await draft()).document.name).toBe('改过的名称')
  })

  it('KEEP-2 a name is given once, the newest is listed first', async () => {
    expect((await keep('会前稿')).fault.code).toBe('named-draft.name-taken')
    await stand.pushClock(county, 60_000)
    await keep('会后稿')
    expect((await list()).map(({ name, note }) => [name, note])).toEqual([
      ['会后稿', null],
      ['会前稿', '分管领导看过'],
    ])
  })

  it('KEEP-3 what somebody changed in between is not kept unseen, and whoever only reads keeps nothing', async () => {
    const seen = revision
    revision -= 1
    expect((await keep('旧的')).fault.code).toBe('mechanism.draft-changed')
    revision = seen
    expect((await keep('读者', null, reader)).status).toBe(403)
    expect(await list()).toHaveLength(2)
  })

  it('KEEP-4 what is kept never changes: the program itself may not', async () => {
    const [row] = await stand.look<{ may: boolean }>(
      `select has_table_privilege('jizhi_app', 'named_drafts', 'UPDATE') or has_table_privilege('jizhi_app', 'named_drafts', 'DELETE') as may`,
    )
    expect(row?.may).toBe(false)
  })
})
