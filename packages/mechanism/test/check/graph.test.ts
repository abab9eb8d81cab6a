import { describe, expect, it } from 'vitest'
import { BLOCK_KINDS, type Block, check } from '../../src/index.ts'
import { sound } from '../sound.ts'
import { after, document, expectNamed, wireOf, withConfig } from './planted.ts'

describe('wires and ports', () => {
  it('CHECK-1 an unknown kind is named', () => {
    expectNamed(
      'settings',
      'x',
      document({ blocks: [...sound.blocks, { id: 'x', kind: 'loop' as Block['kind'], config: {} }] }),
    )
  })

  it('CHECK-1 a setting out of range is named', () => {
    expectNamed('settings', 'rank', withConfig('rank', { minimum: 0 }))
  })

  it('CHECK-1 two blocks with one id is named', () => {
    expectNamed('same-id', 'rank', document({ blocks: [...sound.blocks, sound.blocks[4]!] }))
  })

  it('CHECK-2 no cycle is named', () => {
    expectNamed('no-cycle', undefined, after({ do: 'remove', block: 'cycle' }))
  })

  it('CHECK-2 a second cycle is named', () => {
    expectNamed('many-cycles', 'again', after({ do: 'duplicate', block: 'cycle', as: 'again' }))
  })

  it('WIRE-1 a wire to an unknown block is named', () => {
    expectNamed('unknown-block', 'nowhere', document({ wires: [...sound.wires, wireOf('rank.ranked', 'nowhere')] }))
  })

  it('WIRE-1 a wire from an unknown port is named', () => {
    expectNamed('unknown-port', 'rank', document({ wires: [...sound.wires.slice(1), wireOf('rank.sideways', 'post')] }))
  })

  it('WIRE-1 two wires into one input is named', () => {
    expectNamed('input-taken', 'post', document({ wires: [...sound.wires, wireOf('rank.ranked', 'post')] }))
  })

  it('CHECK-3 an input nothing is wired to is named', () => {
    expectNamed('input-open', 'rank', after({ do: 'disconnect', wire: wireOf('score.scored', 'rank') }))
  })

  it('CHECK-4 a cycle wired to a ranking is named', () => {
    expectNamed(
      'wire-kind',
      'rank',
      document({ wires: [...sound.wires.filter((w) => w.to.block !== 'rank'), wireOf('cycle.cycle', 'rank')] }),
    )
  })

  it('CHECK-5 a ring is named', () => {
    expectNamed(
      'ring',
      'objection',
      document({ wires: [...sound.wires.filter((w) => w.to.block !== 'rank'), wireOf('objection.settled', 'rank')] }),
    )
  })

  it('CHECK-6 a block nothing flows to is named', () => {
    expectNamed('unreachable', 'rank', after({ do: 'disconnect', wire: wireOf('cycle.cycle', 'roster') }))
  })

  it('BR-2 待定 leads nowhere is named', () => {
    expectNamed('dead-end', 'branch', after({ do: 'unmark-end', port: { block: 'branch', port: 'open' } }))
  })

  it('BR-2 其余 leads nowhere is named', () => {
    expectNamed('dead-end', 'branch', after({ do: 'unmark-end', port: { block: 'branch', port: 'else' } }))
  })

  it('ROW-6 a second ranking writes the same columns is named', () => {
    expectNamed(
      'same-column',
      'again',
      after({ do: 'insert', block: { ...sound.blocks[4]!, id: 'again' }, wire: wireOf('rank.ranked', 'objection') }),
    )
  })

  it('CHECK-0 a sound drawing raises nothing', () => {
    expect(check(sound)).toEqual([])
  })

  it('CHECK-11 whatever document comes in, complaints come out', () => {
    for (const kind of BLOCK_KINDS) {
      const lone = document({ blocks: [{ id: 'a', kind, config: {} }], wires: [wireOf('a.rows', 'a')], ends: [] })
      expect(check(lone).length).toBeGreaterThan(0)
    }
    expect(check(document({ blocks: [], wires: [], ends: [] })).map((one) => one.code)).toEqual(['check.no-cycle'])
  })
})
