import { describe, expect, it } from 'vitest'
import { flowOrder, type Wire } from '../../src/index.ts'

const wire = (from: string, to: string): Wire => ({ from: { block: from, port: 'out' }, to: { block: to, port: 'in' } })

describe('the order rows flow', () => {
  it('EVAL-8 of several ready ones takes the one named first, also one that becomes ready late', () => {
    const wires = [wire('d', 'a'), wire('d', 'c'), wire('b', 'c')]
    expect(flowOrder(['a', 'b', 'c', 'd', 'e'], wires)).toEqual({ order: ['b', 'd', 'a', 'c', 'e'], ring: [] })
    expect(flowOrder(['e', 'd', 'c', 'b', 'a'], wires)).toEqual({ order: ['e', 'd', 'b', 'c', 'a'], ring: [] })
  })

  it('EVAL-8 names what stands in a ring or behind one, and counts no wire of others', () => {
    const wires = [wire('a', 'b'), wire('b', 'a'), wire('b', 'c'), wire('x', 'd')]
    expect(flowOrder(['c', 'a', 'd', 'b'], wires)).toEqual({ order: ['d'], ring: ['c', 'a', 'b'] })
  })

  it('EVAL-8 orders a long chain written backwards in a moment', () => {
    const ids = Array.from({ length: 20_000 }, (_, at) => `${at}`).reverse()
    const wires = ids.slice(1).map((id, at) => wire(id, ids[at] ?? ''))
    expect(flowOrder(ids, wires).order[0]).toBe('0')
  })
})
