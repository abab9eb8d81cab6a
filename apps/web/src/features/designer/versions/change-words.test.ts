import { templates } from '@jizhi/templates'
import { expect, test } from 'vitest'
import { changeWords } from './change-words.ts'

const { mechanism } = templates['village-monthly-award']
const blocks = mechanism.blocks.map((one) =>
  one.id === 'rank' ? { ...one, config: { ...one.config, minimum: 7 } } : one,
)

test('TOLD-4 an explanation begins with what changed, a numbered sentence a line; without a change it is empty', () => {
  expect(changeWords(mechanism, { ...mechanism, blocks })).toMatch(/^1\. .*7.*。$/)
  expect(changeWords(mechanism, mechanism)).toBe('')
})

test('TOLD-4 a drawing that changed throughout is told within the length of an explanation', () => {
  const words = changeWords({ ...mechanism, blocks: [], wires: [], ends: [] }, mechanism)
  expect(words.length).toBeLessThanOrEqual(2000)
  expect(words.split('\n').length).toBeLessThanOrEqual(21)
})
