import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FirstAdmin, TenantsService } from '../../src/features/tenants/index.ts'
import { openStand, type Stand } from '../stand.ts'

describe('setting a county up', () => {
  let stand: Stand
  let tenants: TenantsService

  beforeAll(async () => {
    stand = await openStand()
    tenants = stand.app.get(TenantsService)
  })
  afterAll(() => stand.close())

  const levels = async (tenantId: string): Promise<Record<string, number>> => {
    const rows = await stand.look<{ level: string; n: number }>(
      'select level, count(*)::int as n from units where tenant_id = $1 group by level',
      [tenantId],
    )
    return Object.fromEntries(rows.map((row) => [row.level, row.n]))
  }

  it('南安市 stands with its 27 townships and 430 villages, each under its own parent', async () => {
    const id = await tenants.create({ code: '350583', kind: 'sample', notice: '公开资料样例' })
    expect(await levels(id)).toEqual({ county: 1, township: 27, village: 430 })
    const astray = await stand.look(
      `select s.code from relations r join units s on s.tenant_id = r.tenant_id and s.id = r.source_id
         join units t on t.tenant_id = r.tenant_id and t.id = r.target_id
       where r.tenant_id = $1 and (r.kind <> '隶属' or left(s.code, length(t.code)) <> t.code)`,
      [id],
    )
    expect(astray).toEqual([])
    const same = await stand.look(
      `select u.code from unit_names n join units u on u.tenant_id = n.tenant_id and u.id = n.unit_id
       where n.tenant_id = $1 and n.name like '园内村%' order by u.code`,
      [id],
    )
    expect(same).toHaveLength(2)
  })

  it('高明区 keeps its virtual units recognisable', async () => {
    const id = await tenants.create({ code: '440608', kind: 'county' })
    const virtual = await stand.look('select code from units where tenant_id = $1 and virtual', [id])
    expect(virtual).toHaveLength(4)
  })

  it('a prefecture may be a root: 龙岩市 with 7 counties', async () => {
    const id = await tenants.create({ code: '3508', kind: 'county' })
    expect(await levels(id)).toMatchObject({ city: 1, county: 7 })
  })

  it('every other county of the country stands with its townships', async () => {
    const id = await tenants.create({ code: '410522', kind: 'county' })
    const count = await levels(id)
    expect(count.county).toBe(1)
    expect(count.township).toBeGreaterThan(10)
    expect(count.village).toBeUndefined()
  })

  it('an unknown code, a township as root and a second founding are refused with their codes', async () => {
    await expect(tenants.create({ code: '999999', kind: 'county' })).rejects.toMatchObject({
      code: 'tenant.no-such-division',
    })
    await expect(tenants.create({ code: '350583104', kind: 'county' })).rejects.toMatchObject({
      code: 'tenant.wrong-level',
    })
    await expect(tenants.create({ code: '350583', kind: 'county', name: '别的名字' })).rejects.toMatchObject({
      code: 'tenant.already-there',
    })
    expect((await stand.look(`select name, kind from tenants where code = '350583'`))[0]).toEqual({
      name: '南安市',
      kind: 'sample',
    })
  })

  it('a founding broken off before its tree stood can be repeated', async () => {
    await stand.look(
      `insert into tenants (id, code, name, kind, root_level) values (gen_random_uuid(), '330784', '永康市', 'county', 'county')`,
    )
    const id = await tenants.create({ code: '330784', kind: 'county' })
    expect(await levels(id)).toEqual({ county: 1, township: 14, village: 452 })
  })

  it('the operator appoints a first administrator, who signs in with the password shown once', async () => {
    const id = await tenants.create({ code: '350181', kind: 'county' })
    const { password } = await stand.app.get(FirstAdmin).appoint(id, '管理员')
    const { status, answer } = await stand.anyone().signIn('350181', '管理员', password)
    expect([status, answer.actor.grants.map((grant) => [grant.role, grant.unitName])]).toEqual([
      200,
      [['county-admin', '福清市']],
    ])
  })

  it('only a demo county has a clock that can be pushed', async () => {
    const demo = await stand.county()
    const [sample] = await stand.look<{ id: string }>(`select id from tenants where code = '350583'`)
    await stand.pushClock(demo, 86_400_000)
    const ahead = await stand.database.read(demo.id, async (tx) => tx.now)
    expect(ahead - Date.now()).toBeGreaterThan(86_300_000)
    await expect(stand.pushClock({ ...demo, id: sample?.id ?? '' }, 1)).rejects.toMatchObject({
      code: 'tenant.clock-fixed',
    })
  })
})
