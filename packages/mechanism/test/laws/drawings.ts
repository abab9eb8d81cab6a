import fc from 'fast-check'
import type { Block, JsonObject, Mechanism } from '../../src/index.ts'
import { block, drawing } from '../build.ts'
import { caseConfig, historyConfig, joinConfig, ladderConfig } from './memory.ts'

const AMOUNTS = ['0', '33.33', '100', '2000', '5000']

const completeness = fc.oneof(
  fc.constant({ rule: 'all' }),
  fc.record({
    rule: fc.constant('due'),
    at: fc.constant('score_by'),
    late: fc.constantFrom('pending', 'zero', 'exclude'),
  }),
  fc.record({ rule: fc.constant('share'), share: fc.constantFrom('50', '66.6') }),
)

const askConfig = fc.record({
  fields: fc.constant([
    { id: 'litter', label: '垃圾处数', type: 'count', least: '0' },
    { id: 'look', label: '村容', type: 'score', scale: 1, least: '0', most: '100' },
    { id: 'checked', label: '上级检查', type: 'flag' },
  ]),
  due: fc.constantFrom('', 'report_by'),
  assessors: fc.constantFrom(1, 1, 2),
  merge: fc.constantFrom('mean', 'trimmed', 'median', 'unanimous'),
})

const scoreConfig = fc.record({
  items: fc
    .record({ method: fc.constantFrom('deduct', 'bands'), weight: fc.constantFrom('1', '0.3', '2.5') })
    .map(({ method, weight }) => [
      {
        id: 'litter',
        label: '垃圾',
        method,
        column: 'litter',
        each: '1.5',
        full: '20',
        deductCap: '15',
        bands: [
          { to: '3', points: '10' },
          { from: '3', points: '2.5' },
        ],
      },
      { id: 'look', label: '村容', column: 'look', weight, cap: '90' },
    ]),
  combine: fc.constantFrom('sum', 'mean'),
  missing: fc.constantFrom('pending', 'zero', 'exclude', 'rescale'),
  floor: fc.constantFrom('', '10'),
  scale: fc.constantFrom(0, 2, -1),
})

const rankConfig = fc.record({
  direction: fc.constantFrom('desc', 'asc'),
  within: fc.constantFrom('', 'category'),
  tie: fc.constantFrom('standard', 'dense'),
  minimum: fc.constantFrom(1, 3),
  completeness,
  bands: fc
    .tuple(fc.constantFrom('all', 'none', 'order'), fc.constantFrom('1', '2'))
    .map(([edge, size]) => [{ id: 'back', label: '后进', from: 'bottom', size, edge }]),
})

const allocateConfig = fc.record({
  pool: fc.constantFrom('none', 'amount', 'zero'),
  amount: fc.constantFrom('0', '0.07', '1000', '99999.99'),
  method: fc.constantFrom('place', 'band', 'share', 'above'),
  ties: fc.constantFrom('split', 'high', 'low'),
  end: fc.constantFrom('top', 'bottom'),
  places: fc.tuple(fc.constantFrom(...AMOUNTS), fc.constantFrom(...AMOUNTS, '-500')).map(([first, later]) => [
    { from: 1, to: 1, amount: first },
    { from: 2, to: 4, amount: later },
  ]),
  bands: fc.constant([{ column: 'back', amount: '-200' }]),
  weight: fc.constant('score'),
  line: fc.constantFrom('0', '40'),
  cap: fc.constantFrom('', '300'),
  step: fc.constantFrom('fen', 'yuan'),
  residue: fc.constantFrom('largest', 'each'),
  leftOver: fc.constantFrom('keep', 'redistribute'),
  exhausted: fc.constantFrom('proportional', 'place', 'stop'),
  zeroSum: fc.constantFrom('account', 'scale-awards', 'scale-charges'),
  within: fc.constantFrom('', 'category'),
  pots: fc.constantFrom('each', 'shared'),
  missing: fc.constantFrom('wait', 'reserve'),
  completeness,
})

const attributes = {
  categories: [
    { id: 'A', label: 'A 类' },
    { id: 'B', label: 'B 类' },
  ],
}
const signatory = { role: 'leader' }

/** A chain as counties draw it: some blocks come and go, settings vary, ids fall in any order. */
export const anyDrawing: fc.Arbitrary<Mechanism> = fc
  .record({
    ask: askConfig,
    score: scoreConfig,
    rank: rankConfig,
    allocate: allocateConfig,
    objection: fc.boolean(),
    result: fc.boolean(),
    direction: fc.constantFrom('credit', 'by-sign', 'debit'),
    channel: fc.constantFrom('honour', 'exposure', 'criticism'),
    mode: fc.constantFrom('first', 'all'),
    history: historyConfig,
    ladder: ladderConfig,
    join: joinConfig,
    case: caseConfig,
    losses: fc.boolean(),
    names: fc.shuffledSubarray('abcdefghijklmnopqrst'.split(''), { minLength: 20 }),
  })
  .map((drawn) => {
    const blocks: Block[] = []
    const wires: string[] = []
    const add = (kind: Block['kind'], config: JsonObject, from: string): string => {
      const id = `${drawn.names[blocks.length]}_${kind}`
      blocks.push(block(kind, config, id))
      if (from !== '') wires.push(`${from}>${id}`)
      return id
    }
    const stages = [
      { id: 'report_by', label: '填报截止', base: 'end', offset: 3 },
      { id: 'score_by', label: '计分截止', base: 'end', offset: 6 },
    ]
    const cycle = add('cycle', { stages }, '')
    const roster = add('roster', { subject: 'village', attributes }, `${cycle}.cycle`)
    const ask = add('ask', drawn.ask as JsonObject, `${roster}.rows`)
    const score = add('score', { ...drawn.score, losses: drawn.losses } as JsonObject, `${ask}.answered`)
    const rank = add('rank', drawn.rank as JsonObject, `${score}.scored`)
    const told = drawn.objection
      ? `${add('objection', { decider: { role: 'arbiter' }, escalateTo: { role: 'leader' } }, `${rank}.ranked`)}.settled`
      : `${rank}.ranked`
    const fixed = drawn.result
      ? `${add('result', { who: { role: 'office' }, completeness: { rule: 'all' } }, told)}.frozen`
      : told
    const allocate = add('allocate', drawn.allocate as JsonObject, fixed)
    const lines = [{ column: 'award', direction: drawn.direction }]
    add('post', { lines, signatory }, `${allocate}.awards`)
    const branch = add(
      'branch',
      {
        mode: drawn.mode,
        cases: [
          { id: 'behind', label: '后进', when: 'back' },
          { id: 'seen', label: '查过', when: 'checked' },
        ],
      },
      fixed,
    )
    add('tell', { channel: drawn.channel, columns: ['score'], signatory }, `${branch}.behind`)
    const history = add('history', { ...drawn.history, result: 'past' } as JsonObject, `${fixed}`)
    add('ladder', { ...drawn.ladder, signatory } as JsonObject, `${history}.rows`)
    const join = add('join', drawn.join as JsonObject, '')
    wires.push(`${history}.rows>${join}.left`, `${branch}.${drawn.mode === 'first' ? 'else' : 'seen'}>${join}.right`)
    add('case', drawn.case as JsonObject, `${branch}.behind`)
    add(
      'regroup',
      { aggregates: [{ id: 'village_mean', label: '村均分', column: 'score', missing: 'present', scale: 2 }] },
      `${score}.scored`,
    )
    return drawing(blocks, wires)
  })
