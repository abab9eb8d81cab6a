import { apply, type Block, type Edit, type Mechanism, type Wire } from '@jizhi/mechanism'
import { describe, expect, it } from 'vitest'
import { closing, rejoining } from '../../src/features/designer/drawing/connecting.ts'

const block = (id: string, kind: Block['kind'] = 'compute'): Block => ({ id, kind, config: {} })
const wire = (from: string, to: string, port = 'rows'): Wire => ({
  from: { block: from, port },
  to: { block: to, port: 'in' },
})

function drawn(blocks: readonly Block[], wires: readonly Wire[]): Mechanism {
  const rounding = { mode: 'at-end', rule: 'half-up' } as const
  return { format: 1, id: 'line', name: '一条线', rounding, blocks, wires, ends: [] }
}

function after(mechanism: Mechanism, edit: Edit | undefined): readonly string[] {
  const edited = edit && apply(mechanism, edit)
  if (!edited?.ok) throw new Error(edited ? edited.fault.message : 'nothing to do')
  return edited.value.mechanism.wires.map(({ from, to }) => `${from.block} → ${to.block}`)
}

describe('a block taken out of a line', () => {
  const line = drawn(
    ['a', 'b', 'c', 'd'].map((id) => block(id)),
    [wire('a', 'b'), wire('b', 'c'), wire('b', 'd')],
  )

  it('leaves what stood before it joined to all that stood behind it', () => {
    expect(after(line, closing(line, 'b'))).toEqual(['a → c', 'a → d'])
  })

  it('leaves nothing to join at either end of the line', () => {
    expect(closing(line, 'a')).toBeUndefined()
    expect(closing(line, 'd')).toBeUndefined()
  })

  it('is not guessed at where it parts its rows', () => {
    const filter = drawn(
      [block('a'), block('f'), block('c'), block('d')],
      [wire('a', 'f'), wire('f', 'c', 'yes'), wire('f', 'd', 'no')],
    )
    expect(closing(filter, 'f')).toBeUndefined()
  })

  it('is not guessed at where two lines meet in it', () => {
    const meeting = drawn(line.blocks, [
      wire('a', 'c'),
      { ...wire('b', 'c'), to: { block: 'c', port: 'other' } },
      wire('c', 'd'),
    ])
    expect(closing(meeting, 'c')).toBeUndefined()
  })
})

describe('a wire led elsewhere', () => {
  const first = wire('a', 'b')
  const two = drawn(
    ['a', 'b', 'c'].map((id) => block(id)),
    [first, wire('b', 'c')],
  )

  it('leaves where it was; what stood at the other way in gives way', () => {
    expect(after(two, rejoining(two, first, wire('a', 'c')))).toEqual(['a → c'])
  })

  it('that is let go where it was is left alone', () => {
    expect(rejoining(two, first, wire('a', 'b'))).toBeUndefined()
  })
})
