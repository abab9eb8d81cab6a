import { readFileSync } from 'node:fs'
import type { PersonId, PostId, UnitId } from '@jizhi/domain'
import { describe, expect, it } from 'vitest'
import { type AnyFact, check, derive, type Mechanism } from '../../src/index.ts'
import { column, fact, freezing, instant, opened, pins, tableOf, tick } from '../build.ts'
import { past } from '../history/past.ts'
import { scaled } from '../published-result.ts'

interface Laggards {
  readonly title: string
  readonly mechanism: Mechanism
  readonly before: { readonly [period: string]: { readonly [row: string]: boolean } }
  readonly marks: { readonly [row: string]: readonly [string, string] }
  readonly expect: {
    readonly score: { readonly [row: string]: string }
    readonly laggard_times: { readonly [row: string]: string }
    readonly rung: { readonly [row: string]: string }
    readonly lines: readonly string[]
    readonly cases: readonly string[]
  }
}

const one: Laggards = JSON.parse(readFileSync(new URL('../cases/laggards-2019-05.json', import.meta.url), 'utf8')) // our own file

const ROLES = ['clerk', 'head', 'deputy-head']

function started(): AnyFact[] {
  const rows = Object.keys(one.marks)
  const made = pins(rows.map((id) => ({ id, kind: 'township' })))
  const posts = rows.flatMap((unit) =>
    ROLES.map((role) => ({
      id: `${role}-${unit}` as PostId,
      unit: unit as UnitId,
      role,
      holders: [`${role}-of-${unit}` as PersonId],
    })),
  )
  const said = (ask: string, at: 0 | 1): AnyFact[] =>
    rows.map((row) =>
      fact(
        'answered',
        { sheet: [scaled(one.marks[row]![at], 1)] },
        { block: ask, row, person: 'p' },
        { id: `${ask}-${row}`, known: instant('2019-06-03') },
      ),
    )
  const months = Object.entries(one.before).map(([period, behind]) =>
    past(period, behind, { types: [{ id: 'behind', type: 'flag' }] }),
  )
  const graph = {
    ...made.graph,
    units: made.graph.units.map((unit) => (unit.id === 'owner' ? { ...unit, kind: 'county' } : unit)),
    posts: [...made.graph.posts, ...posts],
  }
  return [opened({ ...made, graph }), ...said('upper', 0), ...said('own', 1), ...months]
}

/** Notices delivered, window over, result issued. */
function issued(): AnyFact[] {
  const facts = started()
  const { open } = derive(one.mechanism, facts)
  const notices = open.flatMap((task) =>
    task.kind === 'notice'
      ? [
          fact(
            'noticed',
            { effects: task.items, deliveredAt: instant('2019-06-04') },
            { block: task.block, row: task.row },
            { id: `notice-${task.row}`, known: instant('2019-06-04') },
          ),
        ]
      : [],
  )
  const told = [...facts, ...notices, tick(instant('2019-06-20'))]
  return [...told, freezing(derive(one.mechanism, told), 'result', 1, instant('2019-06-20', 10))]
}

describe(one.title, () => {
  const derived = derive(one.mechanism, issued())
  const at = (block: string, port: string, id: string) => column(tableOf(derived, block, port), id)

  it('CHECK-0 the drawing raises no complaint', () => {
    expect(check(one.mechanism)).toEqual([])
  })

  it('JOIN-1 both levels’ marks stand side by side and weigh 60 and 40', () => {
    const wanted = Object.fromEntries(Object.entries(one.expect.score).map(([row, text]) => [row, scaled(text, 2)]))
    expect(at('result', 'frozen', 'score')).toEqual(wanted)
  })

  it('HIST-4 this month counts with those before it', () => {
    const wanted = Object.fromEntries(
      Object.entries(one.expect.laggard_times).map(([row, text]) => [row, Number(text)]),
    )
    expect(at('times', 'rows', 'laggard_times')).toEqual(wanted)
  })

  it('LAD-2 the second time two office-holders are met, and nothing happens unsigned', () => {
    expect(at('ladder', 'handled', 'rung')).toEqual(
      Object.fromEntries(Object.entries(one.expect.rung).map(([row, text]) => [row, Number(text)])),
    )
    const measures = derived.effects.filter(({ slot }) => slot.block === 'ladder')
    expect(measures.map(({ slot }) => `${slot.row} ${slot.line}`)).toEqual(one.expect.lines)
    expect(measures.map(({ standing }) => standing)).toEqual(['unsigned', 'unsigned'])
  })

  it('CASE-1 who fell short has a case to put right', () => {
    expect(derived.effects.filter(({ kind }) => kind === 'case').map(({ slot }) => slot.row)).toEqual(one.expect.cases)
  })

  it('PIN-2 what another cycle froze is read from its fact, and asked for where it is missing', () => {
    const without = started().filter((known) => known.kind !== 'outcome' || known.value.period !== '2019-04')
    expect(derive(one.mechanism, without).needs.map(({ what, period }) => `${what} ${period}`)).toEqual([
      'outcome 2019-04',
    ])
  })
})
