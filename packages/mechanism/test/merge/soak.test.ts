import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, diff, type Edit, type Mechanism, merge } from '../../src/index.ts'
import { anyEdit } from '../edit/any-edit.ts'
import { sound } from '../sound.ts'

const edited = (from: Mechanism, ...edits: readonly Edit[]): Mechanism =>
  edits.reduce((current, edit) => {
    const step = apply(current, edit)
    return step.ok ? step.value.mechanism : current
  }, from)
const anyDrawing = fc.array(anyEdit, { maxLength: 8 }).map((edits) => edited(sound, ...edits))
const all = (base: Mechanism, mine: Mechanism, theirs: Mechanism): Mechanism => {
  const { changes, take } = merge(base, mine, theirs)
  return take(new Set(changes.map(({ id }) => id)))
}
const same = (a: Mechanism, b: Mechanism) => expect(diff(a, b).map(({ zh }) => zh)).toEqual([])

describe('merging a newer version', () => {
  it('MERGE-1 where theirs is the base there is nothing to take, and mine stays what it is', () => {
    fc.assert(
      fc.property(anyDrawing, anyDrawing, (base, mine) => {
        expect(merge(base, mine, base).changes).toEqual([])
        expect(all(base, mine, base)).toBe(mine)
      }),
      { numRuns: 1500 },
    )
  })

  it('MERGE-2 where mine is the base, taking all gives theirs', () => {
    fc.assert(
      fc.property(anyDrawing, anyDrawing, (base, theirs) => {
        const { changes } = merge(base, base, theirs)
        expect(changes.filter(({ isConflict }) => isConflict)).toEqual([])
        same({ ...all(base, base, theirs), id: theirs.id }, theirs)
      }),
      { numRuns: 1500 },
    )
  })

  it('MERGE-3 changes that do not overlap give the same drawing whoever made them', () => {
    let clean = 0
    fc.assert(
      fc.property(anyDrawing, anyDrawing, (one, other) => {
        const [there, back] = [merge(sound, one, other), merge(sound, other, one)]
        if ([...there.changes, ...back.changes].some(({ isConflict }) => isConflict)) return
        clean += 1
        const words = (of: Mechanism) => diff(sound, of).map(({ zh }) => zh)
        const told = (of: Mechanism) =>
          words(of)
            .filter((zh) => !/先后/.test(zh))
            .toSorted()
        expect(told(all(sound, one, other))).toEqual(told(all(sound, other, one)))
      }),
      { numRuns: 1500 },
    )
    expect(clean).toBeGreaterThan(3)
  })

  it('MERGE-4 a setting that both changed carries both sides; what mine has already is not offered', () => {
    const minimum = (value: number): Edit => ({ do: 'set', block: 'rank', path: ['minimum'], value })
    const ties: Edit = { do: 'set', block: 'rank', path: ['tie'], value: 'dense' }
    const [mine, theirs] = [edited(sound, minimum(5), ties), edited(sound, minimum(8), ties)]
    const { changes, take } = merge(sound, mine, theirs)
    expect(changes.map((one) => [one.theirs(), one.mine()])).toEqual([
      [['排名：“最少单位”由 3 个改为 8 个'], ['排名：“最少单位”由 3 个改为 5 个']],
    ])
    same(take(new Set()), mine)
    same(take(new Set(changes.map(({ id }) => id))), edited(sound, ties, minimum(8)))
  })

  it('MERGE-4 a new block comes with its wires, as one change, also where mine changed something else', () => {
    const block = { id: 'extra', kind: 'tell' as const, config: { channel: 'message', title: '通报' } }
    const wire = { from: { block: 'rank', port: 'ranked' }, to: { block: 'extra', port: 'in' } }
    const theirs = edited(sound, { do: 'add', block }, { do: 'connect', wire })
    const mine = edited(sound, { do: 'set', block: 'rank', path: ['minimum'], value: 5 })
    const { changes } = merge(sound, mine, theirs)
    expect(changes).toHaveLength(1)
    const both = all(sound, mine, theirs)
    expect(both.wires).toContainEqual(wire)
    expect(both.blocks.find(({ id }) => id === 'rank')?.config.minimum).toBe(5)
  })

  it('MERGE-4 a block that mine removed and theirs changed is a conflict: it stays away, or comes back whole', () => {
    const mine = edited(sound, { do: 'remove', block: 'expose' })
    const theirs = edited(sound, { do: 'set', block: 'expose', path: ['title'], value: '后进榜' })
    const { changes, take } = merge(sound, mine, theirs)
    expect(changes.map(({ isConflict }) => isConflict)).toEqual([true])
    same(take(new Set()), mine)
    same(all(sound, mine, theirs), theirs)
  })
})
