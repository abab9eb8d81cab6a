import type { AnyFact, WantedEffect } from '@jizhi/mechanism'
import { expect, test } from 'vitest'
import { effectViews, refusalsOf } from './effect-views.ts'
import type { Names } from './names.ts'

const entry = (account: string, scale: string, amount: bigint) =>
  ({
    slot: { block: 'post', row: 'u1', line: 'entry' },
    kind: 'ledger',
    digest: 'd',
    content: {
      reason: '月考评',
      lines: '1',
      '1.account': `u1/${account}`,
      '1.scale': scale,
      '1.amount': { value: amount },
    },
    punitive: amount < 0n,
    standing: 'held',
    waitsFor: [],
  }) as unknown as WantedEffect // only what a view reads

const sentenceOf = (effect: WantedEffect) =>
  effectViews([], [effect], [], { row: () => '南塘街道' } as unknown as Names, new Set())[0] // names of rows alone are read

test('POST-1 points are said at the scale of their column, with sign and unit', () => {
  expect(sentenceOf(entry('annual-points', '2', -100n))?.sentence).toBe('南塘街道：月考评，年度绩效分 −1.00 分。')
  expect(sentenceOf(entry('annual-points', '2', -100n))?.amountFen).toBeNull()
})

test('NUM-3 money is said in yuan and sent in fen', () => {
  expect(sentenceOf(entry('money', '2', 500_000n))).toMatchObject({
    sentence: '南塘街道：月考评，奖补 +5,000.00 元。',
    amountFen: '500000',
  })
})

test('POST-2 what the pool did not cover reads 被拒 with its reason, until somebody takes the refusal back', () => {
  const refused = { kind: 'refused', id: 'f1', slot: { block: 'post', row: 'u1' }, value: { why: 'overdrawn' } }
  const back = { kind: 'withdrawn', id: 'f2', slot: { block: 'post', row: 'u1' }, value: {}, supersedes: 'f1' }
  const seen = (facts: readonly object[]) => {
    const names = { row: () => '南塘街道' } as unknown as Names // names of rows alone are read
    const given = refusalsOf(facts as unknown as readonly AnyFact[]) // only what is read of a fact
    return effectViews([], [entry('money', '2', 500_000n)], [], names, new Set(), given)[0]
  }
  expect(seen([refused])).toMatchObject({
    standing: 'refused',
    sentence: '南塘街道：月考评，奖补 +5,000.00 元，被拒：余额不足。',
  })
  expect(seen([refused, back])).toMatchObject({ standing: 'held', sentence: '南塘街道：月考评，奖补 +5,000.00 元。' })
})
