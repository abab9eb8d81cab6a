import type { BlockId, Key } from '@jizhi/domain'
import type { Derived, WantedEffect } from '@jizhi/mechanism'
import { describe, expect, it } from 'vitest'
import { afterwards } from './afterwards.ts'
import type { EffectRow } from './effects.store.ts'
import { effectKey, proposalDigest, reconcile, WITHDRAWN } from './reconcile.ts'

const PREFIX = ['tenant', 'mechanism', 'cycle']
const NO_TABLES: Derived['tables'] = {}

const wanted = (digest: string, more: Partial<WantedEffect> = {}): WantedEffect => ({
  slot: { block: 'post' as BlockId, row: 'v1' as Key, line: 'entry' },
  kind: 'ledger',
  digest,
  content: {},
  punitive: false,
  standing: 'ready',
  waitsFor: [],
  ...more,
})

function play(
  rounds: readonly {
    readonly wants: readonly WantedEffect[]
    readonly signs?: (rows: readonly EffectRow[]) => string[]
  }[],
) {
  let rows: readonly EffectRow[] = []
  const signed = new Set<string>()
  for (const { wants, signs } of rounds) {
    for (const digest of signs?.(rows) ?? []) signed.add(digest)
    rows = afterwards(rows, reconcile(PREFIX, { effects: wants, tables: NO_TABLES }, rows, signed))
  }
  return rows.map(({ n, digest, state }) => `${n} ${digest} ${state}`)
}

/** Signs whatever is proposed. */
const all = (rows: readonly EffectRow[]): string[] =>
  rows.filter((row) => row.state === 'proposed').map((row) => proposalDigest(row.replaces ?? '', row.digest))

describe('reconciling what is wanted with what exists', () => {
  it('EFF-1 the key depends on slot and number alone, and a repeated round changes nothing', () => {
    expect(play([{ wants: [wanted('A')] }, { wants: [wanted('A')] }, { wants: [wanted('A')] }])).toEqual(['0 A done'])
    const [row] = reconcile(PREFIX, { effects: [wanted('A')], tables: NO_TABLES }, [], new Set()).create
    expect(row?.key).toBe(effectKey([...PREFIX, 'post', 'v1', 'entry'], 0))
  })

  it('EFF-3 another content is proposed, and happens when a person signed exactly it', () => {
    expect(play([{ wants: [wanted('A')] }, { wants: [wanted('B')] }])).toEqual(['0 A done', '1 B proposed'])
    expect(play([{ wants: [wanted('A')] }, { wants: [wanted('B')] }, { wants: [wanted('B')], signs: all }])).toEqual([
      '0 A corrected',
      '1 B done',
    ])
  })

  it('EFF-3 a proposal that became another one needs another signature; one that became moot is gone', () => {
    const rounds = [{ wants: [wanted('A')] }, { wants: [wanted('B')] }]
    expect(play([...rounds, { wants: [wanted('C')], signs: all }])).toEqual(['0 A done', '1 C proposed'])
    expect(play([...rounds, { wants: [wanted('A')] }])).toEqual(['0 A done'])
  })

  it('EFF-1 A → B → A is three numbers, and an old signature does not fit the way back', () => {
    const there = [{ wants: [wanted('A')] }, { wants: [wanted('B')] }, { wants: [wanted('B')], signs: all }]
    expect(play([...there, { wants: [wanted('A')] }])).toEqual(['0 A corrected', '1 B done', '2 A proposed'])
    expect(play([...there, { wants: [wanted('A')] }, { wants: [wanted('A')], signs: all }])).toEqual([
      '0 A corrected',
      '1 B corrected',
      '2 A done',
    ])
  })

  it('EFF-3 no longer wanted is a proposed withdrawal; wanted again afterwards is a new number', () => {
    const gone = [{ wants: [wanted('A')] }, { wants: [] }, { wants: [], signs: all }]
    expect(play(gone.slice(0, 2))).toEqual(['0 A done', `1 ${WITHDRAWN} proposed`])
    expect(play([...gone, { wants: [wanted('A')] }])).toEqual([`0 A withdrawn`, `1 ${WITHDRAWN} withdrawn`, '2 A done'])
  })

  it('SHIELD-3 what waits for its shield does not exist, and a heavier content waits again although it was signed', () => {
    expect(play([{ wants: [wanted('A', { punitive: true, standing: 'unsigned' })] }])).toEqual([])
    const held = wanted('B', { punitive: true, standing: 'held' })
    expect(play([{ wants: [wanted('A')] }, { wants: [held] }, { wants: [held], signs: all }])).toEqual([
      '0 A done',
      '1 B proposed',
    ])
  })

  it('a row still on its way is neither wanted nor unwanted', () => {
    const rows = afterwards([], reconcile(PREFIX, { effects: [wanted('A')], tables: NO_TABLES }, [], new Set()))
    const table = {
      keyType: ['village'],
      keys: ['v1' as Key],
      states: ['waiting'],
      columns: [],
      cells: [],
      complete: false,
    } as const
    const plan = reconcile(PREFIX, { effects: [], tables: { post: { posted: table } } }, rows, new Set())
    expect(Object.values(plan).flat()).toEqual([])
  })
})
