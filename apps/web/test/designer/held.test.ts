import type { Mechanism } from '@jizhi/mechanism'
import { templates } from '@jizhi/templates'
import { describe, expect, it } from 'vitest'
import { heldIn } from '../../src/features/designer/delegation/held.ts'

describe('how a block that was taken over is held', () => {
  const { mechanism } = templates['county-monthly-assessment']
  const block = mechanism.blocks.find(({ kind }) => kind === 'rank')!.id
  const marked = (parameters: Mechanism['parameters']): Mechanism => ({ ...mechanism, parameters: parameters ?? [] })

  it('PARAM-4 counts what is locked and what is bounded, with the reasons that were given', () => {
    const origin = marked([
      { id: 'p1', block, path: ['column'], label: '按哪一列', mode: 'locked', note: '全县一样排。' },
      { id: 'p2', block, path: ['minimum'], label: '至少几个', mode: 'range', least: '3', most: '8' },
    ])
    const held = heldIn({ origin, reach: 'extend' }, block)
    expect(held).toMatchObject({ locked: 1, bounded: 1 })
    expect(held?.reasons.map(({ note }) => note)).toEqual(['全县一样排。'])
  })

  it('PARAM-4 where only values were given, every setting without a mark is locked', () => {
    const held = heldIn({ origin: marked([]), reach: 'values' }, block)
    expect(held?.locked).toBe(held?.settings)
    expect(heldIn({ origin: marked([]), reach: 'extend' }, block)).toMatchObject({ locked: 0, bounded: 0, reasons: [] })
  })

  it('PARAM-4 a block the origin does not have is not held', () => {
    expect(heldIn({ origin: marked([]), reach: 'extend' }, 'mine')).toBeUndefined()
  })
})
