import { describe, expect, it } from 'vitest'
import { apply, check, type Json, type Mechanism, openParameters, type Parameter, setValues } from '../../src/index.ts'
import { sound } from '../sound.ts'

const PARAMETERS: readonly Parameter[] = [
  { id: 'least', label: '最少单位', block: 'rank', path: ['minimum'], mode: 'range', least: '3', most: '10' },
  {
    id: 'weight',
    label: '现场权重',
    block: 'score',
    path: ['items', 'field_part', 'weight'],
    mode: 'range',
    most: '0.8',
  },
  { id: 'tie', label: '并列', block: 'rank', path: ['tie'], mode: 'range', options: ['standard', 'dense'] },
  { id: 'title', label: '榜名', block: 'expose', path: ['title'], mode: 'free' },
  {
    id: 'within',
    label: '同类',
    block: 'rank',
    path: ['within'],
    mode: 'locked',
    note: '上级办法规定分类考评。',
  },
]
const open: Mechanism = { ...sound, parameters: PARAMETERS }
const set = (values: { readonly [id: string]: Json }): Mechanism | readonly string[] => {
  const edit = setValues(open, values)
  if (!edit.ok) return edit.fault.map((one) => `${one.code} ${one.message}`)
  const done = apply(open, edit.value)
  if (!done.ok) throw new Error(done.fault.message)
  return done.value.mechanism
}
const settingsOf = (mechanism: Mechanism | readonly string[], id: string) =>
  'blocks' in mechanism ? mechanism.blocks.find((one) => one.id === id)?.config : mechanism

describe('parameters', () => {
  it('PARAM-2 what may be set is shown with its words, its value and its bounds; what is locked is not', () => {
    expect(
      openParameters(open).map(({ parameter, meta, value, bounds }) => [parameter.id, meta.title, value, bounds]),
    ).toEqual([
      ['least', '最少单位', 3, '在 3 到 10 个之间'],
      ['weight', '权重', '0.7', '不大于 0.8'],
      ['tie', '并列', 'standard', '为“同名次（1、2、2、4）”、“同名次不跳号（1、2、2、3）”之一'],
      ['title', '标题', '曝光台', ''],
    ])
  })

  it('PARAM-3 values within their bounds are one edit; both ends are inside, figures are compared as decimals', () => {
    const done = set({ least: 10, weight: '0.80', tie: 'dense', title: '后进榜', within: 'category' })
    expect(settingsOf(done, 'rank')).toMatchObject({ minimum: 10, tie: 'dense', within: 'category' })
    expect(settingsOf(done, 'score')).toMatchObject({ items: [{ weight: '0.80' }, { weight: '0.3' }] })
    expect(settingsOf(done, 'expose')).toMatchObject({ title: '后进榜' })
  })

  it('PARAM-3 what is locked, out of bounds or unknown is refused in a sentence that says why, all at once', () => {
    expect(set({ least: 11, weight: '0.81', tie: 'any', within: '', other: 1, title: '' })).toEqual([
      'parameter.range “最少单位”须在 3 到 10 个之间。',
      'parameter.range “现场权重”须不大于 0.8。',
      'parameter.range “并列”须为“同名次（1、2、2、4）”、“同名次不跳号（1、2、2、3）”之一。',
      'parameter.locked “同类”已锁定，不能改：上级办法规定分类考评。',
      'parameter.unknown 这个机制没有这个参数，请刷新后再试。',
      'parameter.value 曝光的“标题”：请填写标题。',
    ])
    expect(set({ least: 'many' })).toEqual(['parameter.range “最少单位”须在 3 到 10 个之间。'])
  })

  it('CHECK-13 a parameter that points nowhere, states no bounds, or breaks them is named', () => {
    const faulty = (change: Partial<Parameter>) =>
      check({ ...sound, parameters: [{ ...PARAMETERS[0]!, ...change }] }).map((one) => `${one.block} ${one.message}`)
    expect(faulty({})).toEqual([])
    expect(faulty({ path: ['bands', 'gone', 'size'] })).toEqual([
      'rank 参数“最少单位”指的设置不存在，请重新选一项，或删去这个参数。',
    ])
    expect(faulty({ block: 'gone' })[0]).toContain('undefined 参数“最少单位”指的设置不存在')
    expect(
      check({ ...sound, parameters: [{ id: 'x', label: '甲', block: 'rank', path: ['minimum'], mode: 'range' }] })[0]
        ?.message,
    ).toBe('参数“甲”按范围开放，却没有写范围，请填写最小、最大或可选。')
    expect(faulty({ least: '5' })).toEqual(['rank 参数“最少单位”现在的值不在它的范围里，须在 5 到 10 个之间。'])
    const twice = check({ ...sound, parameters: [PARAMETERS[0]!, PARAMETERS[0]!] })
    expect(twice.map((one) => one.message)).toEqual(['有两个参数的编号都是“least”，请删去一个。'])
  })
})
