import { describe, expect, it } from 'vitest'
import type { EffectRow } from './effects.store.ts'
import { listedEntries, listedRows } from './listed-entries.ts'
import { effectKey } from './reconcile.ts'

const PREFIX = ['county', 'mechanism', 'cycle']

const entry = (row: string, place: string, more: Partial<EffectRow> = {}): EffectRow => ({
  ...{ key: effectKey([...PREFIX, 'board', row, 'entry'], 0), block: 'board', row, line: 'entry', n: 0, kind: 'board' },
  ...{ digest: row.padEnd(64, '0'), state: 'done', replaces: null },
  content: { channel: 'honour', title: '红榜', 'cell.place': { value: place }, 'cell.score': { missing: 'undecided' } },
  ...more,
})

const issueOf = (rows: readonly EffectRow[]) => ({
  ...{ title: '红榜', channel: 'honour', order: 'place', columns: ['place', 'score'], changed: [] },
  rows: rows.map(({ row: key, content }) => ({
    key,
    cells: { place: content['cell.place'], score: content['cell.score'] },
  })),
})

describe('entries of a board that are kept as one list', () => {
  it('EFF-1 each comes back with the key, digest and content that it would have in a row of its own', () => {
    const rows = [entry('a', '1'), entry('b', '2'), entry('c', '2')]
    const entries = listedEntries(rows)
    if (entries === undefined) throw new Error('these are alike')
    const read = listedRows(PREFIX, { block: 'board', content: issueOf(rows), entries })
    expect(read).toEqual(rows.map((row) => ({ ...row, listed: true })))
  })

  it('EFF-3 those that differ in more than their figures keep rows of their own', () => {
    const other = { ...entry('b', '2').content, title: '黑榜' }
    const { title: _, ...untitled } = entry('b', '2').content
    for (const odd of [
      entry('b', '2', { content: other }),
      entry('b', '2', { content: untitled }),
      entry('b', '2', { content: { ...entry('b', '2').content, cc: 'finance' } }),
      entry('b', '2', { line: 'other' }),
      entry('b', '2', { n: 1 }),
      entry('b', '2', { state: 'proposed' }),
      entry('b', '2', { digest: 'withdrawn' }),
    ])
      expect(listedEntries([entry('a', '1'), odd])).toBeUndefined()
  })
})
