import type { Subject } from '@jizhi/access'
import { ancestryOf, type Day, dayOf, type GraphView, graphAsOf, type UnitId, viewOf } from '@jizhi/domain'
import type { Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { type Actor, may } from '../../platform/session/actor.ts'
import { type LoadedOrg, loadLines, loadOrg, lockOrg, unitNamesOn } from './org.store.ts'

/** The organisation open before an actor: who is where on the day asked for, and what the actor may touch. */
export interface OpenedOrg extends LoadedOrg {
  readonly today: Day
  readonly day: Day
  readonly view: GraphView
  readonly nameOf: (unit: string) => string
  /** Whether the actor's rights reach the unit: a post manages its own unit and everything below. */
  readonly manages: (subject: Subject, unit: string) => boolean
  /** Whether they reach the unit from above: nobody renames or ends the unit that gives them the right; the root's own do. */
  readonly managesAbove: (subject: Subject, unit: string) => boolean
}

export const todayOf = (tx: Tx): Day => dayOf(tx.now)

export async function openOrg(tx: Tx, actor: Actor, asked?: string): Promise<OpenedOrg> {
  return opened(tx, actor, await loadOrg(tx), asked)
}

async function opened(tx: Tx, actor: Actor, loaded: LoadedOrg, asked: string | undefined): Promise<OpenedOrg> {
  const today = todayOf(tx)
  const day = (asked ?? today) as Day // the contract let only days pass
  const view = viewAt(loaded, day)
  const now = day === today ? view : viewAt(loaded, today)
  const names = await unitNamesOn(tx, day)
  const reached = (subject: Subject, line: readonly string[]): boolean =>
    line.some((unitId) => may(actor, 'manage-people', subject, { unitId }))
  // rights are those of today; a unit that is not there today is looked for where it will stand, or stood
  const lineOf = (unit: string): readonly UnitId[] => ancestryOf(now.units.has(unit) ? now : view, unit as UnitId) // ids alone are compared
  return {
    ...loaded,
    today,
    day,
    view,
    nameOf: (unit) => names.get(unit)?.name ?? '这个单位',
    manages: (subject, unit) => reached(subject, lineOf(unit)),
    managesAbove: (subject, unit) => reached(subject, unit === actor.rootUnitId ? [unit] : lineOf(unit).slice(1)),
  }
}

/** The same for a change: nobody else changes this county's organisation until the transaction ends. */
export async function openOrgToChange(tx: Tx, actor: Actor, on: string): Promise<OpenedOrg> {
  await lockOrg(tx, actor.rootUnitId)
  return openOrg(tx, actor, on)
}

/** For a change that concerns some units alone: they and what stands above them, however large the county is. */
export async function openLinesToChange(
  tx: Tx,
  actor: Actor,
  on: string,
  units: readonly string[],
): Promise<OpenedOrg> {
  await lockOrg(tx, actor.rootUnitId)
  return opened(tx, actor, await loadLines(tx, units), on)
}

export function refuseSample(actor: Actor): void {
  if (actor.tenant.kind === 'sample') throw new Fault('unit.read-only')
}

function viewAt({ graph }: LoadedOrg, day: Day): GraphView {
  const pinned = graphAsOf(graph, day)
  if (!pinned.ok) throw new Error(`the org graph of ${day} is not sound: ${JSON.stringify(pinned.fault)}`)
  return viewOf(pinned.value)
}
