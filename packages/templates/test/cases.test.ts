import { describe, expect, it } from 'vitest'
import { templateList } from '../src/index.ts'
import { casesOf } from './case.ts'
import { expectMoment } from './expect-moment.ts'
import { runCase } from './run-case.ts'

const cases = templateList.flatMap(({ name }) => casesOf(name))

describe('facts in, expected cells out', () => {
  it.each(cases)('SHIP-1 $of $file: $case.title', ({ of, case: one }) => {
    const moments = runCase(of, one)
    expect(moments.length).toBeGreaterThan(0)
    for (const moment of moments) expectMoment(moment)
  })
})
