import { describe, expect, it } from 'vitest'
import { backtest, type Mechanism, outlook, type PastCycle, replayed } from '../../src/index.ts'
import { block, opened, pins } from '../build.ts'
import { all, chain, score, sheets } from '../chain.ts'

/** The last ones are listed. */
const scheme = (size: string): Mechanism => {
  const bands = [{ id: 'back', label: '后进', from: 'bottom', size, edge: 'order' }]
  const line = chain(
    block('cycle', {}),
    block('roster', {}),
    block('ask', { fields: [score('score')] }),
    block('rank', { completeness: all, bands, minimum: 1 }),
    block('result', { completeness: all, mode: 'automatic' }),
    block('branch', { cases: [{ id: 'behind', label: '后进', when: 'back' }] }),
  )
  const title = { channel: 'exposure', title: '末位通报', columns: ['score'], signatory: { role: 'office' } }
  return {
    ...line,
    blocks: [...line.blocks, block('tell', title)],
    wires: [...line.wires, { from: { block: 'branch', port: 'behind' }, to: { block: 'tell', port: 'in' } }],
  }
}

const month = (period: string, given: { readonly [row: string]: number }): PastCycle => ({
  period,
  facts: [
    opened({ ...pins(Object.keys(given).map((id) => ({ id }))), period }),
    ...sheets(Object.fromEntries(Object.entries(given).map(([row, value]) => [row, [value]]))),
  ],
})

const PAST = [month('2019-03', { a: 90, b: 80, c: 70, d: 60 }), month('2019-04', { a: 60, b: 70, c: 80, d: 90 })]

const played = (mechanism: Mechanism) => ({ mechanism, cycles: [...replayed(mechanism, PAST)] })

describe('what a draft does, for whoever decides on it', () => {
  const [published, draft] = [scheme('2'), scheme('1')]
  const found = outlook(played(published), played(draft), PAST, undefined)

  it('BACK-3 everything is counted once: by cycle, by unit, and in all, as the comparison counts it', () => {
    const { totals } = backtest(draft, published, PAST)
    const { tally } = found
    expect(tally.kinds.map(({ what }) => what)).toContain('末位通报')
    const listed = tally.kinds.findIndex(({ what }) => what === '末位通报')
    expect(tally.cycles.map(({ sums }) => sums[listed])).toEqual([
      { before: 2n, after: 1n },
      { before: 2n, after: 1n },
    ])
    for (const [at, { what, kind }] of tally.kinds.entries()) {
      const total = totals.find((one) => one.what === what && one.kind === kind)
      expect(tally.totals[at]).toEqual({ before: total?.before, after: total?.after })
      for (const side of ['before', 'after'] as const) {
        const perUnit = tally.units.reduce((sum, { sums }) => sum + (sums[at]?.[side] ?? 0n), 0n)
        const perCycle = tally.cycles.reduce((sum, { sums }) => sum + (sums[at]?.[side] ?? 0n), 0n)
        expect([perUnit, perCycle]).toEqual([tally.totals[at]?.[side], tally.totals[at]?.[side]])
      }
    }
  })

  it('BACK-6 whoever is listed less often is better off, and the periods are named', () => {
    const of = (unit: string) => found.verdicts.find((one) => one.unit === unit)
    // March lists c and d under the old version, d alone under the draft; April a and b, then a alone.
    expect(of('c')).toEqual({ unit: 'c', verdict: 'better', reasons: ['2019-03 不再列入“末位通报”'] })
    expect(of('b')).toEqual({ unit: 'b', verdict: 'better', reasons: ['2019-04 不再列入“末位通报”'] })
    expect(of('d')?.verdict).toBe('same')
    const back = outlook(played(draft), played(published), PAST, undefined)
    expect(back.verdicts.find(({ unit }) => unit === 'c')?.verdict).toBe('worse')
  })

  it('NOISE-4 the chance of two hits a year stands beside each other for both versions', () => {
    expect(found.luck).toHaveLength(1)
    const [{ before, after, bottom } = { before: undefined, after: undefined, bottom: false }] = found.luck
    expect(bottom).toBe(true)
    expect(Number((before?.of ?? 0n) * 1000n) / Number(before?.in ?? 1n)).toBeGreaterThan(
      Number((after?.of ?? 0n) * 1000n) / Number(after?.in ?? 1n),
    )
  })

  it('RES-2 a table that was official and comes out otherwise is counted, one that comes out the same is not', () => {
    const digest = played(published).cycles[0]?.derived.results[0]?.live.digest ?? ''
    const withFrozen = (text: string): PastCycle[] =>
      PAST.map((one, at) =>
        at === 0 && 'facts' in one
          ? {
              ...one,
              facts: [
                ...one.facts,
                {
                  ...one.facts[0]!,
                  kind: 'frozen',
                  slot: { block: 'result' },
                  value: { revision: 1, digest: text, rows: { keys: [], columns: [], domain: [] } },
                } as never,
              ],
            }
          : one,
      )
    const unlike = (text: string) => outlook(played(published), played(draft), withFrozen(text), undefined).unlike
    expect(unlike(digest)).toBe(0)
    expect(unlike('another')).toBe(1)
  })
})
