import type { Mechanism } from '@jizhi/mechanism'
import { templates } from '@jizhi/templates'
import { describe, expect, it } from 'vitest'
import { InventedMonth } from '../../src/features/designer/live/invented-month.ts'
import { derivedOver } from '../../src/features/designer/live/live-month.ts'
import { inventedFiles } from '../../src/features/designer/live/month-files.ts'

const DAY = '2026-10-15'
const { mechanism } = templates['county-monthly-assessment']

/** The drawing with one kind of block set otherwise. */
const otherwise = (kind: string, more: object): Mechanism => ({
  ...mechanism,
  blocks: mechanism.blocks.map((block) =>
    block.kind === kind ? { ...block, config: { ...block.config, ...more } } : block,
  ),
})
const fewer = otherwise('roster', { onlyCategories: ['A'] })
const retold = otherwise('tell', { title: '另一个标题' })

/** A clock on which making a month takes so long. */
function clockOf(ms: number) {
  let at = 0
  return () => {
    at += ms
    return at
  }
}
const own = (drawn: Mechanism) => inventedFiles(drawn, 1, DAY)[0]

describe('the invented month of a drawing that is being edited', () => {
  it('is its own at once where it is made quickly', () => {
    const month = new InventedMonth(clockOf(1))
    expect(month.now(mechanism, DAY)).toEqual(own(mechanism))
    expect(month.now(fewer, DAY)).toEqual(own(fewer))
    expect(own(fewer)).not.toEqual(own(mechanism))
    expect(month.renew(fewer, DAY)).toBe(false)
  })

  it('is the one made before where making it takes long, until the pen rests', () => {
    const month = new InventedMonth(clockOf(500))
    const first = month.now(mechanism, DAY)
    expect(month.now(fewer, DAY)).toBe(first)
    expect(derivedOver(fewer, first ?? expect.unreachable()).month.notRun).toEqual([])
    expect(month.renew(fewer, DAY)).toBe(true)
    expect(month.now(fewer, DAY)).toEqual(own(fewer))
    expect(month.renew(fewer, DAY)).toBe(false)
  })

  it('is not shown anew where the change meant nothing to it, and is made for another day and another drawing', () => {
    const month = new InventedMonth(clockOf(500))
    month.now(mechanism, DAY)
    expect(month.renew(retold, DAY)).toBe(false)
    expect(month.now(retold, '2026-12-15')).toEqual(inventedFiles(retold, 1, '2026-12-15')[0])
    const { mechanism: another } = templates['village-monthly-award']
    expect(month.now(another, DAY)).toEqual(own(another))
  })
})
