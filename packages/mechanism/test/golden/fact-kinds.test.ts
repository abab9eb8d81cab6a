import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FACT_WORDS } from '../../src/index.ts'

test('FACT-1 the language names every kind of fact, and the course of a month has words for each', () => {
  const spec = readFileSync(new URL('../../SPEC.md', import.meta.url), 'utf8')
  const line = /^- FACT-1 Kinds: (.*)\.$/m.exec(spec)?.[1] ?? ''
  const named = line.replace('; in a case, ', ', ').split(', ')
  expect(named.toSorted()).toEqual(Object.keys(FACT_WORDS).toSorted())
})
