import { readFile } from 'node:fs/promises'
import { listPosts, listUnits } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PeopleImports, type PeoplePlan } from '../../src/features/people/index.ts'
import { TenantsService } from '../../src/features/tenants/index.ts'
import type { Tx } from '../../src/platform/database/database.ts'
import { Fault } from '../../src/platform/faults/fault.ts'
import { type Actor } from '../../src/platform/session/actor.ts'
import { Sessions } from '../../src/platform/session/sessions.ts'
import { readSheetFile, readTable } from '../../src/platform/spreadsheet/index.ts'
import type { Caller } from '../caller.ts'
import type { County } from '../county.ts'
import { hire } from '../hire.ts'
import { openStand, type Stand } from '../stand.ts'

const UNITS = new URL('../../data/demo/units.csv', import.meta.url)

describe('units and people from a table', () => {
  let stand: Stand
  let county: County
  let admin: Caller
  let actor: Actor

  beforeAll(async () => {
    stand = await openStand()
    const id = await stand.app.get(TenantsService).create({ code: '990001', name: '青禾县（演示）', kind: 'demo' })
    const [root] = await stand.look<{ id: string }>('select id from units where tenant_id = $1', [id])
    county = { id, code: '990001', rootId: root?.id ?? '', townships: [] }
    ;[admin, actor] = await asActor('county-admin', county.rootId)
  })
  afterAll(() => stand.close())

  const asActor = async (role: 'county-admin', unitId: string): Promise<[Caller, Actor]> => {
    const hired = await hire(stand.app, county, { role, unitId })
    const [login] = await stand.look<{ user_id: string }>('select user_id from login_names where person_id = $1', [
      hired.personId,
    ])
    const sessions = stand.app.get(Sessions)
    const tenant = await sessions.tenantOf(county.code)
    const found = tenant && (await sessions.actorOf(login?.user_id ?? '', tenant))
    if (!found) throw new Error('nobody signed in')
    return [await hired.signIn(stand.origin), found]
  }

  /** Reads a CSV as the imports do; with `write` in one transaction. */
  const bring = async (
    what: 'units' | 'people' | 'relations',
    csv: string | Uint8Array,
    { write = true, by = actor } = {},
  ): Promise<PeoplePlan> => {
    const bytes = typeof csv === 'string' ? new TextEncoder().encode(csv) : csv
    const file = await readSheetFile(bytes)
    if (!file.ok) throw new Error('the file was refused')
    const work = async (tx: Tx) => {
      const prepared = await stand.app.get(PeopleImports)[what](tx, by)
      const read = readTable(file.value, prepared.request)
      if (!read.ok) throw new Error(read.fault.problems.map(({ message }) => message).join())
      const plan = await prepared.plan(tx, read.value)
      if (write && plan.problems.length === 0) await plan.write(tx)
      return plan
    }
    if (!write) return stand.database.read(county.id, work)
    return stand.database.write(
      county.id,
      { by: by.personId, action: 'story.import', subject: `tenant:${county.id}` },
      work,
    )
  }
  const units = async () => (await admin.call(listUnits, { params: { county: county.code }, query: {} })).answer.units
  const said = ({ problems }: PeoplePlan) => problems.map(({ message }) => message)

  it("the demo county's own table founds 27 township units and 420 villages; a second time changes nothing", async () => {
    const csv = await readFile(UNITS)
    expect((await bring('units', csv, { write: false })).effect).toEqual({ added: 447, corrected: 1, unchanged: 0 })
    expect((await bring('units', csv)).effect.added).toBe(447)
    const all = await units()
    expect(all.filter((unit) => unit.kind === 'township')).toHaveLength(27)
    expect(all.filter((unit) => unit.kind === 'village')).toHaveLength(420)
    expect(all.find((unit) => unit.name === '望溪镇')).toMatchObject({ category: 'A', population: 43_061 })
    expect((await bring('units', csv)).effect).toEqual({ added: 0, corrected: 0, unchanged: 448 })
  })

  it('a changed category is a correction from today; units without code are found below their parent', async () => {
    const plan = await bring('units', '单位,上级单位,类型,类别,人口\n望溪镇,990001,,B,43061\n环镇路,望溪镇,道路,,\n')
    expect(plan.effect).toEqual({ added: 1, corrected: 1, unchanged: 0 })
    const again = await bring('units', '单位,上级单位,类型\n环镇路,望溪镇,道路\n')
    expect(again.effect.unchanged).toBe(1)
    const [span] = await stand.look('select category from unit_spans where tenant_id = $1', [county.id])
    expect(span).toEqual({ category: 'A' })
  })

  it('a foreign code, an unknown and a repeated parent and a senseless kind are named by row; nothing is written', async () => {
    const before = (await units()).length
    const plan = await bring(
      'units',
      '单位,上级单位,类型,代码\n外县村,望溪镇,村,350583001001\n甲组,没有镇,小组,\n乙组,园岭村,小组,\n',
    )
    expect(said(plan)).toEqual([
      '第 2 行：代码 350583001001 不属于本县（本县代码以 990001 开头），请删去这一行或改正代码。',
      '第 3 行：上级单位“没有镇”不在本县，表里也没有这一行，请核对。',
      '第 4 行：上级单位“园岭村”不止一个，请改填它的代码。',
    ])
    expect(said(await bring('units', '单位,上级单位,类型\n丙,望溪镇,飞船\n'))[0]).toContain('看不出丙是哪类单位')
    expect((await units()).length).toBe(before)
  })

  it('people take posts, get logins, and a second time nothing happens', async () => {
    const csv =
      '姓名,单位,职务,角色,用户名,电话\n望溪经办（演示）,望溪镇,环卫经办,乡镇经办,wangxi,13800000001\n望溪经办（演示）,望溪镇,联络员,查看,,13800000001\n'
    expect((await bring('people', csv)).effect).toEqual({ added: 2, unchanged: 0, corrected: 0 })
    expect((await bring('people', csv)).effect).toEqual({ added: 0, unchanged: 2, corrected: 0 })
    const { posts } = (await admin.call(listPosts, { params: { county: county.code }, query: {} })).answer
    const taken = posts.filter(({ unitName }) => unitName === '望溪镇')
    expect(taken.map(({ title, role }) => [title, role])).toEqual(
      expect.arrayContaining([
        ['环卫经办', 'clerk'],
        ['联络员', 'viewer'],
      ]),
    )
    expect(new Set(taken.flatMap(({ holders }) => holders.map(({ person }) => person))).size).toBe(1)
    const [login] = await stand.look('select name from login_names where tenant_id = $1 and name = $2', [
      county.id,
      'wangxi',
    ])
    expect(login).toEqual({ name: 'wangxi' })
    const other = await bring(
      'people',
      '姓名,单位,职务,用户名\n别人（演示）,望溪镇,环卫经办,\n又一人（演示）,望溪镇,门卫,wangxi\n',
    )
    expect(said(other)).toEqual([
      '第 2 行：望溪镇的环卫经办已由他人任职，请在岗位页办理接任。',
      '第 3 行：用户名 wangxi 已有人使用，请换一个。',
    ])
  })

  const RELATIONS = '关系,责任方单位,责任方职务,责任方姓名,对象单位,自哪天起,自哪天起结束'
  const relations = () =>
    stand.look<{ kind: string; ends: string; from: string; to: string | null }>(
      `select kind, case when source_post_id is not null then 'post' when source_person_id is not null then 'person' else 'unit' end
         || '→' || case when target_id is not null then 'unit' else 'other' end as ends,
         to_char(valid_from, 'YYYY-MM-DD') as from, to_char(valid_to, 'YYYY-MM-DD') as to
       from relations where tenant_id = $1 and kind not in ('隶属', '并入', '分设为') order by valid_from, kind`,
      [county.id],
    )

  it('LY-03 LY-04 relations between units, posts and persons come in once; an end is dated and nothing is deleted', async () => {
    const lines = [
      '包干,望溪镇,环卫经办,,环镇路,2026-01-01,',
      '挂钩,望溪镇,,望溪经办（演示）,稻香镇,2026-02-01,',
      '行业主管,望溪镇,,,稻香镇,2026-03-01,2026-06-01',
    ]
    const csv = [RELATIONS, ...lines].join('\n')
    expect((await bring('relations', csv, { write: false })).effect).toEqual({ added: 3, unchanged: 0, corrected: 0 })
    expect(await relations()).toEqual([])
    expect((await bring('relations', csv)).effect.added).toBe(3)
    expect((await bring('relations', csv)).effect).toEqual({ added: 0, unchanged: 3, corrected: 0 })
    expect(await relations()).toEqual([
      { kind: '包干', ends: 'post→unit', from: '2026-01-01', to: null },
      { kind: '挂钩', ends: 'person→unit', from: '2026-02-01', to: null },
      { kind: '行业主管', ends: 'unit→unit', from: '2026-03-01', to: '2026-06-01' },
    ])
    const over = await bring('relations', `${RELATIONS}\n包干,望溪镇,环卫经办,,环镇路,,2026-07-01\n`)
    expect(over.effect).toEqual({ added: 0, unchanged: 0, corrected: 1 })
    expect((await relations())[0]).toMatchObject({ kind: '包干', from: '2026-01-01', to: '2026-07-01' })
  })

  it('relations that cannot be are named by row, and none of the file comes in', async () => {
    const before = await relations()
    const plan = await bring(
      'relations',
      [
        RELATIONS,
        '驻村,望溪镇,,,柳堤镇,2026-01-01,',
        '包干,望溪镇,没有的岗,,稻香镇,,',
        '包干,望溪镇,环卫经办,别人,稻香镇,,',
        '包干,望溪镇,,查无此人,稻香镇,,',
        '包干,望溪镇,,,望溪镇,,',
        '包干,望溪镇,,,稻香镇,2026-05-01,2026-04-01',
        '包干,望溪镇,,,稻香镇,,2026-04-01',
        '挂钩,望溪镇,,望溪经办（演示）,稻香镇,2026-08-01,',
        '包干,望溪镇,环卫经办,,环镇路,,2026-09-01',
      ].join('\n'),
    )
    expect(said(plan)).toEqual([
      '第 3 行：责任方：望溪镇没有“没有的岗”这个岗位，请核对职务，或先在岗位页设岗。',
      '第 4 行：责任方：望溪镇的环卫经办现在不是“别人”，请改正职务或姓名。',
      '第 5 行：责任方：望溪镇没有叫“查无此人”的任职人，请核对姓名和单位。',
      '第 6 行：责任方和对象是同一个，请改正其中一个。',
      '第 7 行：结束的日期 2026-04-01 不晚于开始的日期 2026-05-01，请核对。',
      '第 8 行：这条包干关系现在没有，无从结束，请核对；补记以前的，请写明自哪天起。',
      '第 9 行：这条挂钩关系在这段时间已经有了，请核对日期。',
      '第 10 行：这条包干关系现在没有，无从结束，请核对；补记以前的，请写明自哪天起。',
    ])
    expect(await relations()).toEqual(before)
    const town = (await units()).find((unit) => unit.name === '稻香镇')
    const [, manager] = await asActor('county-admin', town?.id ?? '')
    const foreign = await bring('relations', `${RELATIONS}\n挂钩,稻香镇,,,柳堤镇,,\n`, { by: manager })
    expect(said(foreign)).toEqual(['第 2 行：您的岗位管不到柳堤镇，请删去这一行。'])
  })

  it("a township's manager brings in its own units and people, and nobody else's", async () => {
    const town = (await units()).find((unit) => unit.name === '稻香镇')
    const [, manager] = await asActor('county-admin', town?.id ?? '')
    const mine = await bring('units', '单位,上级单位,类型\n稻香小区,稻香镇,小区\n', { by: manager })
    expect(mine.effect.added).toBe(1)
    expect(said(await bring('units', '单位,上级单位,类型\n柳堤小区,柳堤镇,小区\n', { by: manager }))[0]).toContain(
      '您的岗位管不到',
    )
    expect(said(await bring('people', '姓名,单位,职务\n某人（演示）,柳堤镇,经办\n', { by: manager }))[0]).toContain(
      '您的岗位管不到柳堤镇',
    )
  })

  it('units that changed between the check and the lock send the import back instead of mixing two states', async () => {
    const csv = new TextEncoder().encode('单位,上级单位,类型\n新组,望溪镇,小组\n')
    const file = await readSheetFile(csv)
    const late = stand.database.write(county.id, { by: null, action: 'story.late', subject: 'tenant' }, async (tx) => {
      const prepared = await stand.app.get(PeopleImports).units(tx, actor)
      const read = file.ok ? readTable(file.value, prepared.request) : undefined
      if (!read?.ok) throw new Error('unreadable')
      const plan = await prepared.plan(tx, read.value)
      await bring('units', '单位,上级单位,类型\n抢先组,望溪镇,小组\n')
      await plan.write(tx)
    })
    await expect(late).rejects.toBeInstanceOf(Fault)
    expect((await units()).some(({ name }) => name === '新组')).toBe(false)
  })
})
