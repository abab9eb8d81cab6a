import { must } from '@jizhi/domain'
import { differencesAt, type Mechanism, playFacts } from '@jizhi/mechanism'
import { describe, expect, it } from 'vitest'
import { isTemplateName, templateList, templates } from '../src/index.ts'
import { casesOf } from './case.ts'

const cases = templateList.flatMap(({ name }) => casesOf(name))
const others = (name: string): Mechanism | undefined => (isTemplateName(name) ? templates[name].mechanism : undefined)

describe('facts in, expected cells out', () => {
  // Titles are written out: the rows they name are what docs/acceptance.md rests on.
  for (const { of, file, case: one } of cases)
    it(`SHIP-1 ${of} ${file}: ${one.title}`, () => {
      const { moments } = must(playFacts(templates[of].mechanism, one, { name: of, others }))
      expect(moments.length).toBeGreaterThan(0)
      expect(moments.flatMap(differencesAt)).toEqual([])
    })
})
