import {
  createMechanism,
  createSheet,
  decideVersion,
  listMechanisms,
  readMechanism,
  readUpstream,
  submitMechanism,
  takeUpstream,
} from '@jizhi/contracts'
import { templates } from '@jizhi/templates'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../caller.ts'
import type { County } from '../county.ts'
import { openStand, type Stand } from '../stand.ts'

type Values = Record<string, string | number>

describe('a mechanism remembers what it was made from', () => {
  let stand: Stand
  let county: County
  let drawer: Caller
  let approver: Caller

  beforeAll(async () => {
    stand = await openStand()
    county = await stand.county()
    drawer = await stand.as(county, 'county-admin')
    approver = await stand.as(county, 'approver')
  })
  afterAll(() => stand.close())

  const params = () => ({ county: county.code })
  const at = (mechanism: string) => ({ ...params(), mechanism })
  const about = () => ({ name: '月考评', ownerUnitId: county.rootId })
  const make = (values: Values, template: string | null = 'village-monthly-award') =>
    drawer.call(createMechanism, { params: params(), body: { ...about(), template, values } })
  const draftOf = async (id: string) => (await drawer.call(readMechanism, { params: at(id) })).answer.draft.document
  const cardOf = async (id: string) =>
    (await drawer.call(listMechanisms, { params: params() })).answer.mechanisms.find((card) => card.id === id)

  it('PARAM-3 answers to parameters stand in the draft; the origin keeps the template as it was shipped', async () => {
    const { answer } = await make({ window: 5 })
    const objection = (document: Readonly<Record<string, unknown>>) =>
      (document.blocks as { id: string; config: { window?: unknown } }[]).find(({ id }) => id === 'objection')?.config
    expect(objection(await draftOf(answer.id))?.window).toBe(5)
    const upstream = (await drawer.call(readUpstream, { params: at(answer.id) })).answer
    expect(upstream.base).toEqual(JSON.parse(JSON.stringify(templates['village-monthly-award'].mechanism)))
    expect((await cardOf(answer.id))?.origin).toMatchObject({
      kind: 'template',
      source: 'village-monthly-award',
      version: 1,
      newest: 1,
    })
  })

  it('PARAM-3 an answer out of bounds makes nothing and says which one and why', async () => {
    const before = (await drawer.call(listMechanisms, { params: params() })).answer.mechanisms.length
    const { fault } = await make({ window: 99 })
    expect(fault.code).toBe('mechanism.value-refused')
    expect(fault.message).toContain('“异议期（工作日）”须在 3 到 15')
    expect((await drawer.call(listMechanisms, { params: params() })).answer.mechanisms).toHaveLength(before)
  })

  it('SHEET-5 the sheet that was chosen stands in the score and names where it came from', async () => {
    const body = { sample: 'village-year-end', ownerUnitId: county.rootId }
    const { sheet } = (await drawer.call(createSheet, { params: params(), body })).answer
    const use = { block: 'village_score', sheet, version: 1 }
    const { answer } = await drawer.call(createMechanism, {
      params: params(),
      body: { ...about(), template: 'county-monthly-assessment', sheets: [use] },
    })
    const blocks = (await draftOf(answer.id)).blocks as { id: string; config: { sheet?: unknown } }[]
    expect(blocks.find(({ id }) => id === 'village_score')?.config.sheet).toEqual({ id: sheet, version: 1 })
    const wrong = await drawer.call(createMechanism, {
      params: params(),
      body: { ...about(), template: 'county-monthly-assessment', sheets: [{ ...use, block: 'rank' }] },
    })
    expect(wrong.fault.code).toBe('mechanism.sheet-misfit')
  })

  it('a copy of a mechanism in force is told of its newer version until that is taken', async () => {
    const source = (await make({})).answer.id
    const inForce = async (version: number, revision: number) => {
      const body = { revision, planNumber: null, inForceFrom: '2019-05', explanation: null }
      await drawer.call(submitMechanism, { params: at(source), body })
      const decision = { verdict: 'approved' as const, reason: null }
      await approver.call(decideVersion, { params: { ...at(source), version }, body: decision })
    }
    await inForce(1, 1)
    const copied = await drawer.call(createMechanism, {
      params: params(),
      body: { ...about(), template: null, copyOf: source },
    })
    const { id } = copied.answer
    expect((await cardOf(id))?.origin).toMatchObject({ kind: 'mechanism', source, version: 1, newest: 1 })
    await stand.look(
      `update mechanism_drafts set revision = 2, document = jsonb_set(document, '{name}', '"改过"') where mechanism_id = $1`,
      [source],
    )
    await inForce(2, 2)
    expect((await cardOf(id))?.origin).toMatchObject({ version: 1, newest: 2 })
    expect((await drawer.call(readUpstream, { params: at(id) })).answer.theirs.name).toBe('改过')
    await drawer.call(takeUpstream, { params: at(id), body: { version: 2 } })
    expect((await cardOf(id))?.origin).toMatchObject({ version: 2, newest: 2 })
  })

  it('a drawing out of a file stands where its cards stood there', async () => {
    const { mechanism } = templates['village-monthly-award']
    const layout = { positions: { cycle: { x: 40, y: 60 } }, notes: [] }
    const body = { ...about(), template: null, document: { ...mechanism }, layout }
    const { answer } = await drawer.call(createMechanism, { params: params(), body })
    const { draft } = (await drawer.call(readMechanism, { params: at(answer.id) })).answer
    expect(draft.layout.positions).toEqual(layout.positions)
  })

  it('what was drawn on an empty canvas has no upstream', async () => {
    const { id } = (await make({}, null)).answer
    expect((await cardOf(id))?.origin).toBeNull()
    expect((await drawer.call(readUpstream, { params: at(id) })).fault.code).toBe('mechanism.no-upstream')
  })
})
