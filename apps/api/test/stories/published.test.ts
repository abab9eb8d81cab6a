import { listResults, readCycle, readPublished } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/new-id.ts'
import { type Nanan, openNanan, publishedTable } from '../nanan.ts'
import { openStand, type Stand } from '../stand.ts'

const FENGZHOU = '350583116'
const PERIOD = '2025-10'

describe('丰州镇 October 2025 and months before it, by import', () => {
  let stand: Stand
  let nanan: Nanan
  const rows = publishedTable('nanan_fengzhou_2025_10')
  const scores = [
    '单位代码,村,综合得分',
    ...rows.map((row) => `${row.code},${row.village},${row.score || '未抽到'}`),
  ].join('\n')

  beforeAll(async () => {
    stand = await openStand()
    nanan = await openNanan(stand, Date.UTC(2025, 10, 4, 1))
    await stand.look(
      `insert into units (tenant_id, id, kind, level, virtual, valid_from, ordinal) values ($1, $2, 'contractor', 'contractor', false, '2000-01-01', 9999)`,
      [nanan.county.id, CONTRACTOR],
    )
    const day = '2000-01-01'
    await stand.look(
      `insert into unit_names (tenant_id, id, unit_id, name, valid_from) values ($1, $2, $3, '保洁承包单位', $4)`,
      [nanan.county.id, newId(), CONTRACTOR, day],
    )
    const town = await nanan.unitOf(FENGZHOU)
    await stand.look(
      `insert into relations (tenant_id, id, kind, source_id, target_id, valid_from) values ($1, $2, '隶属', $3, $4, $5)`,
      [nanan.county.id, newId(), CONTRACTOR, town, day],
    )
    for (const { code } of rows)
      await stand.look(
        `insert into relations (tenant_id, id, kind, source_id, target_id, valid_from) values ($1, $2, '包干', $3, $4, $5)`,
        [nanan.county.id, newId(), CONTRACTOR, await nanan.unitOf(code!), day],
      )
  })
  afterAll(() => stand.close())

  const CONTRACTOR = newId()

  it('RANK-2 comparing with the published column finds exactly the two slips', async () => {
    const mechanism = await nanan.draw(FENGZHOU, 'village-monthly-award', PERIOD)
    const cycle = await nanan.open(mechanism, PERIOD)
    const file = scores.replace('综合得分', '综合得分,上级考评,上级考评得分')
    const written = await nanan.bringIn(file, { kind: 'month', cycle, block: 'scores' })
    expect(written.answer, written.text).toMatchObject({ added: 14 })
    const places = ['单位代码,村,已发布名次', ...rows.map((row) => `${row.code},${row.village},${row.published_rank}`)]
    const compared = await nanan.bringIn(places.join('\n'), { kind: 'published', cycle, block: 'rank' })
    const found = compared.answer.differences.map(({ name, published, computed }) => [
      name.replace('委会', ''),
      published,
      computed,
    ])
    expect(found.sort()).toEqual([
      ['双溪村', '10', '11'],
      ['铺顶村', '9', '8'],
    ])
    const viewer = await stand.as(nanan.county, 'viewer')
    const at = { county: nanan.county.code, cycle }
    const kept = (await viewer.call(readPublished, { params: at })).answer.comparisons
    expect(kept).toMatchObject([{ block: 'rank', rows: places.length - 1 }])
    expect(kept[0]?.differences).toEqual(compared.answer.differences)
    const corrected = places.map((line) => (line.includes('铺顶村') ? line.replace(/,9$/, ',8') : line))
    await nanan.bringIn(corrected.join('\n'), { kind: 'published', cycle, block: 'rank' }, '更正后的通报.csv')
    const newest = (await viewer.call(readPublished, { params: at })).answer.comparisons
    expect(newest.map(({ fileName, differences }) => [fileName, differences.length])).toEqual([['更正后的通报.csv', 1]])
  })

  it('REGR-2 the contractor has 87.62 = 0.7 × 87.4615… + 0.3 × 88', async () => {
    const mechanism = await nanan.draw(FENGZHOU, 'contractor-monthly', PERIOD)
    const cycle = await nanan.open(mechanism, PERIOD)
    await nanan.bringIn(scores, { kind: 'month', cycle, block: 'village_scores' })
    const road = '单位,镇区道路得分\n保洁承包单位,88'
    const written = await nanan.bringIn(road, { kind: 'month', cycle, block: 'road_scores' })
    expect(written.answer, written.text).toMatchObject({ added: 1 })
    expect((await nanan.column(cycle, 'total', 'rows', 'total')).get(CONTRACTOR)).toBe('87.62')
  })

  it('RES-5 many past months come in at once as official results with their source, and nothing runs on them', async () => {
    const mechanism = await nanan.draw(FENGZHOU, 'village-monthly-award', '2025-09')
    const source = '丰州镇村级环境卫生考评情况通报'
    const target = { kind: 'history', mechanism, block: 'result', period: null, source } as const
    const past = (last = '86') =>
      ['期,单位代码,村,综合得分,名次']
        .concat(
          ['2025年7月', '2025-08'].flatMap((period) =>
            rows
              .slice(0, 3)
              .map(
                (row, at) =>
                  `${period},${row.code},${row.village},${period === '2025-08' && at === 2 ? last : 90 - at},${at + 1}`,
              ),
          ),
        )
        .join('\n')
    expect((await nanan.bringIn(past(), target)).answer).toMatchObject({ added: 6, corrected: 0 })
    expect((await nanan.bringIn(past(), target)).answer).toMatchObject({ added: 0, unchanged: 6 })
    expect((await nanan.bringIn(past('85.5'), target)).answer).toMatchObject({ added: 0, corrected: 1, unchanged: 5 })
    const viewer = await stand.as(nanan.county, 'viewer')
    const params = { county: nanan.county.code }
    const { answer } = await viewer.call(listResults, { params, query: { mechanism } })
    expect(
      answer.results.map(({ period, revision, origin, source: said }) => [period, revision, origin, said]),
    ).toEqual([
      ['2025-08', 2, 'imported', source],
      ['2025-08', 1, 'imported', source],
      ['2025-07', 1, 'imported', source],
    ])
    const [cycle] = await stand.look<{ id: string }>(
      `select id from cycles where mechanism_id = $1 and period = '2025-08'`,
      [mechanism],
    )
    const read = await viewer.call(readCycle, { params: { ...params, cycle: cycle!.id } })
    expect(read.answer).toMatchObject({ tasks: [], effects: [], cycle: { stage: '历史成绩', source } })
    const refused = await nanan.bringIn(scores, { kind: 'month', cycle: cycle!.id, block: 'scores' })
    expect(refused.fault.code).toBe('cycle.imported')
    await nanan.open(mechanism, '2025-09')
    const running = await nanan.bringIn(past().replaceAll('2025-08', '2025-09'), target)
    expect(running.fault.code).toBe('import.has-problems')
    expect(running.fault.details).toMatchObject({ first: expect.stringContaining('2025-09 已经在本系统里运行') })
    const wrong = await nanan.bringIn(past().replaceAll('2025-08', '八月'), target)
    expect(wrong.fault.details).toMatchObject({ first: expect.stringContaining('第 5 行“期”列（A5）是“八月”') })
  })
})
