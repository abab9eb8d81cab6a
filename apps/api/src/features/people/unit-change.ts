import type { changeUnit, Input } from '@jizhi/contracts'
import {
  applyChange,
  type Day,
  isValidOn,
  nameOf,
  type OrgChange,
  type OrgChangeRefusal,
  type OrgGraph,
  type UnitId,
} from '@jizhi/domain'
import { refuseChanged } from '../../platform/faults/changed-meanwhile.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { type Actor, demand } from '../../platform/session/actor.ts'
import type { OpenedOrg } from './opened-org.ts'

export type UnitChange = Input<typeof changeUnit>['body']
type Successor = Extract<UnitChange, { kind: 'merge' }>['into']

// Ids from a contract are UUIDs; whether they stand in this county is asked of the graph.
const unitId = (id: string): UnitId => id as UnitId
const dayOn = (on: string): Day => on as Day // the contract let only days pass

/** The graph with the change in it, and the unit that stands afterwards. Refuses what the actor may not do. */
export function changed(actor: Actor, org: OpenedOrg, change: UnitChange): { graph: OrgGraph; unit: string } {
  demandReach(actor, org, change)
  refuseChangedMeanwhile(org, change)
  const { steps, unit } = stepsOf(org, change)
  let graph = org.graph
  for (const step of steps) {
    refuseTaken(org, graph, step)
    const done = applyChange(graph, step, newId())
    if (!done.ok) throw refused(org, done.fault)
    graph = done.value
  }
  return { graph, unit }
}

/** R6: a name or attribute that is not what the editor saw any more, on the day from which the change holds. */
function refuseChangedMeanwhile({ graph }: OpenedOrg, change: UnitChange): void {
  if ((change.kind !== 'rename' && change.kind !== 'adjust') || change.seen === undefined) return
  const on = dayOn(change.on)
  if (change.kind === 'rename') {
    const theirs = nameOf(graph, unitId(change.unit), on) ?? ''
    refuseChanged([{ field: 'name', label: '单位名称', seen: change.seen, yours: change.name, theirs }])
    return
  }
  const now = graph.units.find((unit) => unit.id === change.unit && isValidOn(unit, on))
  const text = (value: string | number | null | undefined): string => `${value ?? ''}`
  const field = (id: 'category' | 'population', label: string) => ({
    ...{ field: id, label, seen: text(change.seen?.[id]), yours: text(change[id]), theirs: text(now?.[id]) },
  })
  refuseChanged([field('category', '类别'), field('population', '人口')])
}

/** The units a change takes from above, and those it only hangs something under. */
function touched(change: UnitChange): { above: string[]; under: string[] } {
  const standing = (list: readonly Successor[]): string[] => list.flatMap((one) => ('unit' in one ? [one.unit] : []))
  switch (change.kind) {
    case 'found':
      return { above: [], under: [change.parent] }
    case 'move':
      return { above: [change.unit], under: [change.parent] }
    case 'merge':
      return { above: [...change.units, ...standing([change.into])], under: [] }
    case 'split':
      return { above: [change.unit, ...standing(change.into)], under: change.children.map((child) => child.unit) }
    default:
      return { above: [change.unit], under: [] }
  }
}

function demandReach(actor: Actor, org: OpenedOrg, change: UnitChange): void {
  const { above, under } = touched(change)
  for (const id of [...above, ...under])
    if (!org.graph.units.some((unit) => unit.id === id)) throw new Fault('unit.unknown')
  const root = actor.rootUnitId
  if (above.includes(root) && change.kind !== 'rename' && change.kind !== 'adjust')
    throw new Fault('unit.root-stays', { name: org.nameOf(root) })
  if (above.some((id) => !org.managesAbove('Unit', id)) || under.some((id) => !org.manages('Unit', id)))
    demand(actor, 'manage-people', 'Unit', { unitId: '' }) // no unit at all: refused unless the whole county is theirs
}

function stepsOf(org: OpenedOrg, change: UnitChange): { steps: OrgChange[]; unit: string } {
  const on = dayOn(change.on)
  switch (change.kind) {
    case 'found': {
      const { name, unitKind: kind, code, category, population, virtual } = change
      const id = unitId(newId())
      const unit = { id, kind, code, category, level: kind, population, virtual }
      return { steps: [{ kind: 'found', unit, name, parent: unitId(change.parent), on }], unit: id }
    }
    case 'merge': {
      const units = change.units.map(unitId)
      const { founding, ids } = successors(org, change.units[0] ?? '', [change.into], on)
      const into = ids[0] ?? unitId('')
      return { steps: [...founding, { kind: 'merge', units, into, on }], unit: into }
    }
    case 'split': {
      const { founding, ids } = successors(org, change.unit, change.into, on)
      const children = change.children.map(({ unit, to }) => ({ unit: unitId(unit), to: ids[to] ?? unitId('') }))
      return {
        steps: [...founding, { kind: 'split', unit: unitId(change.unit), into: ids, children, on }],
        unit: ids[0] ?? '',
      }
    }
    case 'move':
      return { steps: [{ ...change, unit: unitId(change.unit), parent: unitId(change.parent), on }], unit: change.unit }
    case 'rename':
      return { steps: [{ kind: 'rename', unit: unitId(change.unit), name: change.name, on }], unit: change.unit }
    case 'adjust': {
      const { kind, category, population } = change
      const level = org.view.units.get(change.unit)?.level ?? null
      return { steps: [{ kind, unit: unitId(change.unit), category, population, level, on }], unit: change.unit }
    }
    default:
      return { steps: [{ ...change, unit: unitId(change.unit), on }], unit: change.unit }
  }
}

/** New successors are founded first: of the same kind, category and parent as the unit they come from. */
function successors(
  org: OpenedOrg,
  like: string,
  wanted: readonly Successor[],
  on: Day,
): { founding: OrgChange[]; ids: UnitId[] } {
  const model = org.graph.units.find((unit) => unit.id === like && isValidOn(unit, on))
  const parent = org.view.units.get(like)?.parent
  const founding: OrgChange[] = []
  const ids = wanted.map((one) => {
    if ('unit' in one) return unitId(one.unit)
    if (model === undefined || parent === undefined)
      throw new Fault('unit.not-there', { name: org.nameOf(like), day: on })
    const id = unitId(newId())
    const { kind, category, level, virtual } = model
    const unit = { id, kind, code: null, category, level, population: null, virtual }
    founding.push({ kind: 'found', unit, name: one.name, parent, on })
    return id
  })
  return { founding, ids }
}

/** Two units under one parent never bear one name on the same day, and a code is one unit's. */
function refuseTaken(org: OpenedOrg, graph: OrgGraph, step: OrgChange): void {
  if (step.kind !== 'found' && step.kind !== 'rename') return
  const own = step.kind === 'found' ? step.unit.id : step.unit
  const parent = step.kind === 'found' ? step.parent : org.view.units.get(own)?.parent
  const siblings = new Set(
    graph.relations
      .filter((r) => r.kind === 'belongs-to' && r.target === parent && r.source !== own && isValidOn(r, step.on))
      .map(({ source }) => source),
  )
  const taken = graph.names.some(
    ({ unit, name, ...span }) => siblings.has(unit) && name === step.name && isValidOn(span, step.on),
  )
  if (taken) throw new Fault('unit.name-taken', { parent: org.nameOf(parent ?? ''), name: step.name, day: step.on })
  const code = step.kind === 'found' ? step.unit.code : null
  const holder = code === null ? undefined : graph.units.find((unit) => unit.code === code && isValidOn(unit, step.on))
  if (holder !== undefined) throw new Fault('unit.code-taken', { code, name: org.nameOf(holder.id) })
}

function refused(org: OpenedOrg, { code, details }: OrgChangeRefusal): Fault {
  const words = { ...details, name: org.nameOf(String(details.unit ?? '')) }
  switch (code) {
    case 'org.unit-not-there':
      return new Fault('unit.not-there', words)
    case 'org.same-name':
      return new Fault('unit.same-name', { ...words, day: org.day })
    case 'org.same-attributes':
      return new Fault('unit.same-attributes', words)
    case 'org.later-change':
      return new Fault('unit.later-change', words)
    case 'org.too-few-units':
      return new Fault('unit.too-few')
    case 'org.child-left':
      return new Fault('unit.child-left', words)
    case 'org.loop':
      return new Fault('unit.loop', words)
    default:
      throw new Error(`a change of units cannot end in ${code}`)
  }
}
