import { must } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { type Mechanism, playFacts, readFactsFile, readMechanism } from '../../src/index.ts'
import { column, tableOf } from '../build.ts'

const mechanism: Mechanism = must(
  readMechanism({
    format: 1,
    id: 'reports',
    name: '来件',
    rounding: { mode: 'at-end', rule: 'half-up' },
    blocks: [
      { id: 'cycle', kind: 'cycle', config: { period: 'event', event: { on: 'arrival', scheme: '来件' } } },
      {
        id: 'reports',
        kind: 'roster',
        config: { subject: 'issue', source: 'event', reads: [{ id: 'people', label: '人数', type: 'count' }] },
      },
    ],
    wires: [{ from: { block: 'cycle', port: 'cycle' }, to: { block: 'reports', port: 'in' } }],
    ends: [{ block: 'reports', port: 'rows' }],
  }),
)
const played = (...steps: readonly object[]) =>
  playFacts(
    mechanism,
    must(readFactsFile({ owner: { id: 'city', kind: 'county' }, period: 'r-1', event: '2026-07-01 09:30', steps })),
  )
const first = { day: '2026-07-01 09:30', arrive: 'reports', rows: { i1: ['3'] } }

describe('what an event brings, written by hand', () => {
  it('ROST-1, CYC-1 rows arrive with their columns; a correction takes the place of the first', () => {
    const people = (...steps: readonly object[]) =>
      column(tableOf(must(played(...steps)).cycles[0]!.derived, 'reports', 'rows'), 'people')
    expect(people(first)).toEqual({ i1: 3 })
    const again = { day: '2026-07-02', arrive: 'reports', rows: { i1: { people: '5' } } }
    expect(people(first, { ...again, amends: true })).toEqual({ i1: 5 })
  })

  it('FILE-2 an arrival nobody waits for, and a correction of nothing, are complained of', () => {
    const faults = (step: object) => {
      const result = played(step)
      return result.ok ? [] : result.fault.map(({ path }) => path)
    }
    expect(faults({ ...first, arrive: 'cycle' })).toEqual(['steps[0].arrive'])
    expect(faults({ ...first, amends: true })).toEqual(['steps[0]'])
    expect(faults({ ...first, rows: { i1: { age: '3' } } })).toEqual(['steps[0].rows.i1.age'])
  })
})
