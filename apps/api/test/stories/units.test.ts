import { addRelation, changeUnit, endRelation, foundPost, listUnits, readUnit } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TenantsService } from '../../src/features/tenants/index.ts'
import { newId } from '../../src/platform/new-id.ts'
import type { Caller } from '../caller.ts'
import type { County } from '../county.ts'
import { openStand, type Stand } from '../stand.ts'

const ON = '2026-07-01'
const BEFORE = '2026-06-30'

describe('units of a county, by date', () => {
  let stand: Stand
  let county: County
  let admin: Caller

  beforeAll(async () => {
    stand = await openStand()
    county = await stand.county({ townships: 3, villages: 4 })
    admin = await stand.as(county, 'county-admin')
  })
  afterAll(() => stand.close())

  const params = () => ({ county: county.code })
  const unitsOn = async (day?: string, caller = admin) =>
    (await caller.call(listUnits, { params: params(), query: { day } })).answer.units
  const change = (body: Parameters<typeof admin.call<typeof changeUnit>>[1]['body'], caller = admin) =>
    caller.call(changeUnit, { params: params(), body })
  const village = (town: number, at: number) => {
    const found = county.townships[town]?.villages[at]
    if (found === undefined) throw new Error('no such village')
    return found
  }

  /** A shipped county with an administrator; the code names it. */
  const shipped = async (code: string, kind: 'sample' | 'county') => {
    const id = await stand.app.get(TenantsService).create({ code, kind })
    const [root] = await stand.look<{ id: string }>('select id from units where tenant_id = $1 and code = $2', [
      id,
      code,
    ])
    const made: County = { id, code, rootId: root?.id ?? '', townships: [] }
    const caller = await stand.as(made, 'county-admin')
    return (await caller.call(listUnits, { params: { county: code }, query: {} })).answer.units
  }

  it('南安市 shows 27 townships and 430 villages in official order; 园内村 stands twice, each under its own township', async () => {
    const units = await shipped('350583', 'sample')
    expect(units.filter((unit) => unit.kind === 'township')).toHaveLength(27)
    expect(units.filter((unit) => unit.kind === 'village')).toHaveLength(430)
    const codes = units.filter((unit) => unit.kind === 'village').map((unit) => unit.code)
    expect(codes).toEqual([...codes].sort())
    const twice = units.filter((unit) => unit.name.startsWith('园内村'))
    expect(new Set(twice.map((unit) => unit.parent)).size).toBe(2)
    expect(units.every((unit) => !unit.mayChange && !unit.mayChangeBelow)).toBe(true)
  })

  it('高明区 shows its virtual units with a flag, so that a roster can leave them out', async () => {
    const units = await shipped('440608', 'county')
    expect(units.filter((unit) => unit.virtual)).toHaveLength(4)
    expect(units.filter((unit) => unit.virtual).every((unit) => unit.name.includes('虚拟'))).toBe(true)
  })

  it('HIST-11 a renamed unit keeps its id; earlier days keep the earlier name', async () => {
    const { id, name } = village(0, 0)
    expect((await change({ kind: 'rename', unit: id, name: '丙湖村', on: ON })).answer.unit).toBe(id)
    const named = async (day: string) => (await unitsOn(day)).find((unit) => unit.id === id)?.name
    expect([await named(BEFORE), await named(ON)]).toEqual([name, '丙湖村'])
    const { answer } = await admin.call(readUnit, { params: { ...params(), unit: id } })
    expect(answer.names).toEqual([
      { name: '丙湖村', from: ON, to: null },
      { name, from: '2000-01-01', to: ON },
    ])
    const again = await change({ kind: 'rename', unit: id, name: '丁村', on: BEFORE })
    expect(again.fault.message).toBe(`${name}从 ${ON} 起另有变动，只能办理那天及以后的变动。`)
  })

  it('HIST-11 a category changes from a day on, twice, and every day answers with its own', async () => {
    const { id } = village(0, 1)
    for (const [category, population, on] of [
      ['A', 900, ON],
      ['B', 950, '2026-09-01'],
    ] as const)
      expect((await change({ kind: 'adjust', unit: id, category, population, on })).status).toBe(200)
    const at = async (day: string) => (await unitsOn(day)).find((unit) => unit.id === id)
    expect([await at(BEFORE), await at(ON), await at('2026-09-01')].map((unit) => unit?.category)).toEqual([
      null,
      'A',
      'B',
    ])
    expect((await at('2026-08-31'))?.population).toBe(900)
  })

  it('a group, a road and a contractor need no official code, and two units of one parent never share a name', async () => {
    const parent = village(0, 2).id
    const found = (name: string, unitKind: 'group' | 'road' | 'contractor', code: string | null = null) =>
      change({ kind: 'found', parent, unitKind, name, code, category: null, population: null, on: ON })
    for (const [name, kind] of [
      ['一组', 'group'],
      ['环村路', 'road'],
      ['甲保洁公司', 'contractor'],
    ] as const)
      expect((await found(name, kind)).status).toBe(200)
    expect((await found('一组', 'group')).fault.code).toBe('unit.name-taken')
    expect((await found('二组', 'group', county.code)).fault.code).toBe('unit.code-taken')
    const mine = (await unitsOn(ON)).filter((unit) => unit.parent === parent)
    expect(mine.map((unit) => [unit.name, unit.kind, unit.code])).toEqual([
      ['一组', 'group', null],
      ['环村路', 'road', null],
      ['甲保洁公司', 'contractor', null],
    ])
    expect((await unitsOn(BEFORE)).filter((unit) => unit.parent === parent)).toEqual([])
  })

  it('two villages merge on a day into a new one: their groups move, the days before stay as they were', async () => {
    const [a, b] = [village(1, 0), village(1, 1)]
    const group = await change({
      kind: 'found',
      parent: a.id,
      unitKind: 'group',
      name: '湖边组',
      code: null,
      category: null,
      population: 40,
      on: '2020-01-01',
    })
    const merged = await change({ kind: 'merge', units: [a.id, b.id], into: { name: '合和村' }, on: ON })
    expect(merged.status).toBe(200)
    const before = (await unitsOn(BEFORE)).map((unit) => unit.id)
    const after = await unitsOn(ON)
    expect(before).toEqual(expect.arrayContaining([a.id, b.id]))
    expect(after.filter((unit) => unit.id === a.id || unit.id === b.id)).toEqual([])
    expect(after.find((unit) => unit.id === group.answer.unit)?.parent).toBe(merged.answer.unit)
    const { answer } = await admin.call(readUnit, { params: { ...params(), unit: merged.answer.unit } })
    expect(answer.relations.map(({ kind, outward }) => [kind, outward])).toEqual([
      ['merged-into', false],
      ['merged-into', false],
    ])
    expect(new Set(answer.relations.map(({ other }) => other.id))).toEqual(new Set([a.id, b.id]))
  })

  it('a village splits by name; every child is given to one of the parts, or the split is refused', async () => {
    const { id } = village(1, 2)
    const group = await change({
      kind: 'found',
      parent: id,
      unitKind: 'group',
      name: '坡上组',
      code: null,
      category: null,
      population: null,
      on: '2020-01-01',
    })
    const split = { kind: 'split', unit: id, into: [{ name: '东村' }, { name: '西村' }], on: ON } as const
    expect((await change({ ...split, into: [...split.into], children: [] })).fault.message).toContain(
      '坡上组还没有去处',
    )
    const done = await change({ ...split, into: [...split.into], children: [{ unit: group.answer.unit, to: 1 }] })
    const west = (await unitsOn(ON)).find((unit) => unit.name === '西村')
    expect(done.status).toBe(200)
    expect((await unitsOn(ON)).find((unit) => unit.id === group.answer.unit)?.parent).toBe(west?.id)
  })

  it('a unit moves and ends by date; the root stays, and nothing goes below itself', async () => {
    const { id } = village(2, 0)
    const town = county.townships[0]
    await change({ kind: 'move', unit: id, parent: town?.id ?? '', on: ON })
    expect((await unitsOn(ON)).find((unit) => unit.id === id)?.parent).toBe(town?.id)
    expect((await unitsOn(BEFORE)).find((unit) => unit.id === id)?.parent).toBe(county.townships[2]?.id)
    expect((await change({ kind: 'end', unit: id, on: '2026-08-01' })).status).toBe(200)
    expect((await unitsOn('2026-08-01')).some((unit) => unit.id === id)).toBe(false)
    expect((await change({ kind: 'end', unit: county.rootId, on: ON })).fault.code).toBe('unit.root-stays')
    const below = { kind: 'move', unit: town?.id ?? '', parent: village(0, 3).id, on: ON } as const
    expect((await change(below)).fault.code).toBe('unit.loop')
  })

  it("a township's people manager changes what is below the township, and neither the township itself nor another's village", async () => {
    const [mine, other] = [county.townships[0], county.townships[2]]
    const clerk = await stand.as(county, 'county-admin', mine?.id)
    const own = await change({ kind: 'rename', unit: village(0, 3).id, name: '新桥村', on: ON }, clerk)
    expect(own.status).toBe(200)
    const refused = [
      { kind: 'rename', unit: mine?.id ?? '', name: '大镇', on: ON },
      { kind: 'rename', unit: village(2, 1).id, name: '别村', on: ON },
      { kind: 'move', unit: village(0, 3).id, parent: other?.id ?? '', on: ON },
      { kind: 'merge', units: [village(0, 3).id, village(2, 1).id], into: { name: '并村' }, on: ON },
    ] as const
    for (const body of refused)
      expect((await change(body.kind === 'merge' ? { ...body, units: [...body.units] } : body, clerk)).fault.code).toBe(
        'access.denied',
      )
    const units = await unitsOn(ON, clerk)
    expect(
      units.filter((unit) => unit.mayChange).every((unit) => unit.parent === mine?.id || unit.kind !== 'village'),
    ).toBe(true)
    expect(units.find((unit) => unit.id === other?.id)?.mayChangeBelow).toBe(false)
  })

  it("another county's unit answers exactly as one that does not exist", async () => {
    const there = await stand.county()
    const foreign = there.townships[0]?.villages[0]?.id ?? ''
    for (const unit of [foreign, newId()]) {
      expect((await admin.call(readUnit, { params: { ...params(), unit } })).fault.code).toBe('unit.unknown')
      expect((await change({ kind: 'rename', unit, name: '甲', on: ON })).fault.code).toBe('unit.unknown')
      const source = { kind: 'unit', id: unit } as const
      const body = { kind: 'linked', source, target: { kind: 'unit', id: county.rootId }, on: ON } as const
      expect((await admin.call(addRelation, { params: params(), body })).fault.code).toBe('unit.unknown')
    }
  })

  it('a post takes the duty for a village from a day to a day, once', async () => {
    const target = { kind: 'unit', id: village(2, 2).id } as const
    const unit = county.townships[2]?.id ?? ''
    const post = await admin.call(foundPost, {
      params: params(),
      body: { unit, title: '包村领导', role: 'viewer', on: ON },
    })
    const body = { kind: 'area-duty', source: { kind: 'post', id: post.answer.post }, target, on: ON } as const
    const made = await admin.call(addRelation, { params: params(), body })
    expect(made.status).toBe(200)
    expect((await admin.call(addRelation, { params: params(), body })).fault.message).toBe(
      '这两者之间已有包干关系，不必再建。',
    )
    const read = async () => (await admin.call(readUnit, { params: { ...params(), unit: target.id } })).answer.relations
    expect((await read()).map(({ kind, outward, other }) => [kind, outward, other.name])).toEqual([
      ['area-duty', false, '甲3镇包村领导'],
    ])
    const relation = made.answer.relation
    await admin.call(endRelation, { params: { ...params(), relation }, body: { on: '2026-10-01' } })
    expect((await read())[0]?.to).toBe('2026-10-01')
  })
})
