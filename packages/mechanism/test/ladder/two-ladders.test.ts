import { describe, expect, it } from 'vitest'
import { absorb, type Derived, derive, derived, emptyState, type Mechanism } from '../../src/index.ts'
import { instant, tick } from '../build.ts'
import { climbing, RUNGS, started } from './laddered.ts'

/** The ladder of the drawing, and another one beside it on the same rows. */
function besideEachOther(): Mechanism {
  const one = climbing(RUNGS)
  const [ladder] = one.blocks.filter(({ kind }) => kind === 'ladder')
  const wires = one.wires.filter(({ to }) => to.block === 'ladder')
  return {
    ...one,
    blocks: [...one.blocks, { ...ladder!, id: 'second' }],
    wires: [...one.wires, ...wires.map((wire) => ({ ...wire, to: { ...wire.to, block: 'second' } }))],
  }
}

const named = ({ results }: Derived) => results.map(({ block }) => block)

describe('two ladders in one drawing', () => {
  it('INC-3 each keeps its own table when facts come in one after another', () => {
    const mechanism = besideEachOther()
    const facts = started({ a: [1, 1, 0], b: [0, 0, 0] })
    const later = tick(instant('2019-06-20'))
    const known = absorb(emptyState(mechanism), facts)
    derived(known)
    const now = derived(absorb(known, [later]))
    expect(named(now)).toEqual(['result', 'ladder', 'second'])
    expect(named(now)).toEqual(named(derive(mechanism, [...facts, later])))
  })
})
