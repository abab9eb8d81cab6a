import type { Day } from '@jizhi/domain'
import { type Derived, derived, inventMonths, liveMonth, readDrawing } from '@jizhi/mechanism'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TemplateName, templates } from '../src/index.ts'

/** Blocks without a row in an invented month, and why. */
const EMPTY: { readonly [template: string]: readonly string[] } = {
  // No township stands in front in this very month, so that nobody is awarded anything.
  'two-level-award': ['review', 'honour', 'post'],
  // Twelve departments share the loss: none bears more than half of it.
  'department-ladder': ['review', 'objection', 'result', 'ladder', 'notice'],
  // Whoever is told of what was left undone: nothing is.
  'monthly-consultation': ['not_held'],
  'quarterly-review': ['not_held'],
  'civilised-assessment': ['not_held', 'unallotted'],
  'street-chiefs-yearly': ['no_chief'],
  'weekly-visit': ['uncovered', 'unlinked', 'remind'],
  'organisation-checkup': ['not_in'],
  // The form names units, which are not made up in a form.
  'group-monthly-plan': ['promised', 'result', 'told'],
  // The one who was called back is content.
  'citizen-replies': ['redo'],
  // Nobody is last two quarters running.
  'quarterly-integrated-appraisal': ['verify', 'ladder'],
  // The form tells the level: none is left to be told by hand.
  'dispatch-claim': ['by_hand'],
  // Money is booked when the month comes to its end (BACK-2), after the forms: its proofs are not filled in any more.
  'grant-disclosure': ['not_booked', 'compared', 'check', 'differing', 'paid_result', 'after'],
}

describe('an invented month of every template shows counts on its wires', () => {
  const found = new Map<string, Derived>()

  beforeAll(() => {
    for (const { name, mechanism } of Object.values(templates)) {
      const [month] = inventMonths(mechanism, 1, '2026-10-15' as Day).past
      found.set(name, derived(liveMonth(mechanism, month!, true).state))
    }
  }, 60_000)

  it.each(Object.values(templates))(
    'HIST-1 ROST-1 CASE-3 in $name rows stand at every block that can have some',
    ({ name, mechanism }) => {
      const { tables } = found.get(name)!
      const empty = readDrawing(mechanism).blocks.flatMap(({ block, outputs }) =>
        outputs.length > 0 && outputs.every((port) => (tables[block.id]?.[port.id]?.keys.length ?? 0) === 0)
          ? [block.id]
          : [],
      )
      expect(empty.toSorted()).toEqual([...(EMPTY[name] ?? [])].toSorted())
    },
  )

  const figures = (name: TemplateName, block: string, column: string): readonly bigint[] => {
    const { columns, cells } = found.get(name)!.tables[block]!.rows!
    const held = cells[columns.findIndex(({ id }) => id === column)]!
    return held.flatMap((cell) => ('value' in cell && typeof cell.value === 'bigint' ? [cell.value] : []))
  }

  it('HIST-3 counters have moved, and not for everybody alike', () => {
    const times = new Set(figures('laggard-ladder', 'times', 'times'))
    expect(times.size).toBeGreaterThan(2)
    expect(new Set(figures('quarterly-review', 'quarter', 'quarter_mean')).size).toBeGreaterThan(5)
    expect(new Set(figures('civilised-yearly', 'monthly', 'monthly_mean')).size).toBeGreaterThan(5)
  })
})
