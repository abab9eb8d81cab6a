import { describe, expect, it } from 'vitest'
import { BLOCK_KINDS, type Block, check, type Mechanism } from '../../src/index.ts'
import { sound } from '../sound.ts'
import { after, bypassing, document, wireOf, withConfig } from './planted.ts'

const item = (id: string, column: string, weight: string) => ({ id, label: id, column, weight })
const bands = (...rows: readonly (readonly [string, string])[]) => ({
  items: [
    {
      id: 'b',
      label: '村容',
      method: 'bands',
      column: 'field',
      bands: rows.map(([from, to]) => ({ from, to, points: '1' })),
    },
  ],
})
const person = { audience: 'public', names: 'persons' }

/** A faulty drawing, the code it must raise, and the block it must name. */
const PLANTED: readonly (readonly [rule: string, code: string, block: string | undefined, mechanism: Mechanism])[] = [
  // A kind from outside is text; the cast plants what the type forbids.
  [
    'CHECK-1 an unknown kind',
    'settings',
    'x',
    document({ blocks: [...sound.blocks, { id: 'x', kind: 'loop' as Block['kind'], config: {} }] }),
  ],
  ['CHECK-1 a setting out of range', 'settings', 'rank', withConfig('rank', { minimum: 0 })],
  ['CHECK-1 two blocks with one id', 'same-id', 'rank', document({ blocks: [...sound.blocks, sound.blocks[4]!] })],
  ['CHECK-2 no cycle', 'no-cycle', undefined, after({ do: 'remove', block: 'cycle' })],
  ['CHECK-2 a second cycle', 'many-cycles', 'again', after({ do: 'duplicate', block: 'cycle', as: 'again' })],
  [
    'WIRE-1 a wire to an unknown block',
    'unknown-block',
    'nowhere',
    document({ wires: [...sound.wires, wireOf('rank.ranked', 'nowhere')] }),
  ],
  [
    'WIRE-1 a wire from an unknown port',
    'unknown-port',
    'rank',
    document({ wires: [...sound.wires.slice(1), wireOf('rank.sideways', 'post')] }),
  ],
  [
    'WIRE-1 two wires into one input',
    'input-taken',
    'post',
    document({ wires: [...sound.wires, wireOf('rank.ranked', 'post')] }),
  ],
  [
    'CHECK-3 an input nothing is wired to',
    'input-open',
    'rank',
    after({ do: 'disconnect', wire: wireOf('score.scored', 'rank') }),
  ],
  [
    'CHECK-4 a cycle wired to a ranking',
    'wire-kind',
    'rank',
    document({ wires: [...sound.wires.filter((w) => w.to.block !== 'rank'), wireOf('cycle.cycle', 'rank')] }),
  ],
  [
    'CHECK-5 a ring',
    'ring',
    'objection',
    document({ wires: [...sound.wires.filter((w) => w.to.block !== 'rank'), wireOf('objection.settled', 'rank')] }),
  ],
  [
    'CHECK-6 a block nothing flows to',
    'unreachable',
    'rank',
    after({ do: 'disconnect', wire: wireOf('cycle.cycle', 'roster') }),
  ],
  [
    'BR-2 待定 leads nowhere',
    'dead-end',
    'branch',
    after({ do: 'unmark-end', port: { block: 'branch', port: 'open' } }),
  ],
  [
    'BR-2 其余 leads nowhere',
    'dead-end',
    'branch',
    after({ do: 'unmark-end', port: { block: 'branch', port: 'else' } }),
  ],
  [
    'ROW-6 a second ranking writes the same columns',
    'same-column',
    'again',
    after({ do: 'insert', block: { ...sound.blocks[4]!, id: 'again' }, wire: wireOf('rank.ranked', 'objection') }),
  ],
  ['VAL-2 a column nobody writes', 'column-missing', 'rank', withConfig('rank', { column: 'speed' })],
  ['VAL-2 a column of the wrong type', 'column-type', 'rank', withConfig('rank', { within: 'field' })],
  [
    'VAL-6 分 + 元 in a formula',
    'expression',
    'sum',
    after({
      do: 'insert',
      block: { id: 'sum', kind: 'compute', config: { columns: [{ id: 't', label: '合计', formula: 'field + cost' }] } },
      wire: wireOf('ask.answered', 'score'),
    }),
  ],
  [
    'VAL-6 a condition that is a figure',
    'expression',
    'branch',
    withConfig('branch', {
      cases: [
        { id: 'front', label: '前列', when: 'place + 1' },
        { id: 'back', label: '后列', when: 'place > 1' },
      ],
    }),
  ],
  ['TIME-1 a deadline the cycle does not have', 'deadline', 'ask', withConfig('ask', { due: 'someday' })],
  ['CHECK-7 nobody is named to answer', 'post-unnamed', 'ask', withConfig('ask', { who: {} })],
  ['EVAL-4 no completeness rule', 'completeness', 'rank', withConfig('rank', { completeness: {} })],
  [
    'EVAL-6 顺延 without a second date',
    'completeness',
    'rank',
    withConfig('rank', { completeness: { rule: 'due', at: 'report_by', late: 'carry' } }),
  ],
  [
    'SCORE-1 weights of 90 %',
    'weights',
    'score',
    withConfig('score', { items: [item('a', 'field', '0.6'), item('b', 'records', '0.3')] }),
  ],
  ['SCORE-4 bands with a gap', 'bands-cover', 'score', withConfig('score', bands(['', '60'], ['70', '']))],
  ['SCORE-4 bands that overlap', 'bands-cover', 'score', withConfig('score', bands(['', '70'], ['60', '']))],
  ['SCORE-4 bands without a top', 'bands-cover', 'score', withConfig('score', bands(['', '60'], ['60', '90']))],
  [
    'ALLOC-2 two amounts for one place',
    'places',
    'allocate',
    withConfig('allocate', {
      places: [
        { from: 1, to: 3, amount: '9' },
        { from: 3, to: 5, amount: '5' },
      ],
    }),
  ],
  ['CHECK-8 money without review', 'money-unreviewed', 'post', bypassing('review', 'allocate.awards', 'post')],
  [
    'SHIELD-1 a punitive list without objection',
    'punitive-unheard',
    'expose',
    bypassing('objection', 'rank.ranked', 'result'),
  ],
  ['SHIELD-2 a punitive list nobody signs', 'punitive-unsigned', 'expose', withConfig('expose', { signatory: {} })],
  [
    'SHIELD-1 taking points without objection',
    'punitive-unheard',
    'post',
    (() => {
      const open = bypassing('objection', 'rank.ranked', 'result')
      const lines = [{ account: 'annual-points', direction: 'by-sign', column: 'score' }]
      return {
        ...open,
        blocks: open.blocks.map((b) => (b.id === 'post' ? { ...b, config: { ...b.config, lines } } : b)),
      }
    })(),
  ],
  [
    'REV-5 silence passes before a punitive effect',
    'silent-pass',
    'look',
    after({
      do: 'insert',
      port: 'passed',
      block: { id: 'look', kind: 'review', config: { who: { role: 'county-admin' }, onSilence: 'pass' } },
      wire: wireOf('rank.ranked', 'objection'),
    }),
  ],
  ['CHECK-9 persons on a public board without basis', 'names-public', 'expose', withConfig('expose', { ...person })],
  [
    'CHECK-9 persons on a public board unmasked',
    'names-public',
    'expose',
    withConfig('expose', { ...person, basis: '文件', mask: 'none' }),
  ],
  [
    'CHECK-9 persons on a public board for ever',
    'names-public',
    'expose',
    withConfig('expose', { ...person, basis: '文件', expiryDays: 0 }),
  ],
  [
    'TELL-1 a board on what is not frozen',
    'effect-unfrozen',
    'expose',
    bypassing('result', 'objection.settled', 'branch'),
  ],
  ['CHECK-10 a scheme without sunset', 'sunset', 'cycle', withConfig('cycle', { sunset: '' })],
]

describe('what is wrong with a drawing', () => {
  it('CHECK-0 a sound drawing raises nothing', () => {
    expect(check(sound)).toEqual([])
  })

  it.each(PLANTED)('%s is named', (_rule, code, block, mechanism) => {
    const found = check(mechanism)
    const hit = found.find((one) => one.code === `check.${code}` && one.block === block)
    expect(found.map((one) => `${one.code} ${one.block}`)).toContain(`check.${code} ${block}`)
    expect(hit?.message).toMatch(/。$/)
    expect(hit?.message).not.toMatch(/undefined|NaN|object/)
  })

  it('CHECK-11 whatever document comes in, complaints come out', () => {
    for (const kind of BLOCK_KINDS) {
      const lone = document({ blocks: [{ id: 'a', kind, config: {} }], wires: [wireOf('a.rows', 'a')], ends: [] })
      expect(check(lone).length).toBeGreaterThan(0)
    }
    expect(check(document({ blocks: [], wires: [], ends: [] })).map((one) => one.code)).toEqual(['check.no-cycle'])
  })
})
