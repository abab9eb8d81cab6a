import { describe, expect, it } from 'vitest'
import {
  apply,
  changedValues,
  departures,
  type Edit,
  granted,
  type Mechanism,
  markOn,
  markPath,
  type Parameter,
} from '../../src/index.ts'
import { sound } from '../sound.ts'

const PARAMETERS: readonly Parameter[] = [
  { id: 'least', label: '最少单位', block: 'rank', path: ['minimum'], mode: 'range', least: '3', most: '10' },
  { id: 'weight', label: '现场权重', block: 'score', path: ['items', 'field_part', 'weight'], mode: 'free' },
  { id: 'within', label: '同类', block: 'rank', path: ['within'], mode: 'locked', note: '上级办法规定分类考评。' },
]
const origin: Mechanism = { ...sound, parameters: PARAMETERS }

const edited = (...edits: readonly Edit[]): Mechanism => {
  const done = apply({ ...origin, id: 'own', name: '本镇考评', parameters: [] }, { do: 'all', edits })
  if (!done.ok) throw new Error(done.fault.message)
  return done.value.mechanism
}
const set = (block: string, path: readonly (string | number)[], value: string | number): Edit => ({
  do: 'set',
  ...{ block, path, value },
})
const told = (reach: 'values' | 'extend', ...edits: readonly Edit[]) =>
  departures(origin, edited(...edits), reach).map(({ code, message }) => `${code} ${message}`)

const EXTRA: Edit = {
  do: 'all',
  edits: [
    { do: 'add', block: { id: 'own_pool', kind: 'compute', config: {} } },
    { do: 'connect', wire: { from: { block: 'rank', port: 'ranked' }, to: { block: 'own_pool', port: 'in' } } },
  ],
}

describe('a mechanism that was taken over', () => {
  it('PARAM-4 what is open may be set, bounds and all, under a name and with marks of its own', () => {
    const open = [set('rank', ['minimum'], 10), set('score', ['items', 'field_part', 'weight'], '0.9')]
    expect([told('values'), told('values', ...open), told('extend', ...open)]).toEqual([[], [], []])
  })

  it('PARAM-5 what is locked or out of bounds is told with the parameter, its bounds and its reason, under either reach', () => {
    const wrong = [set('rank', ['minimum'], 11), set('rank', ['within'], '')]
    const all = [
      'taken.range “最少单位”须在 3 到 10 个之间。',
      'taken.locked “同类”已锁定，不能改：上级办法规定分类考评。',
    ]
    expect([told('values', ...wrong), told('extend', ...wrong)]).toEqual([all, all])
  })

  it('PARAM-4 by values a setting that is not open stays, and so does the drawing', () => {
    expect(told('values', set('score', ['items', 1, 'weight'], '0.4'))).toEqual([
      'taken.setting “计分”的“权重”没有下放，不能改。',
    ])
    expect(told('extend', set('score', ['items', 1, 'weight'], '0.4'))).toEqual([])
    expect(told('values', EXTRA)).toEqual(['taken.block-added 只下放了参数，不能加“计算”这一块。'])
    expect(told('values', { do: 'set-rounding', rounding: { mode: 'at-end', rule: 'down' } })).toEqual([
      'taken.rounding 舍入规则由上级机制定，不能改。',
    ])
  })

  it('PARAM-5 by extension blocks and wires are added, none of the origin goes', () => {
    expect(told('extend', EXTRA)).toEqual([])
    const [wire] = origin.wires
    expect(told('extend', { do: 'disconnect', wire: wire! })).toEqual([
      'taken.wire 从“周期”到“对象”的连线是上级机制的，不能断开。',
    ])
    expect(told('extend', { do: 'remove', block: 'rank' })[0]).toBe(
      'taken.block-gone “排名”是上级机制的一块，不能去掉。',
    )
  })

  it('PARAM-4 each setting says beforehand what may be done to it, whichever way it is named', () => {
    const at = (reach: 'values' | 'extend', block: string, ...path: (string | number)[]) => {
      const { may, words } = granted(origin, reach, block, path)
      return `${may} ${words}`
    }
    expect(at('values', 'rank', 'minimum')).toBe('bounded 可改，须在 3 到 10 个之间。')
    expect(at('extend', 'rank', 'within')).toBe('none 锁定：上级办法规定分类考评。')
    expect([at('values', 'rank', 'tie'), at('extend', 'rank', 'tie')]).toEqual(['none 上级没有下放这一项。', 'all '])
    expect(at('values', 'score', 'items', 0, 'weight')).toBe('all ')
    expect(at('values', 'score', 'items')).toBe('partly 只能改其中下放的项。')
    expect(at('values', 'own_pool', 'columns')).toBe('all ')
  })

  it('PARAM-4 what was set otherwise is told as it was and as it is', () => {
    expect(changedValues(origin, edited(set('rank', ['minimum'], 8)))).toEqual([
      { parameter: 'least', label: '最少单位', was: '3 个', now: '8 个' },
    ])
  })

  it('PARAM-1 a setting is found by its number or its id, and marked by its id so that it holds when rows move', () => {
    expect(markOn(origin, 'score', ['items', 0, 'weight'])?.id).toBe('weight')
    expect([markOn(origin, 'score', ['items', 1, 'weight']), markOn(origin, 'gone', ['x'])]).toEqual([
      undefined,
      undefined,
    ])
    expect(markPath(origin, 'score', ['items', 1, 'weight'])).toEqual(['items', 'records_part', 'weight'])
    expect(markPath(origin, 'rank', ['minimum'])).toEqual(['minimum'])
  })
})
