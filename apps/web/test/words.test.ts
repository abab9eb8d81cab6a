import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { en } from '../src/words/en/index.ts'
import { drawing as zhDrawing } from '../src/words/zh/drawing.ts'
import { first as zhFirst } from '../src/words/zh/first.ts'
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
const holes = (text: string) => [...text.matchAll(/\{\{([a-zA-Z]+)(?:, period)?\}\}/g)].map(([, name]) => name).sort()

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

test('WORDS-4 the page says what the product is before its scripts have come, in its words', () => {
  const page = readFileSync(join(import.meta.dirname, '..', 'index.html'), 'utf8')
  expect(page).toContain(`<b>${zh.product.name}</b>`)
  expect(page).toContain(`<p>${zh.product.purpose}</p>`)
})

test('WORDS-5 what stands before the forms says nothing whose words come with them', () => {
  const src = join(import.meta.dirname, '..', 'src')
  const begun = keysOf(zhFirst)
  const here = new Set([...begun, ...keysOf(zhDrawing)])
  for (const page of ['start.tsx', 'features/login/index.ts', 'features/entry/index.ts'])
    expect(said(src, page).filter((key) => !begun.has(key))).toEqual([])
  expect(said(src, 'features/designer/index.ts').filter((key) => !here.has(key))).toEqual([])
  // a page of the frame does say others
  expect(said(src, 'features/months/index.ts').filter((key) => !here.has(key)).length).toBeGreaterThan(20)
})

/** Noun and key, as pages name them: designer.submit. */
const keysOf = (words: object) =>
  new Set(Object.entries(words).flatMap(([noun, keys]) => Object.keys(keys as object).map((key) => `${noun}.${key}`)))

/** What a page and all that comes with it can say; other pages, and parts fetched later with antd, bring their words themselves. */
function said(src: string, page: string): string[] {
  const known = keysOf(zh)
  const found = new Set<string>()
  const seen = new Set<string>()
  const read = (file: string) => {
    if (seen.has(file) || file.includes('/words/')) return
    seen.add(file)
    const text = readFileSync(file, 'utf8')
    for (const [, noun, key] of text.matchAll(/['"`](\w+)\.([\w-]+)/g))
      for (const one of [`${noun}.${key}`, `${noun}.${key?.replace(/_(?:one|other)$/, '')}`])
        if (known.has(one)) found.add(one)
    const later = text
      .replace(/(?:inAntd|lazyRouteComponent|withWords)\([\s\S]*?import\([^)]*\)/g, '')
      .replace(/const loadSettings = .*/, '')
    for (const [, path] of later.matchAll(/(?:from |import\()'(\.[^']+\.tsx?)'/g))
      if (path) read(join(dirname(file), path))
  }
  read(join(src, page))
  return [...found].sort()
}
