import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  apply,
  BLOCK_KINDS,
  blockDef,
  type Edit,
  fragmentOf,
  type Json,
  type JsonObject,
  type Mechanism,
  openBlock,
  type Parameter,
  type SettingPath,
  describe as say,
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
const edit: fc.Arbitrary<Edit> = fc.oneof(
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

/** WIRE-1: every end of every wire stands at an existing port, and no input takes two. */
function assertWhole(mechanism: Mechanism): void {
  const sides = new Map(
    mechanism.blocks.map((block) => {
      const opened = openBlock(block)
      if (!opened.ok) throw new Error(opened.fault.message)
      return [block.id, opened.value] as const
    }),
  )
  const taken = new Set<string>()
  for (const one of mechanism.wires) {
    expect(sides.get(one.from.block)?.outputs.map((p) => p.id)).toContain(one.from.port)
    expect(sides.get(one.to.block)?.inputs.map((p) => p.id)).toContain(one.to.port)
    expect(taken.has(`${one.to.block} ${one.to.port}`)).toBe(false)
    taken.add(`${one.to.block} ${one.to.port}`)
  }
  for (const end of mechanism.ends) expect(sides.get(end.block)?.outputs.map((p) => p.id)).toContain(end.port)
}

describe('edits', () => {
  it('EDIT-1 the inverse undoes exactly, step by step and as a whole', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
        const undo: Edit[] = []
        let current = sound
        for (const one of edits) {
          const before = current
          const edited = apply(current, one)
          if (!edited.ok) {
            expect(edited.fault.message.endsWith('。')).toBe(true)
            continue
          }
          current = edited.value.mechanism
          const back = apply(current, edited.value.inverse)
          if (!back.ok) throw new Error(`${JSON.stringify(edited.value.inverse)}: ${back.fault.message}`)
          expect(back.value.mechanism).toEqual(before)
          undo.unshift(edited.value.inverse)
        }
        const back = apply(current, { do: 'all', edits: undo })
        expect(back.ok && back.value.mechanism).toEqual(sound)
      }),
      { numRuns: 400 },
    )
  })

  it('EDIT-2 no edit leaves a dangling wire or a doubly taken input, whatever its order', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 15 }), (edits) => {
        let current = sound
        for (const one of edits) {
          const edited = apply(current, one)
          if (edited.ok) current = edited.value.mechanism
        }
        assertWhole(current)
      }),
      { numRuns: 400 },
    )
  })

  it('EDIT-3 a removed case takes its wire along, and the undo brings both back in their places', () => {
    const edited = apply(sound, { do: 'set', block: 'branch', path: ['cases'], value: [] })
    if (!edited.ok) throw new Error(edited.fault.message)
    expect(edited.value.mechanism.wires.filter((one) => one.from.block === 'branch')).toEqual([])
    const back = apply(edited.value.mechanism, edited.value.inverse)
    expect(back.ok && back.value.mechanism).toEqual(sound)
  })

  it('EDIT-4 a ring is refused while drawing', () => {
    const open = apply(sound, { do: 'disconnect', wire: sound.wires[4]! })
    if (!open.ok) throw new Error(open.fault.message)
    const ring = apply(open.value.mechanism, {
      do: 'connect',
      wire: { from: { block: 'result', port: 'frozen' }, to: { block: 'objection', port: 'in' } },
    })
    expect(ring).toMatchObject({ ok: false, fault: { code: 'edit.ring' } })
  })

  it('EDIT-5 every edit has a Chinese name for the undo list', () => {
    const said = (one: Edit) => say(sound, one)
    expect(said({ do: 'set', block: 'rank', path: ['tie'], value: 'dense' })).toBe(
      '排名的“并列”改为“同名次不跳号（1、2、2、3）”',
    )
    expect(said({ do: 'set', block: 'rank', path: ['minimum'], value: 8 })).toBe('排名的“最少单位”改为 8 个')
    expect(said({ do: 'remove', block: 'expose' })).toBe('删去曝光')
    expect(said({ do: 'connect', wire: sound.wires[3]! })).toBe('计分接到排名')
    expect(said({ do: 'set-rounding', rounding: { mode: 'each-step', rule: 'half-even' } })).toBe(
      '舍入改为每步四舍六入五成双',
    )
    fc.assert(
      fc.property(edit, (one) => {
        expect(said(one)).not.toMatch(/undefined|\[object/)
      }),
    )
  })
})
