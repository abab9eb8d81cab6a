import { describe, expect, it } from 'vitest'
import { apply, backtest, type JsonObject, type Mechanism, type PastCycle } from '../../src/index.ts'
import { block, opened, pins } from '../build.ts'
import { all, chain, score, sheets } from '../chain.ts'

const OFFICE = { role: 'office' }
const bands = (size: string) => [{ id: 'back', label: '后进', from: 'bottom', size, edge: 'order' }]

/** Ranking, official table, money for the first, points off and an interview for who is among the last again. */
const scheme = (size: string, first = '100.00'): Mechanism => {
  const line = chain(
    block('cycle', { stages: [{ id: 'report_by', label: '填报截止', base: 'end', offset: 5, step: 'workday' }] }),
    block('roster', {}),
    block('ask', { fields: [score('score')], due: 'report_by' }),
    block('rank', { completeness: all, bands: bands(size), minimum: 1 }),
    block('result', { completeness: all, mode: 'automatic' }),
    block('allocate', { completeness: all, places: [{ from: 1, to: 1, amount: first }] }),
    block('post', { reason: '月度奖励', lines: [{ account: 'money', column: 'award', direction: 'credit' }] }),
  )
  const memory = [
    block('history', {
      result: 'result',
      reads: [{ id: 'back', label: '后进', type: 'flag' }],
      hit: 'back',
      currentHit: 'back',
      gap: 'skip',
      figures: [{ id: 'times', label: '后进次数', across: 'count' }],
    }),
    block('ladder', {
      rungs: [
        {
          id: 'talk',
          label: '约谈',
          from: 2,
          to: 0,
          measures: [{ id: 'talk', label: '约谈负责人', target: { role: '' }, actor: OFFICE }],
        },
      ],
      signatory: OFFICE,
    }),
  ]
  return {
    ...line,
    blocks: [...line.blocks, ...memory],
    wires: [
      ...line.wires,
      { from: { block: 'result', port: 'frozen' }, to: { block: 'history', port: 'in' } },
      { from: { block: 'history', port: 'rows' }, to: { block: 'ladder', port: 'in' } },
    ],
  }
}

const month = (period: string, given: { readonly [row: string]: number }): PastCycle => ({
  period,
  facts: [
    opened({ ...pins(Object.keys(given).map((id) => ({ id }))), period }),
    ...sheets(Object.fromEntries(Object.entries(given).map(([row, value]) => [row, [value]]))),
  ],
})
const PAST = [
  month('2019-05', { a: 9000, b: 8000, c: 7000, d: 6000 }),
  month('2019-06', { a: 8000, b: 9000, c: 6000, d: 7000 }),
  month('2019-07', { a: 9000, b: 8000, c: 7000, d: 6500 }),
]

describe('backtest', () => {
  it('BACK-5 law replay: a published drawing over its own past differs in nothing', () => {
    const same = backtest(scheme('2'), scheme('2'), PAST)
    expect(same).toMatchObject({ units: [], cells: [], balance: [], notRun: [] })
    expect(same.sentences).toEqual(['2019-05 至 2019-07 共 3 期：草案与现行版本的后果完全相同。'])
  })
  it('BACK-3 two last instead of one: interviews counted month after month from what the draft itself froze', () => {
    // 后一: d, c, d → d twice: one interview in July. 后二: c and d every month → both in June and in July: four.
    const { totals, units, sentences } = backtest(scheme('2'), scheme('1'), PAST)
    expect(totals.find(({ kind }) => kind === 'document')).toMatchObject({
      what: '约谈负责人',
      punitive: true,
      before: 1n,
      after: 4n,
    })
    expect(units.map(({ unit, period }) => `${unit} ${period}`)).toEqual(['c 2019-06', 'd 2019-06', 'c 2019-07'])
    expect(sentences).toEqual([
      '2019-05 至 2019-07 共 3 期：草案与现行版本有 1 处后果不同。',
      '“约谈负责人”发出由 1 份变为 4 份，多 3 份。',
    ])
  })
  it('BACK-3 money by unit: 100 to 150 yuan for the first place, a twice, b once', () => {
    const { balance, totals } = backtest(scheme('1', '150.00'), scheme('1'), PAST)
    expect(totals.find(({ kind }) => kind === 'money')).toMatchObject({ before: 30000n, after: 45000n })
    expect(balance).toEqual([
      { unit: 'a', money: 10000n, points: 0n, rewards: 0, penalties: 0 },
      { unit: 'b', money: 5000n, points: 0n, rewards: 0, penalties: 0 },
    ])
  })
  it('BACK-6 cells of the official table that come out otherwise are named', () => {
    const { cells } = backtest(scheme('2'), scheme('1'), PAST.slice(0, 1))
    expect(cells).toEqual([
      { period: '2019-05', block: 'result', row: 'c', column: 'back', label: '后进', before: '0', after: '1' },
    ])
  })
  it('BACK-4 where only totals are known the form stands in for what is above, and that is said', () => {
    const scored = withScore(scheme('1'))
    const totals = {
      rows: {
        keys: ['a', 'b', 'c'].map((key) => key as never),
        columns: [{ id: 'score', cells: ['9000', '8000', '7000'].map((v) => ({ v })) }],
        domain: [],
      },
      types: [{ id: 'score', type: 'score', scale: 2 }] as const,
    }
    const past = [
      { period: '2019-05', pins: { ...pins([{ id: 'a' }, { id: 'b' }, { id: 'c' }]), period: '2019-05' }, totals },
    ]
    const { totals: sums, notRun } = backtest(withScore(scheme('1', '150.00')), scored, past)
    expect(notRun).toEqual([{ period: '2019-05', blocks: ['“填报”', '“计分”'] }])
    expect(sums.find(({ kind }) => kind === 'money')).toMatchObject({ before: 10000n, after: 15000n })
  })
  it('BACK-2 a review, a notice and a window in between do not stop the play', () => {
    const inserted = apply(scheme('1', '150.00'), {
      do: 'insert',
      block: block('objection', { window: 3 }, 'objection'),
      wire: { from: { block: 'rank', port: 'ranked' }, to: { block: 'result', port: 'in' } },
    })
    if (!inserted.ok) throw new Error(inserted.fault.message)
    const { totals } = backtest(inserted.value.mechanism, scheme('1'), PAST)
    expect(totals.find(({ kind }) => kind === 'money')).toMatchObject({ before: 30000n, after: 45000n })
  })
  it('BACK-1 without a past there is nothing to say, and that is said', () => {
    expect(backtest(scheme('1'), scheme('1'), []).sentences).toEqual(['没有往期可以回测，请先运行一期或导入历史成绩。'])
  })
})

/** The score of the ranking made from a form of deductions. */
function withScore(mechanism: Mechanism): Mechanism {
  const ask: JsonObject = { fields: [score('litter')], due: 'report_by' }
  const rule: JsonObject = { base: '100', items: [{ id: 'litter', label: '垃圾', method: 'deduct', column: 'litter' }] }
  const blocks = mechanism.blocks.map((one) => (one.id === 'ask' ? { ...one, config: ask } : one))
  const wires = mechanism.wires.filter(({ from }) => from.block !== 'ask')
  return {
    ...mechanism,
    blocks: [...blocks, block('score', rule)],
    wires: [
      ...wires,
      { from: { block: 'ask', port: 'answered' }, to: { block: 'score', port: 'in' } },
      { from: { block: 'score', port: 'scored' }, to: { block: 'rank', port: 'in' } },
    ],
  }
}
