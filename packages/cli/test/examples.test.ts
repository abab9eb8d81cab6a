import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { called, folderOf } from './called.ts'
import { documentText } from './documents.ts'

const EXAMPLES = fileURLToPath(new URL('../../../docs/examples/', import.meta.url))
const names = readdirSync(EXAMPLES)

describe('docs/examples', () => {
  it('README.md and docs/format.md name every one of them', () => {
    expect(names).toHaveLength(3)
    for (const name of names) {
      expect(documentText('../README.md')).toContain(`docs/examples/${name}`)
      expect(documentText('format.md')).toContain(`examples/${name}`)
    }
  })

  it.each(names)('%s comes out as it was reckoned by hand', (name) => {
    const folder = `${EXAMPLES}${name}`
    expect(called(folder, 'check', 'mechanism.json')).toMatchObject({ code: 0, out: '没有毛病，可以发布。\n' })
    expect(called(folder, 'derive', 'mechanism.json', 'facts.json')).toMatchObject({ code: 0, aside: '' })
    expect(called(folder, 'outline', 'mechanism.json').code).toBe(0)
  })

  it.each(names)('CLI-3 %s: one figure reckoned otherwise is found', (name) => {
    const text = (file: string) => readFileSync(`${EXAMPLES}${name}/${file}`, 'utf8')
    const facts = text('facts.json').replace(/"\d+"(?![\s\S]*"\d+")/, '"7777"')
    const folder = folderOf({ 'mechanism.json': text('mechanism.json'), 'facts.json': facts })
    expect(called(folder, 'derive', 'mechanism.json', 'facts.json')).toMatchObject({
      code: 1,
      aside: expect.stringMatching(/^对不上 .*应为 7777，实为 .*。\n$/),
    })
  })
})
