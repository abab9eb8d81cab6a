import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BLOCK_KINDS, derive } from '../../src/index.ts'
import { anyCase } from './play.ts'
import { allChoices, choicesOf, nameOf } from './turned-settings.ts'

const CASES = fc.sample(anyCase, { seed: 20_190_531, numRuns: 300 })

describe('what the laws are tried on', () => {
  it('300 random drawings hold every kind, and rows at every port of it', () => {
    const seen = new Map<string, number>()
    for (const { mechanism, facts } of CASES) {
      const { tables } = derive(mechanism, facts)
      for (const { id, kind } of mechanism.blocks)
        for (const [port, { keys }] of Object.entries(tables[id] ?? {}))
          seen.set(`${kind}.${port}`, (seen.get(`${kind}.${port}`) ?? 0) + (keys.length > 0 ? 1 : 0))
    }
    expect([...seen].filter(([, times]) => times === 0)).toEqual([])
    expect(BLOCK_KINDS.filter((kind) => ![...seen.keys()].some((one) => one.startsWith(`${kind}.`)))).toEqual([])
  })

  it('300 random drawings take four fifths of all values of all choices', () => {
    const all = new Set(BLOCK_KINDS.flatMap(allChoices))
    const seen = new Set(
      CASES.flatMap(({ mechanism }) =>
        mechanism.blocks.flatMap((block) => choicesOf(block).map(({ path, value }) => nameOf(block.kind, path, value))),
      ),
    )
    const missed = [...all].filter((one) => !seen.has(one))
    expect([...seen].filter((one) => !all.has(one))).toEqual([])
    expect(missed.length).toBeLessThan(all.size / 5)
  })
})
