import { idsOf, type Key } from '@jizhi/domain'
import type { CaseConfig } from '../blocks/case.ts'
import { type Column, holdsIds } from '../model/column.ts'
import type { Compile, CompileContext } from '../model/compiled.ts'
import { cellAt, cellText, columnIndex, type Frame } from '../model/frame.ts'
import { frozenCells, thawedCell } from '../model/frozen-cell.ts'
import type { EmitOp, ReshapeOp, RouteOp, Run } from '../model/kernel.ts'
import type { Cell } from '../model/table.ts'
import { whom } from './whom.ts'

const CLOSED = 0
const OVERDUE = 1

/** CASE-1, CASE-3: each settled row opens a case; the list comes back as one fact. A case's own life: `deriveCase`. */
export const compileCase: Compile<CaseConfig> = (config, context) => ({
  signatory: (run, on) => whom(config.signatory, run, undefined, on),
  ops: [spawn(config), listed(config, context), ways(config)],
})

/** EFF-1: a case is opened at most once per row; what it is about is its content. */
const spawn = (config: CaseConfig): EmitOp => ({
  op: 'emit',
  from: 'in',
  to: 'opened',
  columns: [],
  prepare: (run, frame) => (row) => {
    const content: { [name: string]: Cell | string } = { days: String(config.limit) }
    const owner = ownerOf(config, run, frame, row)
    if (owner !== undefined) content.unit = { value: owner }
    const at = columnIndex(frame, config.classColumn)
    const series = frame.series[at]
    if (series) {
      const cell = cellAt(series, row)
      const option =
        'value' in cell && typeof cell.value === 'bigint' ? frame.columns[at]!.options?.[Number(cell.value)] : undefined
      if (option) {
        content.class = option.id
        content.days = String(config.limits.find((one) => one.class === option.id)?.days ?? config.limit)
      }
    }
    const merge = mergeKey(config, frame, row)
    if (merge !== undefined) content.merge = merge
    return [{ line: 'case', kind: 'case', content, punitive: false }]
  },
})

/** 并案键: an open case with the same key takes the report in; a missing part makes no key. */
function mergeKey(config: CaseConfig, frame: Frame, row: number): string | undefined {
  if (config.mergeBy.length === 0) return undefined
  const cells = config.mergeBy.map((id) => {
    const series = frame.series[columnIndex(frame, id)]
    return series && cellAt(series, row)
  })
  const isWhole = cells.every((cell) => cell !== undefined && !('missing' in cell))
  return isWhole ? JSON.stringify(cells.map((cell) => cellText(cell!))) : undefined
}

function ownerOf(config: CaseConfig, run: Run, frame: Frame, row: number): string | undefined {
  const unit = idsOf(frame.keys[row]!)[0]!
  if (config.owner === 'row') return unit
  if (config.owner === 'parent') return run.graph.parentOf(unit)
  const series = config.owner === 'column' ? frame.series[columnIndex(frame, config.ownerColumn)] : undefined
  const cell = series && cellAt(series, row)
  if (!cell || 'missing' in cell || typeof cell.value === 'bigint') return undefined
  const held = typeof cell.value === 'string' ? cell.value : cell.value[0]
  return held === undefined ? undefined : idsOf(held as Key)[0] // a row column holds keys
}

/** CASE-3: the cases as of the cut-off. Until the fact is in, the list is empty and provisional. */
const listed = (config: CaseConfig, { block, outputs }: CompileContext): ReshapeOp => {
  const columns = outputs.snapshot?.columns ?? []
  return {
    op: 'reshape',
    from: '',
    to: 'snapshot',
    keyType: ['case'],
    columns,
    wakesAt: (run) => run.deadlines.get(config.cutOff),
    groups: (run) => snapshotGroups(run, block, config.cutOff),
    prepare: (run) => writeSnapshot(run, block, columns),
  }
}

export function snapshotGroups(
  run: Run,
  block: CompileContext['block'],
  cutOff: string,
): ReturnType<ReshapeOp['groups']> {
  const fact = run.facts.one('snapshot', block)
  const at = run.deadlines.get(cutOff)
  if (!fact && at !== undefined && run.reached(at)) run.need({ block, what: 'snapshot' })
  const groups = (fact?.value.rows.keys ?? []).map((key) => ({ key, members: [] }))
  return { groups, orphans: [], settled: fact !== undefined }
}

export function writeSnapshot(
  run: Run,
  block: CompileContext['block'],
  columns: readonly Column[],
): ReturnType<ReshapeOp['prepare']> {
  const fact = run.facts.one('snapshot', block)
  const rows = fact?.value.rows
  const cells = new Map(rows?.columns.map((one) => [one.id, frozenCells(one)]))
  const place = new Map(rows?.keys.map((key, at) => [key, at]))
  return ({ key }, out, recorder) => {
    for (const [at, column] of columns.entries()) {
      out.cell(at, thawedCell(cells.get(column.id)?.[place.get(key) ?? -1], holdsIds(column)))
      recorder?.cell(column.id, key, () => ({
        definition: `${column.label} = 清单截至时的值`,
        substituted: `${column.label}取自截至时的清单`,
        reads: [],
        facts: fact ? [{ fact: fact.id }] : [],
      }))
    }
  }
}

const ways = (config: CaseConfig): RouteOp => ({
  op: 'route',
  from: 'snapshot',
  to: ['closed', 'overdue'],
  open: CLOSED,
  columns: [],
  prepare: (_run, frame) => {
    const figure = (id: string) => frame.series[columnIndex(frame, `${config.prefix}${id}`)]
    const [closed, overdue] = [figure('closed_at'), figure('overdue')]
    return (row) => [
      ...(closed && !('missing' in cellAt(closed, row)) ? [CLOSED] : []),
      ...(overdue && cellText(cellAt(overdue, row)) === '1' ? [OVERDUE] : []),
    ]
  },
})
