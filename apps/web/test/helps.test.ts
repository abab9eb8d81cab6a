import { BLOCK_KINDS, blockDef, helpOf, type SettingShape, shapeOf } from '@jizhi/mechanism'
import { expect, test } from 'vitest'
import { helps } from '../src/words/en/helps/index.ts'

/** The sentences under the settings of a shape, as a form shows them. */
function sentences(kind: string, shape: SettingShape, path: readonly string[] = []): string[] {
  const own = path.length === 0 ? [] : [shape.meta.help || helpOf(kind, path)]
  if (shape.form === 'group')
    return [...own, ...shape.fields.flatMap((field) => sentences(kind, field.shape, [...path, field.key]))]
  return shape.form === 'list' && shape.element.form === 'group'
    ? [...own, ...sentences(kind, shape.element, path).slice(1)]
    : own
}

const chinese = /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/
/** A proper name may stand in quotes as the county writes it. */
const speaksChinese = (text: string) => chinese.test(text.replace(/“[^”]*”/g, ''))

const asked = BLOCK_KINDS.flatMap((kind) => sentences(kind, shapeOf(blockDef(kind).schema)))

test('WORDS-6 what every setting is for is said in Chinese and in English', () => {
  expect(asked.length).toBeGreaterThan(500)
  expect(asked.filter((sentence) => !chinese.test(sentence))).toEqual([])
  expect(asked.filter((sentence) => helps[sentence] === undefined)).toEqual([])
})

test('WORDS-7 the English of a setting is a sentence without Chinese, and no setting lost it', () => {
  expect(speaksChinese('Choose 定榜.')).toBe(true)
  expect(speaksChinese('Such as “农村环境”.')).toBe(false)
  for (const [sentence, said] of Object.entries(helps)) {
    expect(speaksChinese(said), said).toBe(false)
    expect(said, sentence).toMatch(/^[^a-z!][^!]*[.…]$/)
  }
  const known = new Set(asked)
  expect(Object.keys(helps).filter((sentence) => !known.has(sentence))).toEqual([])
})
