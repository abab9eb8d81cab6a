import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, type Edit, type Mechanism, openBlock, describe as say } from '../../src/index.ts'
import { sound } from '../sound.ts'
import { anyEdit } from './any-edit.ts'

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
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 12 }), (edits) => {
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
      fc.property(fc.array(anyEdit, { maxLength: 15 }), (edits) => {
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
      fc.property(anyEdit, (one) => {
        expect(said(one)).not.toMatch(/undefined|\[object/)
      }),
    )
  })
})
