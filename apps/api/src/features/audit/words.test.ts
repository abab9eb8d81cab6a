import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { caseStep } from '@jizhi/contracts'
import { expect, test } from 'vitest'
import { actionWords } from './action-words.ts'
import { relationWords } from './relation-words.ts'

const inSource = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => readFileSync(join(folder, file), 'utf8'))

const named = (texts: readonly string[], pattern: RegExp) =>
  texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name ?? ''))

const notChinese = (words: string) => !/[\u4e00-\u9fff]/.test(words)

/** The chain is not written into itself, nor are keys of repeated requests. */
const UNWRITTEN = ['audit_rows', 'audit_heads', 'idempotency_keys']

test('ACTS-1 every act that the code can write has words, the steps of a case among them', () => {
  const written = named(inSource('src', '.ts'), /action: '([a-z-]+\.[a-z-]+)'/g)
  const kinds = ['found', 'rename', 'adjust', 'move', 'merge', 'split', 'end'].map((kind) => `units.${kind}`)
  const acts = [...written, ...kinds, ...caseStep.options.map((step) => `cases.${step}`)]
  expect(acts.length).toBeGreaterThan(40)
  expect(acts.filter((act) => notChinese(actionWords(act)))).toEqual([])
})

test('ACTS-2 every table of a county has words', () => {
  const tables = named(inSource('prisma/migrations', '.sql'), /protect\('([a-z_]+)'/g)
  expect(tables.length).toBeGreaterThan(40)
  const shown = tables.filter((table) => !UNWRITTEN.includes(table))
  expect(shown.filter((table) => notChinese(relationWords(table)))).toEqual([])
})
