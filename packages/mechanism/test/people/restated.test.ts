import type { FactId } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { derive } from '../../src/index.ts'
import { column, fact, instant, opened, pins, tableOf } from '../build.ts'
import { asked, score } from '../chain.ts'

const start = opened(pins([{ id: 'a' }]))
const stated = instant('2019-06-03', 9)
const sheet = (value: number, known: number, more: { supersedes?: string; restates?: true } = {}) => {
  const { supersedes, ...beside } = more
  return fact(
    'answered',
    { sheet: [value], ...beside },
    { block: 'ask', row: 'a' },
    {
      id: `sheet-${known}`,
      known: known as never,
      by: 'p',
      ...(supersedes ? { supersedes: supersedes as FactId } : {}),
    },
  )
}
const reportedAt = (...facts: readonly ReturnType<typeof sheet>[]): number | string | undefined =>
  column(tableOf(derive(asked([score('x')]), [start, ...facts]), 'ask', 'answered'), 'reported_at').a

describe('a sheet laid out anew for another form', () => {
  const first = sheet(9000, stated)
  const moved = (restates: { restates?: true }) => sheet(9000, stated + 60_000, { supersedes: first.id, ...restates })

  it('PIN-5, ASK-1 was reported when it was stated, however often the form changes', () => {
    const again = sheet(9000, stated + 120_000, { supersedes: `sheet-${stated + 60_000}`, restates: true })
    expect(reportedAt(first)).toBe(stated)
    expect(reportedAt(first, moved({ restates: true }))).toBe(stated)
    expect(reportedAt(first, moved({ restates: true }), again)).toBe(stated)
  })

  it('FACT-5 an amendment was reported when it was made', () => {
    expect(reportedAt(first, moved({}))).toBe(stated + 60_000)
  })
})
