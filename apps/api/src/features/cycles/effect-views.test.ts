import type { WantedEffect } from '@jizhi/mechanism'
import { expect, test } from 'vitest'
import { effectViews } from './effect-views.ts'
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
