import { idsOf, type Key, keyOf, storedId, type UnitId } from '@jizhi/domain'
import type { RegroupConfig } from '../blocks/regroup.ts'
import { cellAt, columnIndex, type Frame } from '../model/frame.ts'
import type { Group, ReshapeOp, Run } from '../model/kernel.ts'
import { aggregateCell } from './aggregate.ts'
import { howAggregated } from './aggregate-trace.ts'
import { attributeWriter } from './attribute-writer.ts'
import type { Compile } from './program.ts'

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
      return (group, out, recorder) => {
        const target = idsOf(group.key).at(-1)!
        attributes(target, out)
        for (const [at, column] of columns.entries()) {
          const aggregate = config.aggregates.find((one) => one.id === column.id)
          if (aggregate) {
            out.cell(
              at,
              aggregateCell({
                aggregate,
                column,
                frame,
                group,
                run,
                unshared: !run.graph.hasShares(config.relation),
                share: (row) => shareOf(config, run, frame, row, target),
              }),
            )
            recorder?.cell(column.id, group.key, () => howAggregated(aggregate, column, frame, group, out.read(at)))
          } else if (column.id === 'members' && config.grain === 'target')
            out.cell(at, { value: group.members.map((member) => frame.keys[member]!) })
          else if (config.grain === 'pair') {
            const source = columnIndex(frame, column.id)
            if (source >= 0) out.cell(at, cellAt(frame.series[source]!, group.members[0]!))
          }
        }
      }
    },
  }
  return { ops: [op] }
}

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
  // The graph is pinned (PIN-3), so where a key belongs is found out once in a cycle.
  const known = targets.get(run.graph) ?? new Map<Key, readonly Key[]>()
  targets.set(run.graph, known)
  for (const [row, key] of frame.keys.entries()) {
    const groups = known.get(key) ?? groupsOf(config, run, key)
    known.set(key, groups)
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

const groupsOf = (config: RegroupConfig, run: Run, key: Key): readonly Key[] =>
  targetsOf(config, run, key).map((target) =>
    config.grain === 'pair' ? keyOf([...sources(key), target]) : keyOf([target]),
  )

const sources = (key: Key): readonly UnitId[] => idsOf(key).map((id) => storedId<UnitId>(id))

/** The relation may leave from any subject of the key; the first that leads somewhere counts. */
function targetsOf(config: RegroupConfig, run: Run, key: Key): readonly UnitId[] {
  for (const id of idsOf(key)) {
    const legs = run.graph.follow(config.relation, id, config.towards, config.target)
    if (legs.length > 0) return [...new Set(legs.map((leg) => leg.to))].map((to) => storedId<UnitId>(to))
  }
  return []
}

function shareOf(config: RegroupConfig, run: Run, frame: Frame, row: number, target: string): string | undefined {
  for (const id of idsOf(frame.keys[row]!)) {
    const leg = run.graph.follow(config.relation, id, config.towards, config.target).find((one) => one.to === target)
    if (leg) return leg.share
  }
  return undefined
}
