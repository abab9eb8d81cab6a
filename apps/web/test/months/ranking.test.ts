import { templates } from '@jizhi/templates'
import { describe, expect, it } from 'vitest'
import { changesBetween } from '../../src/features/months/changes.ts'
import { mainPort } from '../../src/features/months/ports.ts'
import {
  addedColumns,
  rangeOf,
  rankingOf,
  rankSettingsOf,
  reasonOf,
  type TableView,
} from '../../src/features/months/ranking.ts'

const county = templates['county-monthly-assessment'].mechanism
const settings = rankSettingsOf(county, 'objection')!

const column = (id: string, type: string) => ({ id, label: id, type, unit: null, computed: true })
const text = (value: string) => ({ text: value })
const none = { missing: 'unreported', label: '未报' }
const row = (name: string, category: string, total: string | null, place: string | null) => ({
  key: name,
  name,
  state: 'settled' as const,
  cells: [text(category), total === null ? none : text(total), place === null ? none : text(place), text('否')],
})
const table = (rows: TableView['rows']): TableView => ({
  block: 'objection',
  port: 'settled',
  complete: true,
  frozen: false,
  columns: [column('category', 'choice'), column('total', 'score'), column('place', 'count'), column('front', 'flag')],
  rows,
})

describe('the ranking table', () => {
  it('reads how the nearest ranking upstream ranks', () => {
    expect(settings).toMatchObject({ block: 'rank', score: 'total', within: 'category', place: 'place', tied: 'tied' })
    expect(settings.bands.map(({ id, from }) => [id, from])).toEqual([
      ['front', 'top'],
      ['back', 'bottom'],
    ])
  })

  it('groups by category, best first, with mean and spread', () => {
    const { groups } = rankingOf(
      table([row('丙', 'B 类', '88', '1'), row('乙', 'A 类', '90', '2'), row('甲', 'A 类', '95', '1')]),
      settings,
    )
    expect(groups.map(({ label, rows, mean, spread }) => [label, rows.map(({ name }) => name), mean, spread])).toEqual([
      ['A 类', ['甲', '乙'], '92.50', '5'],
      ['B 类', ['丙'], '88.00', null],
    ])
  })

  it('RANK-6 a place carries its interval where the ranking states the error of a score, and only there', () => {
    const stated = {
      ...county,
      blocks: county.blocks.map((one) =>
        one.kind === 'rank' ? { ...one, config: { ...one.config, error: '1.5' } } : one,
      ),
    }
    const own = rankSettingsOf(stated, 'objection')
    expect([own?.range, settings.range]).toEqual([{ best: 'place_best', worst: 'place_worst' }, null])
    const [first, second] = [row('甲', 'A 类', '95', '1'), row('乙', 'A 类', '90', '2')]
    const found = {
      ...table([]),
      columns: [...table([]).columns, column('place_best', 'count'), column('place_worst', 'count')],
    }
    const ranged = (one: TableView['rows'][number], best: string, worst: string) =>
      rangeOf(found, own, { ...one, cells: [...one.cells, text(best), text(worst)] })
    expect([ranged(first, '1', '1'), ranged(second, '2', '5')]).toEqual(['1', '2–5'])
    expect(rangeOf(found, settings, first)).toBeNull()
    expect(own?.own).toContain('place_worst')
  })

  it('RANK-1 sets rows without a place apart with their reason, not last', () => {
    const found = table([row('丁', 'A 类', null, null), row('甲', 'A 类', '95', '1')])
    const { groups, unplaced } = rankingOf(found, settings)
    expect(groups.flatMap(({ rows }) => rows.map(({ name }) => name))).toEqual(['甲'])
    expect(unplaced.map(({ name }) => name)).toEqual(['丁'])
    expect(reasonOf(found, settings, unplaced[0]!)).toBe('未报')
  })

  it('leaves out what rules keep for themselves until all columns are asked for', () => {
    const found = table([row('甲', 'A 类', '95', '1')])
    expect(addedColumns(found, settings).map(({ id }) => id)).toEqual([])
    expect(addedColumns(found, settings, true).map(({ id }) => id)).toEqual(['front'])
  })

  it('RES-4 shows the frozen result once there is one, before that what is about to be frozen', () => {
    const result = {
      block: 'result',
      name: '',
      complete: true,
      liveDigest: 'd',
      revision: null,
      stale: false,
      declined: false,
    }
    expect(mainPort({ results: [result], ports: [] }, county)).toEqual({ block: 'objection', port: 'settled' })
    const frozen = mainPort({ results: [{ ...result, revision: 1 }], ports: [] }, county)
    expect(frozen).toEqual({ block: 'result', port: 'frozen' })
  })

  it('marks what stood in a cell before new facts came, and nothing else', () => {
    const before = table([row('甲', 'A 类', '95', '1'), row('乙', 'A 类', '90', '2')])
    const after = table([row('甲', 'A 类', '95', '2'), row('乙', 'A 类', '96', '1'), row('新', 'A 类', '80', '3')])
    const changes = changesBetween(before, after)
    expect([...changes].map(([key, cells]) => [key, [...cells.keys()]])).toEqual([
      ['甲', ['place']],
      ['乙', ['total', 'place']],
    ])
    expect(changes.get('乙')?.get('total')).toEqual({ text: '90' })
    expect(changesBetween(before, { ...after, port: 'other' }).size).toBe(0)
  })
  it('does not mark a figure that was still to come when it comes', () => {
    const toCome = { missing: 'undecided', label: '待定' }
    const waiting = { ...row('甲', 'A 类', null, null), cells: [text('A 类'), toCome, none, text('否')] }
    const changes = changesBetween(table([waiting]), table([row('甲', 'A 类', '95', '1')]))
    expect([...(changes.get('甲') ?? [])]).toEqual([['place', none]])
  })
})
