import { addDays, addWorkingDays, type Day, dayLabel, dayOf, unpinCalendar } from '@jizhi/domain'
import { calledNow, type ObjectionConfig, type Pins, readConfig } from '@jizhi/mechanism'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { enteredColumns } from './cell-text.ts'
import type { Standing } from './standing.ts'

export function objectionOf({ mechanism }: Standing, blockId: string): ObjectionConfig {
  const block = mechanism.blocks.find((one) => one.id === blockId)
  const config = block?.kind === 'objection' ? readConfig({ ...block, kind: 'objection' }) : undefined
  if (config?.ok !== true) throw new Fault('cycle.no-such-block')
  return config.value
}

/** OBJ-2, OBJ-4: listed columns, or every entered one; each cell once per row, so that it ends. */
export function refuseIndisputable(standing: Standing, block: string, row: string, columns: readonly string[]): void {
  const { disputable } = objectionOf(standing, block)
  const allowed = disputable.length > 0 ? new Set(disputable) : enteredColumns(standing.mechanism)
  const before = new Set(
    standing.facts.flatMap((fact) =>
      fact.kind === 'objected' && fact.slot.block === block && fact.slot.row === row ? fact.value.columns : [],
    ),
  )
  const wrong = columns.find((column) => !allowed.has(column) || before.has(column))
  if (wrong !== undefined) throw new Fault('cycle.not-disputable', { column: labelOf(standing, wrong) })
}

function labelOf({ derived }: Standing, column: string): string {
  const tables = Object.values(derived.tables).flatMap((ports) => Object.values(ports))
  return tables.flatMap((table) => table.columns).find((one) => one.id === column)?.label ?? column
}

/** Who may object for a row: the drawing's post, of its level; where nobody holds it, its role at the row's unit or above. */
export function mayObject(
  { pins, facts, derived }: Standing,
  who: ObjectionConfig['objector'],
  row: string,
  actor: Actor,
): boolean {
  const persons: readonly string[] = calledNow(pins, facts, who, row, derived.now).persons
  if (persons.length > 0) return persons.includes(actor.personId)
  const line = lineOf(pins, row.split('|')[0] ?? '')
  return actor.grants.some((grant) => grant.role === who.role && line.includes(grant.unitId))
}

/** The unit and everything above it; a ring of parents, which no store allows, ends at the first repetition. */
function lineOf(pins: Pins, unit: string): readonly string[] {
  const parents = new Map<string, string | undefined>(pins.graph.units.map(({ id, parent }) => [id, parent]))
  const line = new Set<string>()
  for (let at: string | undefined = unit; at !== undefined && !line.has(at); at = parents.get(at)) line.add(at)
  return [...line]
}

/** When the last notice's window closed, in words, for the sentence that refuses a late objection. */
export function closedAt(
  { pins, facts }: Standing,
  config: ObjectionConfig,
  block: string,
  row: string,
): string | undefined {
  const notice = facts.findLast(
    (fact) =>
      fact.kind === 'noticed' && fact.slot.block === block && (fact.slot.row === row || fact.slot.row === undefined),
  )
  if (notice?.kind !== 'noticed') return undefined
  const from = dayOf(notice.value.deliveredAt)
  return `${dayLabel(windowEnd(from, config, pins))} 24:00` // TIME-1: the end of its day
}

const windowEnd = (from: Day, config: ObjectionConfig, pins: Pins): Day =>
  config.step === 'workday'
    ? addWorkingDays(from, config.window, unpinCalendar(pins.calendar)).day
    : addDays(from, config.window)
