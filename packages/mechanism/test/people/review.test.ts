import { describe, expect, it } from 'vitest'
import { type AnyFact, derive, type FactValues, type JsonObject, type Mechanism } from '../../src/index.ts'
import { block, fact, findingCodes, instant, opened, pins, stateOf, tableOf, tick } from '../build.ts'
import { all, amendment, asked, cellsOf, score, sheets } from '../chain.ts'

const units = ['a', 'b'].map((id) => ({ id }))
const base = pins(units)
const post = (role: string, ...holders: string[]) => ({ id: `post-${role}`, unit: base.owner, role, holders })
// Posts of the test's own, beside those of every test.
const people = {
  ...base,
  graph: {
    ...base.graph,
    posts: [
      ...base.graph.posts,
      ...([
        post('panel', 'p1', 'p2', 'p3'),
        post('first', 'f1'),
        post('second', 's1'),
      ] as never as typeof base.graph.posts),
    ],
  },
}
const start = opened(people)
const given = sheets({ a: [9000], b: [8000] })

const drawn = (config: JsonObject): Mechanism =>
  asked([score('x')], block('review', { who: { role: 'panel' }, escalateTo: { role: 'leader' }, ...config }))

const taskOf = (mechanism: Mechanism, facts: readonly AnyFact[], row = 'a') =>
  derive(mechanism, facts).open.find((task) => String(task.row) === row)

/** Verdicts on what stands open at that moment, one after another. */
function judging(
  mechanism: Mechanism,
  facts: readonly AnyFact[],
  verdicts: readonly (readonly [by: string, value: Partial<FactValues['judged']>, day?: string])[],
): AnyFact[] {
  const seen = taskOf(mechanism, facts)?.items[0] ?? ''
  return verdicts.map(([by, value, day = '2019-06-04'], at) =>
    fact(
      'judged',
      { verdict: 'passed', seen, ...value },
      { block: 'review', row: 'a', person: by },
      { by, known: instant(day, 10 + at), id: `judged-${by}-${day}-${at}` },
    ),
  )
}

/** Where row a settled. */
const wayOf = (mechanism: Mechanism, facts: readonly AnyFact[]): string => {
  const derived = derive(mechanism, facts)
  const settled = ['passed', 'refused'].filter((port) => stateOf(tableOf(derived, 'review', port), 'a') === 'settled')
  return settled[0] ?? 'open'
}

describe('quorum', () => {
  const facts = [start, ...given]
  const way = (config: JsonObject, ...verdicts: Parameters<typeof judging>[2]) => {
    const mechanism = drawn(config)
    return wayOf(mechanism, [...facts, ...judging(mechanism, facts, verdicts)])
  }
  const no = { verdict: 'refused' } as const

  it('REV-1 或签, 会签 and 比例 are decided as soon as they are certain', () => {
    expect(way({ quorum: 'any' }, ['p1', {}])).toBe('passed')
    expect(way({ quorum: 'all' }, ['p1', {}], ['p2', {}])).toBe('open')
    expect(way({ quorum: 'all' }, ['p1', {}], ['p2', {}], ['p3', {}])).toBe('passed')
    expect(way({ quorum: 'all' }, ['p1', {}], ['p2', no])).toBe('refused')
    expect(way({ quorum: 'share', share: '60' }, ['p1', {}], ['p2', {}])).toBe('passed')
    expect(way({ quorum: 'share', share: '70' }, ['p1', {}], ['p2', no])).toBe('refused')
  })

  it('REV-1 票签 is counted when everybody voted, or at the date over the votes cast', () => {
    const ballot = { quorum: 'ballot', share: '50', due: 'final_by' }
    expect(way(ballot, ['p1', {}], ['p2', {}])).toBe('open')
    expect(way(ballot, ['p1', {}], ['p2', {}], ['p3', no])).toBe('passed')
    const mechanism = drawn(ballot)
    const votes = judging(mechanism, facts, [
      ['p1', {}],
      ['p2', no],
    ])
    expect(wayOf(mechanism, [...facts, ...votes, tick(instant('2019-06-20'))])).toBe('passed')
  })

  it('REV-1 依次: the task is the next one’s, and whoever is not asked yet is not heard', () => {
    const chained = { quorum: 'sequence', inTurn: [{ who: { role: 'first' } }, { who: { role: 'second' } }] }
    const mechanism = drawn(chained)
    const one = judging(mechanism, facts, [['p1', {}]])
    expect(taskOf(mechanism, [...facts, ...one])?.persons).toEqual(['f1'])
    expect(way(chained, ['s1', {}], ['p1', {}])).toBe('open')
    expect(way(chained, ['f1', {}], ['p1', {}], ['s1', {}])).toBe('open')
    expect(way(chained, ['p1', {}], ['f1', {}], ['s1', {}])).toBe('passed')
    expect(way(chained, ['p1', {}], ['f1', no])).toBe('refused')
    // Without further desks the holders of one post, one after another.
    expect(way({ quorum: 'sequence' }, ['p2', {}], ['p1', {}])).toBe('open')
    expect(way({ quorum: 'sequence' }, ['p1', {}], ['p2', {}], ['p3', {}])).toBe('passed')
  })
})

describe('return', () => {
  const returning = { onRefusal: 'return', returnTo: 'ask', returnWithin: 2, maxRounds: 2 }
  const refuse = [['p1', { verdict: 'refused' }, '2019-06-10']] as const
  const second = (day: string): AnyFact =>
    fact(
      'answered',
      { sheet: [9500] },
      { block: 'ask', row: 'a', person: 'inspector-1', round: 2 },
      { id: `second-${day}`, known: instant(day) },
    )

  it('REV-3 the same people state again within so many working days, also after the date, and that is no delay', () => {
    const mechanism = drawn(returning)
    const facts = [start, ...given]
    const refused = [...facts, ...judging(mechanism, facts, refuse)]
    const task = taskOf(mechanism, refused)
    expect(task).toMatchObject({ kind: 'answer', block: 'ask', dueAt: instant('2019-06-13', 0) })
    const again = derive(mechanism, [...refused, second('2019-06-12')])
    expect(cellsOf(again, 'ask', 'answered', 'x').a).toBe(9500)
    expect(cellsOf(again, 'ask', 'answered', 'round').a).toBe(2)
    expect(cellsOf(again, 'ask', 'answered', 'overdue').a).toBe(0)
    expect(taskOf(mechanism, [...refused, second('2019-06-12')])?.kind).toBe('judge')
    // After that it came too late, and nobody sent the row back without a verdict.
    expect(cellsOf(derive(mechanism, [...refused, second('2019-06-14')]), 'ask', 'answered', 'x').a).toBe(9000)
    expect(cellsOf(derive(mechanism, [...facts, second('2019-06-12')]), 'ask', 'answered', 'x').a).toBe(9000)
  })

  it('REV-5 silence may send the row back once; what is then not judged either goes to the next level', () => {
    const mechanism = drawn({ ...returning, onRefusal: 'leave', onSilence: 'return', due: 'final_by' })
    const silent = [start, ...given, tick(instant('2019-06-17'))]
    expect(taskOf(mechanism, silent)).toMatchObject({ kind: 'answer', block: 'ask', dueAt: instant('2019-06-19', 0) })
    const again = [...silent, second('2019-06-18')]
    expect(taskOf(mechanism, again)).toMatchObject({ kind: 'judge', role: 'leader' })
    expect(wayOf(mechanism, [...again, ...judging(mechanism, again, [['leader-1', {}, '2019-06-19']])])).toBe('passed')
  })
})

describe('what a verdict gives', () => {
  const facts = [start, ...given]
  const grade = {
    label: '难度',
    options: [
      { id: 'hard', label: '困难' },
      { id: 'plain', label: '一般' },
    ],
  }

  it('REV-1 定难度: the level stands beside the row; a pass without one is none', () => {
    const mechanism = drawn({ grade })
    const graded = [...facts, ...judging(mechanism, facts, [['p1', { grade: 'plain' }]])]
    expect(cellsOf(derive(mechanism, graded), 'review', 'passed', 'grade').a).toBe(1)
    const without = [...facts, ...judging(mechanism, facts, [['p1', {}]])]
    expect(wayOf(mechanism, without)).toBe('open')
    expect(findingCodes(derive(mechanism, without))).toContain('review.unfinished')
  })

  it('REV-1 群众评议: the mean of the marks, once there are enough; one above the full mark is none', () => {
    const mechanism = drawn({ rate: { label: '群众评议', most: '100', atLeast: 2 } })
    const marks = (...given: readonly number[]) =>
      judging(
        mechanism,
        facts,
        given.map((mark, at) => [`p${at + 1}`, { mark }] as const),
      )
    expect(wayOf(mechanism, [...facts, ...marks(9000)])).toBe('open')
    expect(cellsOf(derive(mechanism, [...facts, ...marks(9000, 8001)]), 'review', 'passed', 'rating').a).toBe(8501)
    expect(wayOf(mechanism, [...facts, ...marks(9000, 10_001)])).toBe('open')
  })

  it('REV-1, ASK-4 each item of a list is graded for itself', () => {
    const items = { label: '目标', fields: [{ id: 'aim', label: '目标', type: 'count', scale: 0 }], least: 1 }
    const plan = asked([], block('review', { who: { role: 'panel' }, grade }))
    const mechanism: Mechanism = {
      ...plan,
      blocks: plan.blocks.map((one) => (one.kind === 'ask' ? block('ask', { fields: [], items }) : one)),
      wires: plan.wires.map((wire) =>
        wire.to.block === 'review' ? { ...wire, from: { block: 'ask', port: 'items' } } : wire,
      ),
    }
    const aims = fact(
      'answered',
      { sheet: [], items: [1, 2].map((aim) => ({ id: `aim-${aim}`, sheet: [aim] })) },
      { block: 'ask', row: 'a', person: 'p9' },
      { known: instant('2019-06-03') },
    )
    const before = [start, aims]
    const seen = taskOf(mechanism, before, 'a|aim-2')?.items[0] ?? ''
    const verdict = fact(
      'judged',
      { verdict: 'passed', seen, grade: 'hard' },
      { block: 'review', row: 'a|aim-2' },
      { by: 'p1', known: instant('2019-06-05') },
    )
    const derived = derive(mechanism, [...before, verdict])
    expect(cellsOf(derived, 'review', 'passed', 'grade')['a|aim-2']).toBe(0)
    expect(stateOf(tableOf(derived, 'review', 'passed'), 'a|aim-1')).toBe('waiting')
  })
})

describe('what changes a verdict', () => {
  it('REV-2 a change by an objection’s decision leaves the verdict standing; any other voids it', () => {
    const mechanism = asked(
      [score('x')],
      block('review', { who: { role: 'panel' } }),
      block('objection', { decider: { role: 'arbiter' } }),
      block('result', { completeness: all }),
    )
    const facts = [start, ...given]
    const judged = [...facts, ...judging(mechanism, facts, [['p1', {}]])]
    const changed = amendment('a', [9500], '2019-06-05')
    expect(wayOf(mechanism, [...judged, changed])).toBe('open')
    const slot = { block: 'objection', row: 'a', item: 'objected' }
    const decided = (amends: readonly string[]) =>
      fact('decided', { outcome: 'upheld', amends: amends as never }, slot, { known: instant('2019-06-05', 11) })
    expect(wayOf(mechanism, [...judged, changed, decided([changed.id])])).toBe('passed')
    expect(wayOf(mechanism, [...judged, changed, decided(['another'])])).toBe('open')
  })

  it.each(['a', 'b'])('REV-2 a whole table is judged again, also where a decision moved its row %s only', (row) => {
    const mechanism = asked(
      [score('x')],
      block('review', { who: { role: 'panel' }, scope: 'table', completeness: all }),
      block('objection', { decider: { role: 'arbiter' } }),
      block('result', { completeness: all }),
    )
    const facts = [start, ...given]
    const seen = taskOf(mechanism, facts, '')?.items[0] ?? ''
    const day = { by: 'p1', known: instant('2019-06-04') }
    const verdict = fact('judged', { verdict: 'passed', seen }, { block: 'review' }, day)
    expect(taskOf(mechanism, [...facts, verdict], '')).toBeUndefined()
    const changed = amendment(row, [9500], '2019-06-05')
    const slot = { block: 'objection', row, item: 'objected' }
    const known = instant('2019-06-05', 11)
    const decided = fact('decided', { outcome: 'upheld', amends: [changed.id] }, slot, { known })
    const after = [...facts, verdict, changed, decided]
    expect(taskOf(mechanism, after, '')?.items).not.toEqual([seen])
    for (const one of ['a', 'b'])
      expect(stateOf(tableOf(derive(mechanism, after), 'review', 'passed'), one)).not.toBe('settled')
  })

  it('REV-4 a cell is set within what is allowed; both values are kept', () => {
    const mechanism = drawn({ amend: ['x'], limits: [{ column: 'x', least: '60', most: '100' }] })
    const set = (value: string) =>
      fact(
        'overridden',
        { column: 'x', value },
        { block: 'review', row: 'a', item: 'x' },
        { known: instant('2019-06-04'), by: 'p1' },
      )
    const value = (text: string) => {
      const derived = derive(mechanism, [start, ...given, set(text)])
      return [cellsOf(derived, 'review', 'passed', 'x').a, cellsOf(derived, 'ask', 'answered', 'x').a]
    }
    expect(value('6000')).toEqual([6000, 9000])
    expect(value('5999')).toEqual([9000, 9000])
    expect(findingCodes(derive(mechanism, [start, ...given, set('10001')]))).toContain('review.outside-limits')
  })
})
