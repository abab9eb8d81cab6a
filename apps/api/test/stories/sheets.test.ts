import {
  addressOf,
  checkSheetFile,
  createSheet,
  keepSheetFile,
  listSampleSheets,
  listSheets,
  readSheetErrorFile,
  readSheetFile,
  readSheetTemplate,
  readSheetVersion,
  readSheetVersions,
  uploadFile,
} from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSheetFile as readWorkbook, type SheetPlan, writeSheetFile } from '../../src/platform/spreadsheet/index.ts'
import type { Caller } from '../caller.ts'
import type { County } from '../county.ts'
import { openStand, type Stand } from '../stand.ts'

const HEADER = ['编号', '类别', '内容', '满分', '评分办法', '每处扣分', '责任单位']
const THIS_YEAR = [
  HEADER,
  ['1', '公共区域（8分）', '道路两侧垃圾', '5', '主要道路两侧无明显垃圾', '0.5', '环卫站'],
  ['2', '公共区域（8分）', '河面漂浮物', '3', '', '1', '环卫站'],
  ['3', '厕所', '公厕管护', '4', '视情况打分', '', '村委会'],
  ['合计', '', '', '12'],
]
// 道路 5→4, 河面 gone, 农房 new.
const NEXT_YEAR = [
  HEADER,
  ['1', '公共区域', '道路两侧垃圾', '4', '主要道路两侧无明显垃圾', '0.5', '环卫站'],
  ['2', '公共区域', '农房周边杂物', '4', '', '1', '环卫站'],
  ['3', '厕所', '公厕管护', '4', '视情况打分', '', '村委会'],
]

describe('评分表库', () => {
  let stand: Stand
  let county: County
  let admin: Caller
  let clerk: Caller

  beforeAll(async () => {
    stand = await openStand()
    county = await stand.county()
    admin = await stand.as(county, 'county-admin')
    clerk = await stand.as(county, 'clerk', county.townships[0]!.id)
  })
  afterAll(() => stand.close())

  const params = () => ({ county: county.code })
  async function reading(rows: SheetPlan['rows'], sheet: string | null, by = admin, name = '村庄评分表.xlsx') {
    const bytes = await writeSheetFile({ sheets: [{ name: '表', rows }] })
    const { answer, text, status } = await by.upload(uploadFile, params(), { name, bytes: new Uint8Array(bytes) })
    expect(status, text).toBe(200)
    return { upload: answer.upload, worksheet: null, sheet, ownerUnitId: county.rootId, subject: 'village' }
  }
  const keep = async (
    rows: SheetPlan['rows'],
    sheet: string | null = null,
    after: number | null = null,
    name?: string,
  ) =>
    admin.call(keepSheetFile, {
      params: params(),
      body: { ...(await reading(rows, sheet, admin, name)), after, note: '镇党委会议通过' },
    })
  const count = async () => (await stand.look<{ n: number }>('select count(*)::int as n from sheet_versions'))[0]?.n

  it('SHEET-3 NA-05 a file is kept as version 1; next year’s file shows the difference before it is kept', async () => {
    const first = await keep(THIS_YEAR)
    expect(first.answer, first.text).toMatchObject({ version: 1, unchanged: false })
    const { sheet } = first.answer
    const before = await count()
    const checked = await admin.call(checkSheetFile, { params: params(), body: await reading(NEXT_YEAR, sheet) })
    expect(checked.answer.after).toBe(1)
    expect(checked.answer.changes.map(({ message }) => message)).toEqual([
      '“道路两侧垃圾”（公共区域）满分 5→4。',
      '新增“农房周边杂物”（公共区域）：满分 4 分，每处扣 1 分，扣完为止。',
      '删去“河面漂浮物”（公共区域），原满分 3 分。',
    ])
    expect(await count()).toBe(before)
    const second = await keep(NEXT_YEAR, sheet, 1, '2027 年评分表.xlsx')
    expect(second.answer, second.text).toEqual({ sheet, version: 2, unchanged: false })
    const read = await clerk.call(readSheetVersion, { params: { ...params(), sheet, version: 2 }, query: {} })
    expect(read.answer).toMatchObject({
      against: 1,
      version: { fileName: '2027 年评分表.xlsx', note: '镇党委会议通过' },
    })
    expect(read.answer.changes).toEqual(checked.answer.changes)
    const ids = (document: { items: { id: string; label: string }[] }) =>
      document.items.find(({ label }) => label === '公厕管护')?.id
    const old = await clerk.call(readSheetVersion, { params: { ...params(), sheet, version: 1 }, query: {} })
    expect(ids(read.answer.document)).toBe(ids(old.answer.document))
  })

  it('the same file twice keeps nothing new, as a new sheet and as a next version', async () => {
    const rows = THIS_YEAR.map((line) => line.map((cell) => (cell === '公厕管护' ? '公厕卫生' : cell)))
    const first = await keep(rows, null, null, '重复.xlsx')
    const before = await count()
    expect((await keep(rows, null, null, '重复.xlsx')).answer).toEqual({ ...first.answer, unchanged: true })
    expect((await keep(rows, first.answer.sheet, null, '重复.xlsx')).answer).toMatchObject({
      version: 1,
      unchanged: true,
    })
    expect(await count()).toBe(before)
    const other = await keep(THIS_YEAR, null, null, '重复.xlsx')
    expect(other.fault).toMatchObject({ code: 'sheet.same-name', message: expect.stringContaining('“重复”') })
  })

  it('R6 of two who keep a version after the same one, one is kept and the other hears whose', async () => {
    const { sheet } = (await keep(THIS_YEAR, null, null, '同时.xlsx')).answer
    const other = NEXT_YEAR.map((line) => line.map((cell) => (cell === '农房周边杂物' ? '乱搭乱建' : cell)))
    const replies = await Promise.all([keep(NEXT_YEAR, sheet, 1), keep(other, sheet, 1)])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    const refused = replies.find(({ status }) => status === 409)?.fault
    expect(refused).toMatchObject({ code: 'sheet.changed', details: { version: 2 } })
    expect(refused?.message).toContain('county-admin')
  })

  it('SHEET-4 a bad file is named cell by cell, given back with red cells, and kept by no one', async () => {
    const bad = [HEADER, ['1', '公共（9分）', '道路', '五', '', '0.5'], ['2', '', '', '3']]
    const body = await reading(bad, null)
    const checked = await admin.call(checkSheetFile, { params: params(), body })
    expect(checked.answer.document).toBeNull()
    expect(checked.answer.problems.map(({ column, row }) => `${column}${row}`)).toEqual(['D2', 'C3'])
    const before = await count()
    const kept = await admin.call(keepSheetFile, { params: params(), body: { ...body, after: null, note: null } })
    expect(kept.fault).toMatchObject({ code: 'import.has-problems', details: { count: 2 } })
    expect(await count()).toBe(before)
    const red = await admin.bytes('POST', addressOf(readSheetErrorFile, params()), JSON.stringify(body))
    const file = await readWorkbook(red)
    expect(file.ok && file.value.sheets[0]?.rows[1]?.at(-1)).toContain('D2')
    const none = await admin.upload(uploadFile, params(), {
      name: '扫描件.xlsx',
      bytes: new Uint8Array(Buffer.from('%PDF-1.7')),
    })
    expect(none.fault.code).toBe('import.file-refused')
  })

  it('SHEET-2 marks that do not add up keep a sheet out', async () => {
    const kept = await keep(THIS_YEAR.with(-1, ['合计', '', '', '100']), null, null, '不符.xlsx')
    expect(kept.fault.details.first).toBe('第 5 行：各项满分合计 12 分，总分写的是 100 分，请改成一致。')
  })

  it('SHEET-4 what is downloaded is read back as the same sheet', async () => {
    const { sheet } = (await keep(THIS_YEAR, null, null, '往返.xlsx')).answer
    const path = addressOf(readSheetFile, { ...params(), sheet, version: '1' })
    const bytes = new Uint8Array(await clerk.bytesOf(path))
    const { answer } = await admin.upload(uploadFile, params(), { name: '往返.xlsx', bytes })
    const body = { upload: answer.upload, worksheet: null, sheet, ownerUnitId: county.rootId, subject: 'village' }
    const checked = await admin.call(checkSheetFile, { params: params(), body })
    expect(checked.answer.problems).toEqual([])
    expect(checked.answer.changes).toEqual([])
    const blank = await readWorkbook(new Uint8Array(await admin.bytesOf(addressOf(readSheetTemplate, params()))))
    expect(blank.ok && blank.value.sheets[0]?.rows[0]?.slice(0, 4)).toEqual(['编号', '类别', '内容', '满分'])
  })

  it('a shipped sample becomes the county’s own, with its source', async () => {
    const { samples } = (await clerk.call(listSampleSheets, { params: params() })).answer
    expect(samples.map(({ name }) => name)).toEqual(['village-year-end', 'urban-inspection', 'invented-tree'])
    const body = { sample: 'village-year-end', ownerUnitId: county.rootId }
    const { sheet } = (await admin.call(createSheet, { params: params(), body })).answer
    const { answer } = await clerk.call(readSheetVersions, { params: { ...params(), sheet } })
    expect(answer.sheet).toMatchObject({ full: '100', items: 8, version: 1 })
    expect(answer.document.source).toMatchObject({ title: '金元镇农村人居环境整治工作考核办法' })
    expect((await admin.call(createSheet, { params: params(), body })).fault.code).toBe('sheet.same-name')
    const none = await admin.call(createSheet, { params: params(), body: { ...body, sample: 'absent' } })
    expect(none.fault.code).toBe('sheet.sample-unknown')
  })

  it('a township reads and does not edit; its own administrator edits for it alone', async () => {
    expect((await clerk.call(listSheets, { params: params() })).answer.sheets.length).toBeGreaterThan(0)
    const body = { sample: 'urban-inspection', ownerUnitId: county.rootId }
    expect((await clerk.call(createSheet, { params: params(), body })).fault.code).toBe('access.denied')
    const town = county.townships[0]!.id
    const drawer = await stand.as(county, 'county-admin', town)
    expect((await drawer.call(createSheet, { params: params(), body })).fault.code).toBe('sheet.owner-not-yours')
    const own = await drawer.call(createSheet, { params: params(), body: { ...body, ownerUnitId: town } })
    expect(own.status, own.text).toBe(200)
    const { sheets } = (await drawer.call(listSheets, { params: params() })).answer
    const countys = sheets.find(({ ownerUnitId }) => ownerUnitId === county.rootId)
    const reply = await drawer.call(checkSheetFile, {
      params: params(),
      body: await reading(NEXT_YEAR, countys?.id ?? '', drawer),
    })
    expect(reply.fault.code).toBe('access.denied')
  })

  it('another county sees nothing of it, by any route', async () => {
    const { sheets } = (await admin.call(listSheets, { params: params() })).answer
    const sheet = sheets[0]!.id
    const other = await stand.county()
    const stranger = await stand.as(other, 'county-admin')
    const there = { county: other.code, sheet }
    expect((await stranger.call(listSheets, { params: there })).answer.sheets).toEqual([])
    expect((await stranger.call(readSheetVersions, { params: there })).fault.code).toBe('sheet.unknown')
    const version = await stranger.call(readSheetVersion, { params: { ...there, version: 1 }, query: {} })
    expect(version.fault.code).toBe('sheet.unknown')
    const body = await reading(NEXT_YEAR, null)
    const foreign = { ...body, sheet, after: 1, note: null }
    expect((await stranger.call(keepSheetFile, { params: there, body: foreign })).fault.code).toBe('import.unknown')
  })

  it('a version is written once: not even the program may change it or take it away', async () => {
    for (const statement of ["update sheet_versions set document = '{}'", 'delete from sheet_versions'])
      await expect(
        stand.database.write(county.id, { by: null, action: 'story.tamper', subject: 'sheet' }, (tx) =>
          tx.sql(`${statement} where tenant_id = $1`, [county.id]),
        ),
      ).rejects.toThrow('permission denied')
  })
})
