import { describe, expect, it } from 'vitest'
import { jizhi } from '../src/index.ts'
import { called, folderOf, started } from './called.ts'
import { blocksOf, documentText } from './documents.ts'

const [mechanism = '', facts = ''] = blocksOf('format.md', 'jsonc')
const [printed = ''] = blocksOf('format.md', 'json')
const written = () => folderOf({ 'month.json': mechanism, 'october.json': facts })

describe('docs/format.md', () => {
  it('the mechanism has no faults', () => {
    expect(started(written(), 'check', 'month.json', '--json')).toEqual({
      code: 0,
      out: '{\n  "findings": []\n}\n',
    })
  })

  it('the facts give the table that is printed there, as JSON too', () => {
    const folder = written()
    const derived = called(folder, 'derive', 'month.json', 'october.json', '--table', 'result', '--json')
    expect(derived.code).toBe(0)
    expect(JSON.parse(derived.out)).toMatchObject(JSON.parse(printed))
    expect(Object.keys(JSON.parse(derived.out))).toEqual(['tables', 'effects', 'open', 'due'])
    expect(called(folder, 'derive', 'month.json', 'october.json').out).toContain('result.frozen')
  })

  it('every command line there can be called', () => {
    const folder = folderOf({ 'month.json': mechanism, 'october.json': facts, 'next-year.json': mechanism })
    const lines = blocksOf('format.md', 'sh').flatMap((code) => code.split('\n').filter((line) => line !== ''))
    expect(lines.length).toBeGreaterThan(3)
    for (const line of lines) {
      const [, , ...args] = line.replace(/#.*$/, '').trim().split(/\s+/)
      expect([line, called(folder, ...args).code]).toEqual([line, 0])
    }
  })
})

describe('docs/schema', () => {
  it.each(['mechanism', 'facts'])(
    '%s.schema.json is what `jizhi schema` prints; run it again after a change',
    (name) => {
      expect(documentText(`schema/${name}.schema.json`)).toBe(`${jizhi(['schema', name]).text}\n`)
    },
  )
})
