import { type AnyFact, derive } from '@jizhi/mechanism'
import { describe, expect, it } from 'vitest'
import { type FrozenMonth, frozenMonths, outcomeOf } from './frozen-month.ts'

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const replayed = ({ mechanism, facts }: Pick<FrozenMonth, 'mechanism' | 'facts'>) =>
  plain(outcomeOf(derive(mechanism, facts)))

describe('months that earlier versions left come out the same, to the last digest', () => {
  const months = frozenMonths()

  it('there are months to replay', () => {
    expect(months.length).toBeGreaterThanOrEqual(3)
  })

  for (const month of months)
    it(`REPLAY ${month.name}`, () => {
      expect(replayed(month)).toEqual(month.outcome)
    })

  it('REPLAY sees a month in which one deduction was left out', () => {
    const month = months.find(({ facts }) => facts.some(({ kind }) => kind === 'answered'))!
    const at = month.facts.findIndex(({ kind }) => kind === 'answered')
    const facts: readonly AnyFact[] = month.facts.filter((_, index) => index !== at)
    expect(replayed({ mechanism: month.mechanism, facts })).not.toEqual(month.outcome)
  })
})
