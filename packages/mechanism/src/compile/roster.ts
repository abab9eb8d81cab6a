import {
  compareKeys,
  idsOf,
  type Key,
  keyOf,
  type MissingReason,
  type PinnedUnit,
  storedId,
  type UnitId,
} from '@jizhi/domain'
import type { RosterConfig } from '../blocks/roster.ts'
import { bringsColumns } from '../blocks/settings/roster-sources.ts'
import type { Column } from '../model/column.ts'
import { ColumnWriter } from '../model/column-writer.ts'
import type { Compile, CompileContext } from '../model/compiled.ts'
import { missingCell } from '../model/frame.ts'
import type { Group, ReshapeOp, Run } from '../model/kernel.ts'
import { attributeWriter } from './attribute-writer.ts'
import { snapshotGroups, writeSnapshot } from './case.ts'
import { drawn } from './draw.ts'
import { type Brought, broughtBy, isExpiring, rowFrame } from './roster-brought.ts'
import { fixedKeys } from './roster-changes.ts'
import { combiner } from './roster-results.ts'
import { rowCondition, type Unreadable } from './row-condition.ts'

interface LeftOut {
  readonly key: Key
  readonly reason: MissingReason
}

/** ROST-1…6: who the cycle is about. Everything comes from the pins; a `fixed` fact has the last word. */
export const compileRoster: Compile<RosterConfig> = (config, context) => {
  const { block, outputs } = context
  if (config.source === 'cases') return { ops: [casesOp(config, context)] }
  const findings: Unreadable[] = []
  const combine = combiner(config, block, findings)
  const columns = outputs.rows?.columns ?? []
  const own = bringsColumns(config) ? columns.slice(0, config.reads.length) : []
  const brought = (run: Run): Brought => (bringsColumns(config) ? broughtBy(config, run, block, own) : NOTHING)
  const keeps = keeper(config, columns, findings)
  const found = new WeakMap<Run['graph'], Candidates>()
  const op: ReshapeOp = {
    op: 'reshape',
    from: '',
    to: 'rows',
    keyType: outputs.rows?.keyType ?? [],
    columns,
    wakesAt: (run) =>
      config.results.length === 0 && config.fixedAt !== 'deadline' ? undefined : run.deadlines.get(config.fixedBy),
    groups: (run) => {
      const heard = combine(run)
      // The pins of a cycle do not change (PIN-3), so who could be asked is found out once; results come and go.
      const given = brought(run)
      const candidates = found.get(run.graph) ?? candidatesOf(config, run, heard.includes, given, keeps)
      if (heard.includes === undefined && config.source !== 'event') found.set(run.graph, candidates)
      const leftOut = [...candidates.leftOut]
      const sampled = draw(config, run, candidates.keys, leftOut, block)
      const { keys, isFixed, removed } = fixedKeys(run, block, sampled.keys)
      leftOut.push(...removed.map((key) => ({ key, reason: 'excluded' as const })))
      const listed = keys === sampled.keys ? undefined : new Set(keys)
      const isHeard = heard.settled && config.source !== 'list' && (config.source !== 'event' || given.isThere)
      return {
        groups: keys === candidates.keys ? candidates.groups : groupsOf(keys),
        orphans: [],
        settled: isFixed || (sampled.settled && isHeard),
        leftOut: leftOut.filter(({ key }) => !listed?.has(key)).sort((a, b) => compareKeys(a.key, b.key)),
      }
    },
    prepare: (run) => {
      const write = attributeWriter(columns.slice(own.length), run, own.length)
      const given = brought(run)
      return ({ key }, out) => {
        const unit = firstIdOf(key)
        for (let at = 0; at < own.length; at += 1) out.cell(at, given.cell(keyOf([storedId<UnitId>(unit)]), own[at]!))
        write(unit, out)
      }
    },
  }
  return { ops: [op], findings }
}

interface Candidates {
  /** In canonical order (ROW-2). */
  readonly keys: readonly Key[]
  readonly groups: readonly Group[]
  readonly leftOut: readonly LeftOut[]
}

/** Most keys are one id. */
const firstIdOf = (key: Key): string => (key.includes('|') ? idsOf(key)[0]! : key)

const groupsOf = (keys: readonly Key[]): readonly Group[] => keys.map((key) => ({ key, members: [] }))

function candidatesOf(
  config: RosterConfig,
  run: Run,
  combined: ((unit: PinnedUnit) => boolean) | undefined,
  brought: Brought,
  keeps: Keeper,
): Candidates {
  const leftOut: LeftOut[] = []
  const held = keeps(run, brought)
  const keys = [...candidates(config, run, leftOut, combined, brought, held)].sort(compareKeys)
  return { keys, groups: groupsOf(keys), leftOut }
}

/** CASE-3: the cases of any mechanism as rows, fixed by one `snapshot` fact. */
const casesOp = (config: RosterConfig, { block, outputs }: CompileContext): ReshapeOp => ({
  op: 'reshape',
  from: '',
  to: 'rows',
  keyType: ['case'],
  columns: outputs.rows?.columns ?? [],
  wakesAt: (run) => run.deadlines.get(config.fixedBy),
  groups: (run) => snapshotGroups(run, block, config.fixedBy),
  prepare: (run) => writeSnapshot(run, block, outputs.rows?.columns ?? []),
})

/** Subjects of the owner's subtree that pass the filters; the others are left out with a reason (ROST-2). */
function candidates(
  config: RosterConfig,
  run: Run,
  leftOut: LeftOut[],
  combined: ((unit: PinnedUnit) => boolean) | undefined,
  brought: Brought,
  held: ReturnType<Keeper>,
): readonly Key[] {
  const refuses = refuser(config)
  const keys: Key[] = []
  for (const unit of bringsColumns(config) ? brought.units : subjects(config, run)) {
    if (combined && !combined(unit)) continue
    const key = keyOf([unit.id])
    const reason = refuses(unit)
    if (reason !== undefined) {
      leftOut.push({ key, reason })
      continue
    }
    const kept = held?.(unit) ?? true
    if (kept === true) keys.push(...pairs(config, run, unit))
    else leftOut.push({ key, reason: kept === false ? 'not-applicable' : kept })
  }
  return keys
}

/** ROST-2: why a subject is left out for what it is, whatever the condition says. */
export function refuser(config: RosterConfig): (unit: PinnedUnit) => MissingReason | undefined {
  const excluded = new Set(config.excluded)
  const isListed = (list: readonly string[], held: string | undefined): boolean =>
    list.length === 0 || (held !== undefined && list.includes(held))
  return (unit) => {
    if (!isListed(config.onlyCategories, unit.category) || !isListed(config.onlyLevels, unit.level))
      return 'not-applicable'
    return (config.excludeVirtual && unit.virtual === true) || excluded.has(unit.id) ? 'excluded' : undefined
  }
}

/** Whether a subject meets the condition and the date; nothing where neither is stated. */
type Keeper = (run: Run, brought: Brought) => ((unit: PinnedUnit) => boolean | MissingReason) | undefined

function keeper(config: RosterConfig, columns: readonly Column[], findings: Unreadable[]): Keeper {
  if (config.keep === '' && config.expiring.column === '') return () => undefined
  const meets = condition(config, columns, findings)
  const expiry = columns.find((column) => column.id === config.expiring.column)
  return (run, brought) => {
    const judge = meets(run, brought)
    return (unit) => {
      const { held, cells } = judge(unit)
      if (held !== true || config.expiring.column === '') return held
      return expiry === undefined ? 'undecided' : isExpiring(config, run, cells[columns.indexOf(expiry)]!)
    }
  }
}

/** What only needs the organisation, and whose drawing it is. */
type OnGraph = Pick<Run, 'graph'> & { readonly pins: Pick<Run['pins'], 'owner'> }

/** Whether a subject meets the condition, with the cells it was judged by. */
export function condition(config: RosterConfig, columns: readonly Column[], findings: Unreadable[]) {
  const holds = rowCondition(config.keep, columns, findings)
  const own = bringsColumns(config) ? columns.slice(0, config.reads.length) : []
  return (run: OnGraph, brought: Brought = NOTHING) => {
    const attributes = attributeWriter(columns.slice(own.length), run, own.length)
    return (unit: PinnedUnit) => {
      const writer = new ColumnWriter(columns.length, 1)
      const key = keyOf([unit.id])
      for (const [at, column] of own.entries()) writer.cell(at, brought.cell(key, column))
      attributes(unit.id, writer)
      const cells = columns.map((_, at) => writer.read(at))
      return { held: holds(rowFrame(columns, cells))(0), cells }
    }
  }
}

const NOTHING: Brought = { units: [], isThere: true, cell: () => missingCell('not-applicable') }

/** ROST-1: everyone a level or a relation leads to. */
export function subjects(config: RosterConfig, run: OnGraph): readonly PinnedUnit[] {
  if (config.source === 'list') return []
  const inside = (unit: PinnedUnit | undefined): unit is PinnedUnit =>
    unit !== undefined && unit.kind === config.subject && run.graph.isInside(unit.id)
  if (config.source === 'level' || config.source === 'results') return [...run.graph.units.values()].filter(inside)
  const legs = run.graph.follow(config.relation, run.pins.owner, 'target', config.subject)
  return legs.map((leg) => run.graph.units.get(leg.to)).filter(inside)
}

/** ROW-3: the pairs of the allotment relation if one is given, else all pairs. */
function pairs(config: RosterConfig, run: Run, unit: PinnedUnit): readonly Key[] {
  const { with: kind, relation } = config.product
  if (kind === 'none') return [keyOf([unit.id])]
  const others =
    relation === ''
      ? [...run.graph.units.values()].filter((other) => other.kind === kind && run.graph.isInside(other.id))
      : run.graph.follow(relation, unit.id, 'target', kind).map((leg) => ({ id: storedId<UnitId>(leg.to) }))
  return others.map((other) => keyOf([unit.id, other.id]))
}

function draw(
  config: RosterConfig,
  run: Run,
  keys: readonly Key[],
  leftOut: LeftOut[],
  block: Parameters<Compile<RosterConfig>>[1]['block'],
): { readonly keys: readonly Key[]; readonly settled: boolean } {
  if (config.draw === 'none') return { keys, settled: true }
  const stratum = (key: Key): string =>
    config.drawWithinCategory ? (run.graph.units.get(idsOf(key)[0]!)?.category ?? '') : ''
  const taken = drawn(run, block, keys, stratum, (count) =>
    config.draw === 'count' ? config.drawSize : Number((BigInt(count) * BigInt(config.drawSize) + 99n) / 100n),
  )
  if (!taken) return { keys, settled: false }
  for (const key of keys) if (!taken.has(key)) leftOut.push({ key, reason: 'unsampled' })
  return { keys: keys.filter((key) => taken.has(key)), settled: true }
}
