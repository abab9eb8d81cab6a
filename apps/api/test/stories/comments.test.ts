import {
  answerComment,
  createMechanism,
  listComments,
  readMechanism,
  resolveComment,
  saveDraft,
  submitMechanism,
  writeComment,
} from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../caller.ts'
import type { County } from '../county.ts'
import { openStand, type Stand } from '../stand.ts'

describe('comments on a drawing', () => {
  let stand: Stand
  let county: County
  let drawer: Caller
  let reader: Caller
  let approver: Caller
  let mechanism: string

  beforeAll(async () => {
    stand = await openStand()
    county = await stand.county()
    drawer = await stand.as(county, 'county-admin')
    reader = await stand.as(county, 'viewer')
    approver = await stand.as(county, 'approver')
    const body = { name: '月考评', ownerUnitId: county.rootId, template: 'village-monthly-award' }
    mechanism = (await drawer.call(createMechanism, { params: { county: county.code }, body })).answer.id
  })
  afterAll(() => stand.close())

  const params = () => ({ county: county.code, mechanism })
  const write = (who: Caller, block: string | null, words: string) =>
    who.call(writeComment, { params: params(), body: { block, words } })
  const list = async (who = reader) => (await who.call(listComments, { params: params() })).answer.comments
  const draft = async () => (await drawer.call(readMechanism, { params: params() })).answer.draft
  const resolve = (who: Caller, comment: string, resolved = true) =>
    who.call(resolveComment, { params: { ...params(), comment }, body: { resolved } })

  it('NOTE-1 a reader comments on a block and on the whole drawing; the document holds nothing of it', async () => {
    const before = await draft()
    await write(reader, 'rank', '末位三名太多')
    await write(approver, null, '名称要与文件一致')
    const found = await list()
    expect(found.map(({ block, blockName, words }) => [block, blockName, words])).toEqual([
      ['rank', expect.stringMatching(/./), '末位三名太多'],
      [null, null, '名称要与文件一致'],
    ])
    expect(await draft()).toEqual(before)
    expect((await write(reader, 'nowhere', '没有这一块')).fault.code).toBe('comment.block-unknown')
  })

  it('NOTE-2 answers stand below; a settled one takes no answer until it is opened again', async () => {
    const [first] = await list()
    const at = { ...params(), comment: first?.id ?? '' }
    const answer = () => drawer.call(answerComment, { params: at, body: { words: '改为两名' } })
    expect((await answer()).status).toBeLessThan(300)
    expect((await resolve(drawer, at.comment)).answer.resolved).toBe(true)
    expect((await answer()).fault.code).toBe('comment.resolved')
    const settled = (await list())[0]
    expect(settled?.answers.map(({ words }) => words)).toEqual(['改为两名'])
    expect(settled?.resolvedBy).not.toBeNull()
    await resolve(approver, at.comment)
    expect((await list())[0]).toEqual(settled)
    await resolve(reader, at.comment, false)
    expect((await list())[0]?.resolvedAt).toBeNull()
  })

  it('NOTE-3 only its writer and whoever draws or approves settles a comment; an answer settles nothing', async () => {
    const [first, second] = await list()
    expect((await resolve(reader, second?.id ?? '')).fault.code).toBe('comment.not-yours')
    expect((await resolve(drawer, first?.answers[0]?.id ?? '')).fault.code).toBe('comment.unknown')
  })

  it('NOTE-4 a comment survives versions and the end of its block, and keeps the name the block had', async () => {
    const body = { planNumber: null, inForceFrom: '2019-05', explanation: null }
    const submitted = await drawer.call(submitMechanism, {
      params: params(),
      body: { ...body, revision: (await draft()).revision },
    })
    expect(submitted.answer.version).toBe(1)
    const { document, layout, revision } = await draft()
    const was = document.blocks as { id: string }[]
    const gone = { ...document, blocks: was.filter(({ id }) => id !== 'rank'), wires: [], ends: [] }
    expect(
      (await drawer.call(saveDraft, { params: params(), body: { revision, document: gone, layout } })).status,
    ).toBe(200)
    expect((await list())[0]).toMatchObject({ block: 'rank', blockName: expect.stringMatching(/./) })
    // the block is on a version that can still be read
    expect((await write(reader, 'rank', '第一版里有这一块')).status).toBeLessThan(300)
  })

  it('NOTE-5 words that were erased on request are shown as none, the comment stays', async () => {
    await stand.look(
      `update words set text = null, erased_at = now() where tenant_id = $1 and text = '末位三名太多' returning id`,
      [county.id],
    )
    const [first] = await list()
    expect(first?.words).toBeNull()
    expect(first?.answers).toHaveLength(1)
  })
})
