import { blockKinds, inventMonths, openBlock, trialOutcome } from '@jizhi/mechanism'
import { templateList, templates } from '@jizhi/templates'
import { describe, expect, it } from 'vitest'
import { jizhi } from '../src/index.ts'
import { called, folderOf } from './called.ts'
import { blocksOf } from './documents.ts'

const [mechanism = '', facts = ''] = blocksOf('format.md', 'jsonc')
const withFiles = (more: { readonly [name: string]: string } = {}) =>
  folderOf({ 'month.json': mechanism, 'october.json': facts, ...more })

describe('jizhi', () => {
  it('CLI-1 says what it can do, and how a command is called', () => {
    expect(jizhi([])).toMatchObject({ code: 0 })
    for (const name of ['check', 'derive', 'explain', 'backtest', 'diff', 'outline', 'templates', 'schema'])
      expect(jizhi([]).text).toContain(`  ${name} `)
    expect(jizhi(['derive', 'month.json'])).toMatchObject({ code: 2, aside: expect.stringContaining('FACTS') })
    expect(jizhi(['derive', '--help'])).toMatchObject({ code: 0, text: expect.stringContaining('FACTS') })
    expect(jizhi(['paint'])).toMatchObject({ code: 2, aside: expect.stringContaining('没有“paint”') })
    expect(jizhi(['check', 'a', '--loud'])).toMatchObject({ code: 2, aside: expect.stringContaining('用法') })
  })

  it('CLI-2 what cannot be read ends with 2 and names file, place and reason', () => {
    const folder = withFiles({
      'torn.json': '{\n  "format": 1,\n',
      'wrong.json': mechanism.replace('"half-up"', '"sideways"'),
      'late.json': facts.replace('2026-11-02', '2026-11-31'),
    })
    const refused = (...args: readonly string[]) => called(folder, ...args)
    expect(refused('check', 'gone.json')).toMatchObject({ code: 2, aside: 'gone.json 打不开这个文件，请看看路径。\n' })
    expect(refused('check', 'torn.json').aside).toMatch(/^torn\.json .*不是 JSON/)
    expect(refused('check', 'wrong.json')).toMatchObject({
      code: 2,
      aside: 'wrong.json rounding.rule 不在可选的范围里，可选 half-up、half-even、up、down。\n',
    })
    const late = refused('derive', 'month.json', 'late.json', '--json')
    expect([late.code, JSON.parse(late.out)]).toEqual([
      2,
      { file: 'late.json', faults: [{ path: 'steps[0].day', message: '没有这一天。' }] },
    ])
  })

  it('CLI-3 findings that block publishing end with 1, and say which block', () => {
    const folder = withFiles({ 'open.json': mechanism.replace('"who": { "role": "signatory" }, ', '') })
    const found = called(folder, 'check', 'open.json')
    expect(found.code).toBe(1)
    expect(found.out).toContain('必须改 open.json blocks[4]（result） “定榜”的“谁来签定”没有岗位')
  })

  it('TRIAL-3 a file of the designer is read with its kept months; one that differs ends with 1, row by row', () => {
    const drawn = templates['village-monthly-award'].mechanism
    const day = '2026-10-15' as Parameters<typeof inventMonths>[2] // a day of the calendar
    const { past, names } = inventMonths(drawn, 1, day)
    const [month] = past
    if (month === undefined) throw new Error('no month was invented')
    const trial = { name: '十月', why: '', past: month, names, expected: trialOutcome(drawn, month) }
    const [table, ...others] = trial.expected.tables
    const places = table?.columns.map((one) =>
      one.id === 'place' ? { ...one, texts: one.texts.map((text) => (text === '1' ? '2' : text)) } : one,
    )
    const wrong = { ...trial, expected: { ...trial.expected, tables: [{ ...table, columns: places }, ...others] } }
    const folder = folderOf({
      'same.json': JSON.stringify({ mechanism: drawn, layout: { positions: {} }, trials: [trial] }),
      'other.json': JSON.stringify({ mechanism: drawn, trials: [trial, wrong] }),
      'torn.json': JSON.stringify({ mechanism: drawn, trials: [{ name: '' }] }),
    })
    expect(called(folder, 'check', 'same.json')).toMatchObject({ code: 0, out: expect.stringContaining('用例 1/1') })
    const found = called(folder, 'check', 'other.json')
    expect(found.code).toBe(1)
    expect(found.out).toMatch(/用例“十月”不符：.镇.村 名次 2 → 1/)
    expect(found.out).toContain('用例 1/2')
    expect(called(folder, 'check', 'torn.json')).toMatchObject({
      code: 2,
      aside: expect.stringContaining('trials[0].'),
    })
  })

  it('CLI-3 figures that are not as expected end with 1, and say where', () => {
    const folder = withFiles({ 'hoped.json': facts.replace('"v1": "2", "v2": "1"', '"v1": "1", "v2": "2"') })
    const derived = called(folder, 'derive', 'month.json', 'hoped.json', '--json')
    expect(derived.code).toBe(1)
    expect(derived.aside).toContain('对不上 expect result.frozen place v1：应为 1，实为 2。')
  })

  it('CLI-4 explains a cell down to the facts, and says which cells there are', () => {
    const folder = withFiles()
    const asked = (cell: string) => called(folder, 'explain', 'month.json', 'october.json', '--cell', cell)
    expect(asked('rank.ranked/v1/place').out).toMatch(
      /名次 = 2[\s\S]*得分 91\.5，前面有 1 个[\s\S]*依据 answered .* points/,
    )
    expect(asked('rank.ranked/v9/place')).toMatchObject({ code: 2, aside: expect.stringContaining('行有 v1、v2、v3') })
    expect(asked('rank')).toMatchObject({ code: 2, aside: expect.stringContaining('--cell') })
  })

  it('CLI-5 differences are told sentence by sentence and end with 1', () => {
    const folder = withFiles({ 'next.json': mechanism.replace('"minimum": 2', '"minimum": 4') })
    const changed = called(folder, 'diff', 'month.json', 'next.json')
    expect(changed).toMatchObject({ code: 1, out: expect.stringContaining('最少单位') })
    expect(called(folder, 'diff', 'month.json', 'month.json')).toMatchObject({ code: 0, out: '没有差别。\n' })
    expect(JSON.parse(called(folder, 'diff', 'month.json', 'next.json', '--json').out).changes).toHaveLength(1)
  })

  it('CLI-6 a draft is compared with what is published over the facts of past cycles', () => {
    const folder = withFiles({ 'next.json': mechanism.replace('"minimum": 2', '"minimum": 4') })
    const compared = called(folder, 'backtest', 'next.json', 'month.json', 'october.json', '--json')
    expect(compared.code).toBe(0)
    expect(JSON.parse(compared.out)).toMatchObject({ periods: ['2026-10'] })
    expect(JSON.parse(compared.out).cells).toContainEqual(
      expect.objectContaining({ block: 'result', row: 'v1', column: 'place', before: '2' }),
    )
  })

  it('CLI-8 the outline is printed, and read back after an edit; a line that cannot be read is named', () => {
    const text = called(withFiles(), 'outline', 'month.json').out
    expect(text).toContain('排名')
    const folder = withFiles({ 'same.txt': text, 'torn.txt': text.replace(/^(\d+)\. 排名/m, '$1. 排队') })
    expect(JSON.parse(called(folder, 'outline', 'month.json', '--read', 'same.txt').out)).toEqual(
      JSON.parse(called(folder, 'outline', 'month.json', '--read', 'same.txt', '--json').out),
    )
    expect(called(folder, 'outline', 'month.json', '--read', 'torn.txt')).toMatchObject({
      code: 2,
      aside: expect.stringMatching(/^torn\.txt 第 \d+ 行 /),
    })
  })

  it('CLI-2 what is reckoned on a drawing with faults says so first', () => {
    const folder = withFiles({
      'open.json': mechanism.replace('"who": { "role": "signatory" }, ', '').replace('"minimum": 2', '"minimum": "2"'),
    })
    expect(called(folder, 'derive', 'open.json', 'october.json').aside).toMatch(/^机制本身有 2 处必须改/)
  })

  it('CLI-3 figures that agree are said to, and what is still open is named by block', () => {
    const folder = withFiles({ 'silent.json': facts.replace(/"expect"[\s\S]*/, '"expect": {} }') })
    const derived = called(
      folder,
      'derive',
      'month.json',
      'october.json',
      '--table',
      'result',
      '--columns',
      'place,points',
    )
    expect(derived.out).toMatch(/^result.frozen\n *得分 *名次\nv1 *定 *91.5 *2\n/)
    expect(derived.out).toMatch(/同 expect 写的都对得上。\n$/)
    expect(called(folder, 'derive', 'month.json', 'silent.json').out).toMatch(/待办：.*\n将到的时刻：2026-11-07 sheet/)
  })

  it('CLI-9 says of every kind its ports, columns, settings with their values, and an example that can be drawn', () => {
    for (const kind of blockKinds()) {
      const { text, json } = jizhi(['blocks', kind])
      expect([kind, jizhi(['blocks']).text.includes(`${kind}  `)]).toEqual([kind, true])
      expect(openBlock({ id: 'one', ...JSON.parse(text.slice(text.indexOf('\n{'))) }).ok).toBe(true)
      expect(text).toContain('进的口：')
      expect(JSON.stringify(json)).not.toContain('undefined')
    }
    expect(jizhi(['blocks', 'allocate']).text).toContain(
      '  ties  名次并列；split 平分所占名次、high 各得高位、low 各得低位；不写为 "split"',
    )
    expect(jizhi(['blocks', 'paint'])).toMatchObject({ code: 2, aside: expect.stringContaining('有 cycle、') })
  })

  it('CLI-7 a template is named instead of a file, and can be printed', () => {
    expect(jizhi(['templates']).json).toHaveLength(templateList.length)
    for (const { name, mechanism: drawn } of templateList) {
      expect(jizhi(['check', name]).code).toBe(0)
      expect(jizhi(['templates', name]).json).toEqual(drawn)
    }
  })
})
