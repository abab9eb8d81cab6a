import fc from 'fast-check'
import {
  BLOCK_KINDS,
  blockDef,
  type Edit,
  fragmentOf,
  type Json,
  type JsonObject,
  type Parameter,
  type SettingPath,
} from '../../src/index.ts'
import { sound } from '../sound.ts'

const PORTS = [
  'in',
  'cycle',
  'rows',
  'answered',
  'silent',
  'scored',
  'ranked',
  'settled',
  'passed',
  'frozen',
  'front',
  'back',
  'else',
  'open',
  'awards',
]
const ids = fc.constantFrom(...sound.blocks.map((block) => block.id), 'new_a', 'new_b', 'absent')
const port = fc.record({ block: ids, port: fc.constantFrom(...PORTS) })
const wire = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...sound.wires) },
  { weight: 1, arbitrary: fc.record({ from: port, to: fc.record({ block: ids, port: fc.constant('in') }) }) },
)
const fresh = fc
  .record({ id: fc.constantFrom('new_a', 'new_b', 'rank'), kind: fc.constantFrom(...BLOCK_KINDS) })
  .map(({ id, kind }) => ({
    id,
    kind,
    // An example is what its schema made of JSON.
    config: blockDef(kind).example as unknown as JsonObject,
  }))
const settings = fc.constantFrom<readonly [string, readonly (string | number)[], Json]>(
  ['rank', ['tie'], 'dense'],
  ['rank', ['minimum'], 1],
  ['rank', ['minimum'], -1],
  ['rank', ['completeness', 'rule'], 'due'],
  ['branch', ['cases'], [{ id: 'front', label: '前列', when: 'place <= 5' }]],
  ['branch', ['cases', 0, 'label'], '先进'],
  ['branch', ['cases', 0, 'id'], 'best'],
  ['ask', ['fields', 0, 'label'], '得分'],
  ['ask', ['__proto__', 'x'], 1],
  ['post', ['nothing'], 1],
)
const parameter = (id: string, block: string, path: SettingPath): Parameter => ({
  id,
  label: '可调',
  block,
  path,
  mode: 'free',
})
/** Any edit of the sound drawing, allowed or not. */
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ do: fc.constant('add' as const), block: fresh }),
  fc.record({ do: fc.constant('remove' as const), block: ids }),
  fc.record({ do: fc.constant('duplicate' as const), block: ids, as: fc.constantFrom('new_a', 'new_b') }),
  fc.record({ do: fc.constant('connect' as const), wire }),
  fc.record({ do: fc.constant('disconnect' as const), wire }),
  fc.record({ do: fc.constant('insert' as const), block: fresh, wire }),
  fc.record({
    do: fc.constant('rename-block' as const),
    block: ids,
    name: fc.constantFrom('', '村级排名', '  ', '长'.repeat(41)),
  }),
  settings.map(([block, path, value]) => ({ do: 'set' as const, block, path, value })),
  fc.record({ do: fc.constant('mark-end' as const), port }),
  fc.record({ do: fc.constant('unmark-end' as const), port: fc.oneof(port, fc.constantFrom(...sound.ends)) }),
  fc.record({
    do: fc.constant('group' as const),
    group: fc.record({
      id: fc.constantFrom('g1', 'g2'),
      title: fc.constantFrom('评分', '奖惩', ''),
      blocks: fc.uniqueArray(ids, { maxLength: 3 }),
    }),
  }),
  fc.record({ do: fc.constant('ungroup' as const), group: fc.constantFrom('g1', 'g2') }),
  fc.record({
    do: fc.constant('rename-group' as const),
    group: fc.constantFrom('g1', 'g2'),
    title: fc.constant('新组'),
  }),
  fc.record(
    { do: fc.constant('regroup' as const), block: ids, group: fc.constantFrom('g1', 'g2') },
    { requiredKeys: ['do', 'block'] },
  ),
  fc.constantFrom<Edit>(
    { do: 'set-parameter', parameter: parameter('p1', 'rank', ['minimum']) },
    { do: 'set-parameter', parameter: parameter('p2', 'branch', ['cases', 'front', 'when']) },
    { do: 'set-parameter', parameter: parameter('p2', 'rank', ['nothing']) },
    { do: 'remove-parameter', parameter: 'p1' },
    { do: 'remove-item', block: 'branch', path: ['cases'], at: 0 },
    { do: 'move-item', block: 'ask', path: ['fields'], from: 0, to: 2 },
    { do: 'insert-item', block: 'ask', path: ['fields'], item: { id: 'note', label: '说明', type: 'text' }, at: 1 },
    { do: 'reorder', list: 'wires', order: [1, 0] },
    { do: 'reorder', list: 'ends', order: [4, 2, 0, 1, 3] },
    { do: 'duplicate-blocks', as: { rank: 'rank_2', objection: 'objection_2' } },
    { do: 'paste', fragment: fragmentOf(sound, ['ask', 'score']), as: { ask: 'ask_2', score: 'score_2' } },
  ),
  fc.constant<Edit>({ do: 'set-rounding', rounding: { mode: 'each-step', rule: 'half-even' } }),
  fc.constantFrom<Edit>({ do: 'rename', name: '新机制' }, { do: 'rename', name: ' ' }),
)
