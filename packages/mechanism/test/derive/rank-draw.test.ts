import { describe, expect, it } from 'vitest'
import { derive, digestOf } from '../../src/index.ts'
import { block, column, fact, findingCodes, instant, opened, pins, tableOf } from '../build.ts'
import { asked, score, sheets } from '../chain.ts'

const drawn = asked(
  [score('x'), score('y')],
  block('rank', {
    column: 'x',
    minimum: 1,
    completeness: { rule: 'all' },
    tieBreaks: [{ column: 'y', direction: 'desc' }],
    drawTies: true,
  }),
)
const units = ['a', 'b', 'c', 'd'].map((id) => ({ id }))
const given = sheets({ a: [9000, 100], b: [9000, 100], c: [9000, 'unreported'], d: [8000, 900] })
const seed = (text: string) => fact('drawn', { seed: text }, { block: 'rank' }, { known: instant('2019-06-04') })
const ranked = (drawHash: string | undefined, ...more: Parameters<typeof derive>[1]) =>
  derive(drawn, [opened(pins(units, drawHash === undefined ? {} : { drawHash })), ...given, ...more])
const places = (...at: Parameters<typeof ranked>) => column(tableOf(ranked(...at), 'rank', 'ranked'), 'place')

describe('RANK-3 what is still equal', () => {
  it('RANK-3 a missing tie-break stands behind one that is there; before the seed is published equals stay tied', () => {
    expect(places(digestOf('s'))).toEqual({ a: 1, b: 1, c: 3, d: 4 })
  })

  it('RANK-3 is drawn by hash(seed, key), which anybody can check', () => {
    const first = ['a', 'b'].sort((x, y) => (digestOf(`s\n${x}`) < digestOf(`s\n${y}`) ? -1 : 1))
    expect(places(digestOf('s'), seed('s'))).toEqual({ [first[0]!]: 1, [first[1]!]: 2, c: 3, d: 4 })
    // Some other seed puts them the other way round: the draw is not the order of names.
    const turned = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'].map((text) => places(digestOf(text), seed(text)).a)
    expect(new Set(turned)).toEqual(new Set([1, 2]))
  })

  it('RANK-3 a seed that does not agree with what was published before draws nothing', () => {
    expect(places(digestOf('s'), seed('t'))).toMatchObject({ a: 1, b: 1 })
    expect(findingCodes(ranked(digestOf('s'), seed('t')))).toContain('draw.seed-differs')
    expect(places(undefined, seed('s'))).toMatchObject({ a: 1, b: 1 })
  })
})
