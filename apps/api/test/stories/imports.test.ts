import {
  checkImport,
  commitImport,
  type Input,
  listImports,
  readErrorFile,
  readImportTemplate,
  uploadFile,
} from '@jizhi/contracts'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sheetOf } from '../../src/features/cycles/sheet-bytes.ts'
import { readSheetFile } from '../../src/platform/spreadsheet/index.ts'
import { bomb, xlsxOf } from '../../src/platform/spreadsheet/specimen-files.ts'
import { type Month, openMonth } from '../month.ts'
import { openStand, type Stand } from '../stand.ts'

type Target = Input<typeof commitImport>['body']['target']

describe('a table comes in whole or not at all', () => {
  let stand: Stand
  let month: Month
  let target: Target

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    month = await openMonth(stand)
    target = { kind: 'month', cycle: month.cycle, block: 'scores' }
  })
  afterAll(() => stand.close())

  const params = () => ({ county: month.county.code })
  const inspector = () => month.staff.inspector
  const bytesOf = (data: string | Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(data as string))

  async function upload(name: string, data: string | Uint8Array) {
    return inspector().upload(uploadFile, params(), { name, bytes: bytesOf(data) })
  }
  async function reading(name: string, data: string | Uint8Array, to: Target = target) {
    const { answer, status, text } = await upload(name, data)
    expect(status, text).toBe(200)
    return { upload: answer.upload, sheet: null, target: to, mapping: null }
  }
  const commit = async (name: string, data: string | Uint8Array, to?: Target) =>
    inspector().call(commitImport, { params: params(), body: await reading(name, data, to) })
  const check = async (name: string, data: string | Uint8Array, to?: Target) =>
    inspector().call(checkImport, { params: params(), body: await reading(name, data, to) })
  const facts = async (): Promise<number> => {
    const [row] = await stand.look<{ n: number }>(
      `select count(*)::int as n from facts where cycle_id = $1 and kind = 'answered'`,
      [month.cycle],
    )
    return row!.n
  }

  const HEADER = '单位,综合得分,上级考评,上级考评得分'
  const line = ({ village, score, inspector: level }: Month['published'][number], change?: string) =>
    [village.name, change ?? (score || '未抽到'), { 泉州: '设区市', 南安: '县（市、区）' }[level] ?? '', ''].join(',')
  const table = (change: Record<number, string> = {}) =>
    [HEADER, ...month.published.map((row, at) => line(row, change[at]))].join('\n')

  const refused: readonly [why: string, file: () => string | Uint8Array | Promise<Uint8Array>, words: string][] = [
    ['a wrong header', () => table().replace('综合得分', '总评'), '第 1 行表头缺少“综合得分”列'],
    ['120 of 100', () => table({ 2: '120' }), '第 4 行“综合得分”列（B4）是 120，满分 100'],
    ['a village of another county', () => `${table()}\n350583108219,90,,`, '不属于本县'],
    [
      'a village outside the roster',
      () => `${table()}\n乙2-1村,90,,`,
      '第 27 行“村”列（A27）的“乙2-1村”不在这一期的名单里',
    ],
    ['a name nobody bears', () => `${table()}\n无此村,90,,`, '第 27 行“村”列（A27）的“无此村”不在本县的单位里'],
    ['a duplicate row', () => `${table()}\n${line(month.published[0]!)}`, '第 27 行与第 2 行重复'],
    ['a mark without a meaning', () => table({ 3: '—' }), '看不出是哪一种没有分'],
    [
      'merged cells',
      () =>
        xlsxOf(
          table()
            .split('\n')
            .map((row) => row.split(',')),
          (sheet) => sheet.mergeCells('B3:B4'),
        ),
      'B3:B4 是合并的',
    ],
  ]
  it.each(refused)('VAL-8 %s is named with its row, and nothing comes in', async (_, file, words) => {
    const data = await file()
    const before = await facts()
    const checked = await check('五月.csv', data)
    expect(checked.status, checked.text).toBe(200)
    expect(checked.answer.problems.map(({ message }) => message).join('\n')).toContain(words)
    const written = await commit('五月.csv', data)
    expect(written.fault.code).toBe('import.has-problems')
    expect(written.fault.message).toContain('一行也没有写入')
    expect(await facts()).toBe(before)
  })

  const unreadable: readonly [why: string, name: string, file: () => Uint8Array | string, words: string][] = [
    ['an empty file', '空.csv', () => '', '这个文件是空的'],
    ['a picture', '图.xlsx', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), '不是表格文件'],
    ['a zip bomb renamed .xlsx', '炸弹.xlsx', () => bomb(602), '文件解开后过大'],
  ]
  it.each(unreadable)('S8 %s is refused in a sentence and the server stays up', async (_, name, file, words) => {
    const reply = await upload(name, file())
    expect(reply.status).toBe(400)
    expect(reply.fault.message).toContain(words)
    expect((await fetch(`${stand.origin}/health`)).status).toBe(200)
    expect(await stand.look('select id from uploads where file_name = $1', [name])).toEqual([])
  })

  it('VAL-1 the template as it was handed out states nothing: no row counts as answered', async () => {
    const blank = [HEADER, ...month.published.map(({ village }) => `${village.name},,,`)].join('\n')
    expect((await check('模板.csv', blank)).answer.effect).toEqual({ added: 0, unchanged: 25, corrected: 0 })
    expect((await commit('模板.csv', blank)).answer).toMatchObject({ added: 0, corrected: 0 })
    expect(await facts()).toBe(0)
  })

  it('FACT-3 the same file twice does nothing, a corrected one supersedes what differs, A → B → A is three facts', async () => {
    const first = await commit('五月.csv', iconv.encode(table(), 'gbk'))
    expect(first.answer, first.text).toMatchObject({ added: 25, unchanged: 0, corrected: 0 })
    const again = await commit('五月.csv', iconv.encode(table(), 'gbk'))
    expect(again.answer).toMatchObject({ import: first.answer.import, added: 0, unchanged: 25, corrected: 0 })
    expect(await facts()).toBe(25)
    const changed = table({ 5: '９１．２５' }) // full-width digits
    expect((await check('更正.csv', changed)).answer.effect).toEqual({ added: 0, unchanged: 24, corrected: 1 })
    expect((await commit('更正.csv', changed)).answer).toMatchObject({ corrected: 1, unchanged: 24 })
    expect((await commit('五月.csv', table())).answer).toMatchObject({ corrected: 1, unchanged: 24 })
    const chain = await stand.look<{ sheet: Buffer; supersedes_id: string | null; source: { cell: string } }>(
      `select sheet, supersedes_id, source from facts where cycle_id = $1 and row = $2 and kind = 'answered' order by seq`,
      [month.cycle, month.published[5]!.village.id],
    )
    expect(chain.map(({ sheet }) => sheetOf(sheet)[0])).toEqual([9200, 9125, 9200])
    expect(chain.map((fact) => fact.supersedes_id !== null)).toEqual([false, true, true])
    expect(chain[0]!.source.cell).toBe('B7:D7')
  })

  it('RANK-2 after the import the ranks are the published ones', async () => {
    await vi.waitFor(async () => expect((await month.read()).deriving).toBe(false), 15_000)
    const places = await month.column('rank', 'ranked', 'place')
    for (const row of month.published)
      expect([row.village.name, places.get(row.village.id)]).toEqual([row.village.name, row.rank || '?unsampled'])
  })

  it('a published column is compared and stored in no fact', async () => {
    const before = await facts()
    const rows = month.published.map(({ village, rank }, at) => `${village.name},${at === 2 ? '9' : rank}`)
    const to: Target = { kind: 'published', cycle: month.cycle, block: 'rank' }
    const { answer, text } = await commit('公布.csv', ['单位,已发布名次', ...rows].join('\n'), to)
    expect(answer.differences, text).toEqual([
      { row: month.published[2]!.village.id, name: month.published[2]!.village.name, published: '9', computed: '3' },
    ])
    expect(await facts()).toBe(before)
    expect((await stand.look(`select report from imports where kind = 'published'`))[0]).toMatchObject({
      report: { cycle: month.cycle, published: expect.arrayContaining([[month.published[0]!.village.id, '1']]) },
    })
  })

  it('columns may be named by letter, and the template and the error file are tables again', async () => {
    const body = await reading('字母.csv', table().replace(HEADER, 'a,b,c,d'))
    const mapping = { unit: 'A', f_composite: 'B', f_upper_level: 'C' }
    const mapped = await inspector().call(checkImport, { params: params(), body: { ...body, mapping } })
    expect(mapped.answer, mapped.text).toMatchObject({ mapping, problemCount: 0, rows: 25, effect: { unchanged: 25 } })
    for (const [route, sent] of [
      [readImportTemplate, { target }],
      [readErrorFile, await reading('坏.csv', table({ 1: '200' }))],
    ] as const) {
      const path = route.path.replace(':county', month.county.code)
      const file = await inspector().bytes(route.method, path, JSON.stringify(sent))
      const read = await readSheetFile(file)
      expect(read.ok && read.value.sheets[0]!.rows.length).toBe(26)
    }
  })

  it('S1 another person’s upload is unknown, and a clerk may not import', async () => {
    const body = await reading('五月.csv', table())
    const other = await stand.as(month.county, 'inspector', month.town)
    expect((await other.call(checkImport, { params: params(), body })).fault.code).toBe('import.unknown')
    expect((await month.staff.clerk.call(checkImport, { params: params(), body })).fault.code).toBe('access.denied')
    const { answer } = await inspector().call(listImports, { params: params() })
    expect(answer.imports.map(({ kind }) => kind)).toContain('month')
  })
})
