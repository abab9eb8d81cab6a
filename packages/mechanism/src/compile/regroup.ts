import { idsOf, type Key, keyOf, storedId, type UnitId } from '@jizhi/domain'
import type { RegroupConfig } from '../blocks/regroup.ts'
import type { Compile } from '../model/compiled.ts'
import { cellAt, columnIndex, type Frame } from '../model/frame.ts'
import type { Group, ReshapeOp, Run } from '../model/kernel.ts'
import { aggregateCell } from './aggregate.ts'
import { howAggregated, howTaken } from './aggregate-trace.ts'
import { attributeWriter } from './attribute-writer.ts'
import { legsOf } from './regroup-legs.ts'

/** REGR-1…4: along a relation of the pinned graph to other keys. */
export const compileRegroup: Compile<RegroupConfig> = (config, { outputs }) => {
  const columns = outputs.rows?.columns ?? []
  const targets = new WeakMap<Run['graph'], Map<Key, readonly Key[]>>()
  const op: ReshapeOp = {
    op: 'reshape',
    from: 'in',
    to: 'rows',
    orphans: 'unassigned',
    keyType: outputs.rows?.keyType ?? [],
    columns,
    groups: (run, frame) => grouped(config, run, frame, targets),
    prepare: (run, frame) => {
      const attributes = attributeWriter(columns, run)
      const aggregates = columns.map((column) => config.aggregates.find((one) => one.id === column.id))
      const unshared = config.towards === 'column' || config.towards === 'own' || !hasShares(config, run)
      return (group, out, recorder) => {
        const target = idsOf(group.key).at(-1)!
        attributes(target, out)
        for (let at = 0; at < columns.length; at += 1) {
          const column = columns[at]!
          const aggregate = aggregates[at]
          if (aggregate) {
            out.cell(
              at,
              aggregateCell({
                aggregate,
                column,
                frame,
                group,
                run,
                unshared,
                share: (row) => legsOf(config, run, frame, row).find((leg) => leg.to === target)?.share,
              }),
            )
            recorder?.cell(column.id, group.key, () => howAggregated(aggregate, column, frame, group, out.read(at)))
          } else if (column.id === 'roles' && config.target === 'person')
            out.cell(at, { value: rolesOf(config, run, frame, group, target) })
          else if (column.id === 'members' && config.grain === 'target')
            out.cell(at, { value: group.members.map((member) => frame.keys[member]!) })
          else if (config.grain === 'pair') {
            const source = columnIndex(frame, column.id)
            if (source >= 0) out.cell(at, cellAt(frame.series[source]!, group.members[0]!))
          }
          if (!aggregate) recorder?.cell(column.id, group.key, () => howTaken(column, frame, group, out.read(at)))
        }
      }
    },
  }
  return { ops: [op] }
}

/** Whether any step of the way states a share. */
const hasShares = (config: RegroupConfig, run: Run): boolean =>
  [config, ...config.via].some(({ relation }) => run.graph.hasShares(relation))

/** 集合(岗位): the posts through which a person was reached. */
const rolesOf = (config: RegroupConfig, run: Run, frame: Frame, group: Group, target: string): readonly string[] => [
  ...new Set(
    group.members.flatMap((row) =>
      legsOf(config, run, frame, row).flatMap((leg) => (leg.to === target && leg.role !== undefined ? [leg.role] : [])),
    ),
  ),
]

interface Grouped {
  readonly groups: readonly Group[]
  readonly orphans: readonly number[]
  readonly settled: boolean
}

/** ROW-4: two ways to one target give one row; a row may stand in several groups with a share each. */
function grouped(
  config: RegroupConfig,
  run: Run,
  frame: Frame,
  targets: WeakMap<Run['graph'], Map<Key, readonly Key[]>>,
): Grouped {
  const members = new Map<Key, number[]>()
  const orphans: number[] = []
  // The graph is pinned (PIN-3), so where a key belongs is found out once in a cycle; holders and cells change.
  const isPinned = config.target !== 'person' && config.towards !== 'column'
  const known = isPinned ? (targets.get(run.graph) ?? new Map<Key, readonly Key[]>()) : undefined
  if (known) targets.set(run.graph, known)
  for (let row = 0; row < frame.keys.length; row += 1) {
    const key = frame.keys[row]!
    let groups = known?.get(key)
    if (!groups) {
      groups = groupsOf(config, run, frame, row)
      known?.set(key, groups)
    }
    if (groups.length === 0) orphans.push(row)
    for (const group of groups) {
      const held = members.get(group)
      if (held) held.push(row)
      else members.set(group, [row])
    }
  }
  if (config.includeEmpty && config.grain === 'target')
    for (const unit of run.graph.units.values()) {
      const key = keyOf([unit.id])
      if (unit.kind === config.target && run.graph.isInside(unit.id) && !members.has(key)) members.set(key, [])
    }
  return { groups: [...members].map(([key, held]) => ({ key, members: held })), orphans, settled: true }
}

const groupsOf = (config: RegroupConfig, run: Run, frame: Frame, row: number): readonly Key[] =>
  [...new Set(legsOf(config, run, frame, row).map((leg) => storedId<UnitId>(leg.to)))].map((target) =>
    config.grain === 'pair' ? keyOf([...sources(frame.keys[row]!), target]) : keyOf([target]),
  )

const sources = (key: Key): readonly UnitId[] => idsOf(key).map((id) => storedId<UnitId>(id))
