import { describe, expect, it } from 'vitest'
import { derive } from '../../src/index.ts'
import { column, freezing, instant, tableOf, tick } from '../build.ts'
import { matouFacts, matouMechanism, PUBLISHED } from './matou.ts'

const before = derive(matouMechanism, matouFacts)
const frozen = [...matouFacts, freezing(before, 'result', 1, instant('2019-06-10'))]

describe('码头镇 May 2019', () => {
  it('RANK-2 ranks of 24 villages equal the published ones, ties 8-8-10-10, 15-15-15-18, 18-18-18-21', () => {
    const places = column(tableOf(before, 'rank', 'ranked'), 'place')
    const published = PUBLISHED.filter((row) => row.published_rank !== '')
    expect(published).toHaveLength(24)
    for (const row of published)
      expect([row.village, places[row.code!]]).toEqual([row.village, Number(row.published_rank)])
    const sorted = published.map((row) => places[row.code!])
    expect(sorted.slice(7, 11)).toEqual([8, 8, 10, 10])
    expect(sorted.slice(14, 18)).toEqual([15, 15, 15, 18])
    expect(sorted.slice(17, 21)).toEqual([18, 18, 18, 21])
  })

  it('RANK-1 码头社区 is unsampled, takes no place and is not last', () => {
    const community = PUBLISHED.find((row) => row.village === '码头社区')!.code!
    const last = PUBLISHED.find((row) => row.village === '码头村')!.code!
    const ranked = tableOf(before, 'rank', 'ranked')
    expect(column(ranked, 'score')[community]).toBe('?unsampled')
    expect(column(ranked, 'place')[community]).toBe('?unsampled')
    expect(column(ranked, 'count')[last]).toBe(24)
    expect(column(ranked, 'from_bottom')[last]).toBe(1)
  })

  it('EVAL-9 before the freeze awards are provisional and nothing is to be paid', () => {
    expect(before.results[0]).toMatchObject({ complete: true, stale: false })
    expect(before.effects).toEqual([])
    const awards = tableOf(before, 'allocate', 'awards')
    const amounts = column(awards, 'award')
    for (const [at, key] of awards.keys.entries()) {
      const reward = PUBLISHED.find((row) => row.code === key)!
      expect(awards.states[at]).toBe(reward.upper_level_inspector === '' ? 'waiting' : 'provisional')
      if (reward.upper_level_inspector !== '') expect(amounts[key]).toBe(Number(reward.reward_yuan || '0') * 100)
    }
    expect(before.open).toContainEqual(expect.objectContaining({ block: 'result', kind: 'freeze', role: 'office' }))
  })

  it('ALLOC-2 places 1–2 of the inspected get 5,000 yuan, 3–7 get 2,000: 20,000.00 in all, as published', () => {
    const derived = derive(matouMechanism, frozen)
    const awards = column(tableOf(derived, 'allocate', 'awards'), 'award')
    for (const row of PUBLISHED) {
      if (row.upper_level_inspector === '') expect(awards[row.code!]).toBeUndefined()
      else expect([row.village, awards[row.code!]]).toEqual([row.village, Number(row.reward_yuan || '0') * 100])
    }
    expect(Object.values(awards).reduce<number>((sum, fen) => sum + Number(fen), 0)).toBe(2_000_000)
    expect(derived.results[0]).toMatchObject({ stale: false, frozen: { revision: 1 } })
    expect(derived.effects.filter((effect) => effect.kind === 'ledger')).toHaveLength(7)
    expect(derived.effects.every((effect) => effect.standing === 'ready' && !effect.punitive)).toBe(true)
  })

  it('RES-4 a correction after the freeze leaves awards as frozen and marks the result stale', () => {
    const village = PUBLISHED[0]!.code!
    const derived = derive(matouMechanism, [
      ...frozen,
      {
        ...matouFacts.find((fact) => fact.slot.row === village)!,
        id: 'correction',
        value: { sheet: [8000, 0] },
        known: instant('2019-06-12'),
        supersedes: `sheet-ask-${village}`,
      } as never, // a hand-made correction
      tick(instant('2019-06-13')),
    ])
    expect(column(tableOf(derived, 'rank', 'ranked'), 'place')[village]).toBe(24)
    expect(column(tableOf(derived, 'allocate', 'awards'), 'award')[village]).toBe(500_000)
    expect(derived.results[0]).toMatchObject({ stale: true })
  })
})
