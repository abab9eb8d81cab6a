import {
  type AnyFact,
  type CellRef,
  type Derived,
  derived,
  explainer,
  type LiveMonth,
  liveMonth,
  type Mechanism,
  type PastCycle,
  readDrawing,
  type SaidTrace,
  saidTrace,
} from '@jizhi/mechanism'
import { countsOf, provisionalPorts } from './live-counts.ts'
import { lookAt } from './live-look.ts'
import { pathOf } from './live-path.ts'
import type { Derivation, Look, MonthFile, Seen, SubjectPath } from './messages.ts'
import { namesOf } from './names.ts'

/** A drawing over one month, derived; everything that is asked about it is answered from here. */
export interface Live {
  readonly mechanism: Mechanism
  readonly file: MonthFile
  readonly month: LiveMonth
  readonly derived: Derived
}

export function derivedOver(mechanism: Mechanism, file: MonthFile): Live {
  const month = liveMonth(mechanism, file.past, file.over)
  return { mechanism, file, month, derived: derived(month.state) }
}

/** What the wires show. The clock is the worker's own: how long it took. */
export const derivationOf = (live: Live, turn: number, ms: number): Derivation => ({
  turn,
  period: live.file.past.period,
  counts: countsOf(live.mechanism, live.derived.tables, live.file.past.period),
  provisional: provisionalPorts(live.derived.tables),
  notRun: live.month.notRun,
  ms,
})

export const seenIn = (live: Live, look: Look): Seen =>
  lookAt(live.mechanism, live.derived.tables, namesOf(live.file.names), look)

export const pathIn = (live: Live, row: string): SubjectPath =>
  pathOf(live.mechanism, live.derived.tables, factsOf(live.file.past), namesOf(live.file.names), row)

const factsOf = (past: PastCycle): readonly AnyFact[] => ('facts' in past ? past.facts : [])

/** The seven steps of why, in names; the row is run again with a recorder. */
export function whyIn({ month, file, mechanism }: Live, cell: CellRef): SaidTrace | undefined {
  const trace = explainer(month.state)(cell)
  if (trace === undefined) return undefined
  const drawing = readDrawing(mechanism)
  const reasons = new Map(factsOf(file.past).flatMap(({ id, reason }) => (reason ? [[id as string, reason]] : [])))
  return saidTrace(trace, {
    ...namesOf(file.names),
    block: (id) => drawing.byId.get(id)?.name ?? id,
    reason: (id) => file.words[reasons.get(id) ?? ''],
  })
}
