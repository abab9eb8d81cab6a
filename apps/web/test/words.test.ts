import { expect, test } from 'vitest'
import { en } from '../src/words/en/index.ts'
import { zh } from '../src/words/zh/index.ts'

/** Every text by its key path, so that a missing key is named. */
function texts(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : texts(value, `${path}${key}.`),
  )
}

/** Names that stay as they are in Chinese text: keys on a keyboard and kinds of file, of sending and of safety. */
const kept =
  /\b(?:Esc|Shift|Alt|Excel|Word|docx|CSV|Tab|Enter|Ctrl|MB|KB|API|JPG|PNG|WebP|PDF|Webhook|GET|tls|starttls|none|json)\b|\{(?:phone|text|id)\}|\{\{[a-zA-Z]+\}\}/g
const latin = (text: string) => /[A-Za-z]{2,}/.test(text.replace(kept, ''))
const holes = (text: string) => [...text.matchAll(/\{\{([a-zA-Z]+)\}\}/g)].map(([, name]) => name).sort()

test('WORDS-1 both languages have the same keys and the same holes', () => {
  const english = new Map(texts(en))
  expect([...english.keys()].sort()).toEqual(
    texts(zh)
      .map(([key]) => key)
      .sort(),
  )
  for (const [key, text] of texts(zh)) expect([key, holes(english.get(key) ?? '')]).toEqual([key, holes(text)])
})

test('WORDS-2 no English is left in the Chinese words', () => {
  const english = texts(zh).filter(([key, text]) => key !== 'languages.en' && latin(text))
  expect(english).toEqual([])
  expect(latin('请 retry 一次')).toBe(true)
  expect(latin('把 Excel 拖到这里')).toBe(false)
})

test('WORDS-3 no text is empty and none shouts', () => {
  for (const [key, text] of [...texts(zh), ...texts(en)]) {
    expect([key, text.trim() === '']).toEqual([key, false])
    expect([key, /[!！]/.test(text)]).toEqual([key, false])
  }
})
