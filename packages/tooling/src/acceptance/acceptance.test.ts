import { expect, test } from 'vitest'
import { unproven } from './claims.ts'
import { claimsOf, documentOf } from './document.ts'
import { type Proof, type Row, rows, standingOf } from './standing.ts'

const row = (id: string, more: Partial<Row> = {}): Row => ({ id, phrase: 'phrase', must: 'must | may', ...more })
const proof = (suite: Proof['suite'], title: string, room = '@jizhi/templates'): Proof => ({ suite, room, title })

test('ACCEPT-1 only a story or a journey makes a row done; a case of a template models it; another unit test says nothing', () => {
  const state = (...proofs: Proof[]) => standingOf(row('NA-06'), proofs).state
  expect(state(proof('browser', 'JOURNEY-1 NA-06 NA-08 a month'), proof('unit', 'NA-06'))).toBe('done')
  expect(state(proof('stories', 'NA-06 opened each month', '@jizhi/api'))).toBe('done')
  expect(state(proof('unit', 'SHIP-1 NA-06 ordinary month'))).toBe('modelled')
  expect(state(proof('unit', 'NA-06 in the heart', '@jizhi/mechanism'))).toBe('open')
  expect(state(proof('unit', 'XNA-061'))).toBe('open')
})

test('ACCEPT-1 what is not ours stays so, and an adapter needs its file', () => {
  expect(standingOf(row('YK-27', { ours: false }), [proof('stories', 'YK-27')]).state).toBe('not ours')
  expect(standingOf(row('FQ-15', { adapter: 'docs/nowhere.md' }), []).state).toBe('open')
  expect(standingOf(row('FQ-15', { adapter: 'README.md' }), []).state).toBe('adapter')
})

test('ACCEPT-2 the document is read back as it was written, and a claim without a proof is named', () => {
  const standings = [standingOf(row('NA-06'), [proof('stories', 'NA-06')]), standingOf(row('NA-07'), [])]
  const claims = claimsOf(documentOf(standings))
  expect([...claims]).toEqual([
    ['NA-06', 'done'],
    ['NA-07', 'open'],
  ])
  expect(unproven(claims, standings)).toEqual([])
  expect(unproven(claims, [standingOf(row('NA-06'), []), standingOf(row('NA-07'), [])])).toHaveLength(1)
  expect(unproven(new Map([['NA-99', 'done']]), standings)).toEqual(['NA-99 is no row of the five articles'])
})

test('ACCEPT-1 182 rows, each once, five of them not ours', () => {
  expect(new Set(rows().map(({ id }) => id)).size).toBe(182)
  expect(
    rows()
      .filter(({ ours }) => ours === false)
      .map(({ id }) => id),
  ).toEqual(['YK-27', 'FQ-07', 'FQ-13', 'FQ-14', 'FQ-28'])
})
