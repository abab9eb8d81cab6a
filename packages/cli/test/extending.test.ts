import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { blocksOf } from './documents.ts'

const EXAMPLE = new URL('../../plugins/test/example/', import.meta.url)
const source = readFileSync(new URL('lights.ts', EXAMPLE), 'utf8')

describe('docs/extending.md', () => {
  it('shows the code of the worked example as it is, and all of it but its imports', () => {
    const shown = blocksOf('extending.md', 'ts')
    for (const code of shown) expect(source).toContain(code.trim())
    const lines = shown.flatMap((code) => code.split('\n')).filter((line) => line !== '')
    const written = source
      .slice(source.indexOf('// 1.'))
      .split('\n')
      .filter((line) => line !== '')
    expect(lines).toEqual(written)
  })
})
