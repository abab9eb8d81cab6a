import { describe, expect, it } from 'vitest'
import { placesCost } from '../../src/features/designer/settings/awards/award-cost.ts'

const places = [
  { from: 1, to: 2, amount: '5000' },
  { from: 3, to: 7, amount: '2000.5' },
]

describe('what a table of places costs', () => {
  it('ALLOC-2 pays every place that is named', () => {
    expect(placesCost(places, undefined)).toEqual({ fen: 2000250n, isOpen: false, overlap: undefined })
  })

  it('pays no more places than there are rows', () => {
    expect(placesCost(places, 3).fen).toBe(1200050n)
  })

  it('reaches to the last place where no end is named', () => {
    expect(placesCost([{ from: 1, to: 0, amount: '100' }], 27)).toMatchObject({ fen: 270000n, isOpen: true })
  })

  it('names a place that two rows pay', () => {
    expect(placesCost([...places, { from: 7, to: 9, amount: '1' }], undefined).overlap).toBe(7)
  })
})
