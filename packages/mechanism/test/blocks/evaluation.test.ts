import { describe, expect, it } from 'vitest'
import { derive, type JsonObject } from '../../src/index.ts'
import { block, freezing, instant, opened, pins, tableOf, tick } from '../build.ts'
import { all, asked, cellsOf, score, sheets } from '../chain.ts'

const start = opened(pins(['a', 'b', 'c'].map((id) => ({ id }))))
const ranking = (completeness: JsonObject) =>
  asked([score('x')], block('rank', { column: 'x', minimum: 1, completeness }))
const two = sheets({ a: [9000], b: [8000] })

describe('when a set block has heard enough', () => {
  const placesAt = (completeness: JsonObject, day: string) => {
    const derived = derive(ranking(completeness), [start, ...two, tick(instant(day))])
    return { complete: tableOf(derived, 'rank', 'ranked').complete, place: cellsOf(derived, 'rank', 'ranked', 'place') }
  }

  it('EVAL-2 before it is complete the rows present have provisional values', () => {
    const derived = derive(ranking(all), [start, ...two])
    const table = tableOf(derived, 'rank', 'ranked')
    expect(table.complete).toBe(false)
    expect(cellsOf(derived, 'rank', 'ranked', 'place')).toMatchObject({ a: 1, b: 2 })
    expect(table.states).not.toContain('settled')
  })

  it('EVAL-3 a row that settled onto another port is expected no more', () => {
    const { complete, place } = placesAt(all, '2019-07-01')
    expect(complete).toBe(true)
    expect(Object.keys(place)).toEqual(['a', 'b'])
  })

  it('EVAL-4 到期为准 waits for its date, 达到比例 for its share', () => {
    expect(placesAt({ rule: 'due', at: 'final_by' }, '2019-06-07').complete).toBe(false)
    expect(placesAt({ rule: 'due', at: 'final_by' }, '2019-06-20').complete).toBe(true)
    expect(placesAt({ rule: 'share', share: '60' }, '2019-06-05').complete).toBe(true)
    expect(placesAt({ rule: 'share', share: '70' }, '2019-06-05').complete).toBe(false)
  })

  it('EVAL-6 a row still open at the date is 待定, or counts 0, or is left out, as stated', () => {
    // Rows wait in a form without a due date, so that only the ranking has one.
    const waiting = (late: string) => {
      const drawn = ranking({ rule: 'due', at: 'report_by', late })
      const ask = drawn.blocks.map((one) => (one.id === 'ask' ? { ...one, config: { ...one.config, due: '' } } : one))
      return cellsOf(
        derive({ ...drawn, blocks: ask }, [start, ...two, tick(instant('2019-06-20'))]),
        'rank',
        'ranked',
        'place',
      ).c
    }
    expect([waiting('pending'), waiting('zero'), waiting('exclude')]).toEqual(['?undecided', 3, '?excluded'])
  })
})

describe('results', () => {
  const drawn = asked(
    [score('x')],
    block('branch', { cases: [{ id: 'high', label: '高', when: 'x >= 85' }] }),
    block('result', { who: { role: 'office' }, completeness: all }),
  )
  const facts = [start, ...sheets({ a: [9000], b: [8000], c: [7000] })]

  it('RES-1 two branches frozen are two results', () => {
    const both = {
      ...drawn,
      blocks: [...drawn.blocks, block('result', { completeness: all }, 'second')],
      wires: [...drawn.wires, { from: { block: 'branch', port: 'high' }, to: { block: 'second', port: 'in' } }],
    }
    const results = derive(both, facts).results
    expect(results.map((one) => [one.block, one.live.rows.keys])).toEqual([
      ['result', ['b', 'c']],
      ['second', ['a']],
    ])
  })

  it('RES-2 a result holds its domain: everybody before the first branch, each in or out', () => {
    const live = derive(drawn, facts).results[0]?.live.rows
    expect(live?.keys).toEqual(['b', 'c'])
    expect(live?.domain.map(({ key, standing }) => [key, standing])).toEqual([
      ['a', 'out'],
      ['b', 'in'],
      ['c', 'in'],
    ])
  })

  it('RES-3 two freezes of one digest are one', () => {
    const live = derive(drawn, facts)
    const once = derive(drawn, [...facts, freezing(live, 'result', 1, instant('2019-06-12'))])
    const twice = derive(drawn, [
      ...facts,
      freezing(live, 'result', 1, instant('2019-06-12')),
      freezing(live, 'result', 1, instant('2019-06-13')),
    ])
    expect(twice.results[0]?.frozen).toEqual(once.results[0]?.frozen)
  })

  it('ROW-5 the key is kept by every block but roster and regroup', () => {
    const derived = derive(drawn, facts)
    for (const place of ['roster.rows', 'ask.answered', 'branch.else', 'result.frozen']) {
      const [id = '', port = ''] = place.split('.')
      expect(tableOf(derived, id, port).keyType).toEqual(['village'])
    }
  })
})
