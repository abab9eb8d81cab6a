import {
  createMechanism,
  decideVersion,
  listMessages,
  readMechanism,
  readVersionNews,
  saveDraft,
  submitMechanism,
} from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { VersionNews } from '../../src/features/mechanisms/version-news.ts'
import type { Caller } from '../caller.ts'
import type { County } from '../county.ts'
import { openStand, type Stand } from '../stand.ts'

describe('what a version brings is told to the units it concerns', () => {
  let stand: Stand
  let county: County
  let drawer: Caller
  let approver: Caller
  let clerk: Caller
  let town: string
  let mechanism: string

  beforeAll(async () => {
    stand = await openStand()
    county = await stand.county()
    drawer = await stand.as(county, 'county-admin')
    approver = await stand.as(county, 'approver')
    const [unit] = await stand.look<{ id: string }>(
      `select id from units where tenant_id = $1 and kind = 'township' order by id limit 1`,
      [county.id],
    )
    town = unit?.id ?? ''
    clerk = await stand.as(county, 'clerk', town)
    const body = { name: '月考评', ownerUnitId: county.rootId, template: 'village-monthly-award' }
    mechanism = (await drawer.call(createMechanism, { params: { county: county.code }, body })).answer.id
  })
  afterAll(() => stand.close())

  const params = () => ({ county: county.code, mechanism })
  const publish = async (version: number, explanation: string | null) => {
    const { revision } = (await drawer.call(readMechanism, { params: params() })).answer.draft
    const body = { revision, planNumber: '青考〔2026〕1号', inForceFrom: '2019-05', explanation }
    expect((await drawer.call(submitMechanism, { params: params(), body })).answer.version).toBe(version)
    const decision = { verdict: 'approved' as const, reason: null }
    await approver.call(decideVersion, { params: { ...params(), version }, body: decision })
  }
  const told = async () =>
    (await clerk.call(listMessages, { params: { county: county.code }, query: {} })).answer.messages
  const news = async (who: Caller, version: number) =>
    (await who.call(readVersionNews, { params: { ...params(), version } })).answer

  it('TOLD-1 a version that is approved reaches each township it concerns, once, with where to read it', async () => {
    expect(await told()).toEqual([])
    await publish(1, '照去年的办法，末位不再通报。')
    const messages = await told()
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatchObject({ title: '“月考评”开始施行', link: `/mechanisms/${mechanism}?version=1` })
    expect(messages[0]?.body).toContain('第 1 版（青考〔2026〕1号）自2019年5月起施行')
    await stand.database.write(county.id, { by: null, action: 'story.tell', subject: 'county' }, (tx) =>
      stand.app.get(VersionNews).tell(tx, mechanism, 1),
    )
    expect(await told()).toHaveLength(1)
  })

  it('TOLD-2 the page says from when, under which plan, what it wants of the reader, and nothing of others', async () => {
    const read = await news(clerk, 1)
    expect(read).toMatchObject({ from: '2019-05', planNumber: '青考〔2026〕1号', before: null, changes: [] })
    expect(read.explanation).toBe('照去年的办法，末位不再通报。')
    const [name] = await stand.look<{ name: string }>('select name from unit_names where unit_id = $1', [town])
    expect(read.mine).toMatchObject([{ unitName: name?.name, assessed: true }])
  })

  it('TOLD-3 the next version says what changed against the one before; without an explanation nobody is told', async () => {
    const { draft } = (await drawer.call(readMechanism, { params: params() })).answer
    const blocks = (draft.document.blocks as { id: string; config: object }[]).map((one) =>
      one.id === 'rank' ? { ...one, config: { ...one.config, minimum: 5 } } : one,
    )
    const body = { revision: draft.revision, document: { ...draft.document, blocks }, layout: draft.layout }
    await drawer.call(saveDraft, { params: params(), body })
    await publish(2, null)
    expect(await told()).toHaveLength(1)
    const read = await news(clerk, 2)
    expect(read.before).toBe(1)
    expect(read.changes.join('；')).toMatch(/5/)
    await publishAgain()
    expect((await told()).map(({ title }) => title)).toEqual(['“月考评改”有新版', '“月考评”开始施行'])
  })

  it('TOLD-4 BURDEN-4 a township all of whose villages the roster leaves out is not told, and finds nothing wanted of it', async () => {
    const inTown = await stand.look<{ unit: string }>(
      `select r.source_id as unit from relations r join units u on u.id = r.source_id
        where r.target_id = $1 and u.kind = 'village'`,
      [town],
    )
    expect(inTown).not.toEqual([])
    const { draft } = (await drawer.call(readMechanism, { params: params() })).answer
    const blocks = (draft.document.blocks as { kind: string; config: object }[]).map((one) =>
      one.kind === 'roster' ? { ...one, config: { ...one.config, excluded: inTown.map(({ unit }) => unit) } } : one,
    )
    const body = { revision: draft.revision, document: { ...draft.document, blocks }, layout: draft.layout }
    await drawer.call(saveDraft, { params: params(), body })
    await stand.pushClock(county, 60_000)
    await publish(4, '本镇的村今年不参加。')
    expect(await told()).toHaveLength(2)
    expect((await news(clerk, 4)).mine).toEqual([])
    const others = await stand.look(`select 1 from deliveries where link like '%version=4'`)
    expect(others.length).toBeGreaterThan(0)
  })

  const publishAgain = async () => {
    const { draft } = (await drawer.call(readMechanism, { params: params() })).answer
    const body = { revision: draft.revision, document: { ...draft.document, name: '月考评改' }, layout: draft.layout }
    await drawer.call(saveDraft, { params: params(), body })
    await stand.pushClock(county, 60_000)
    await publish(3, '改了名称。')
  }
})
