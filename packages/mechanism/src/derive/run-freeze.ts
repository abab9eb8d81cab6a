import type { Key } from '@jizhi/domain'
import type { CompiledBlock } from '../compile/program.ts'
import { holdsIds } from '../model/column.ts'
import { ColumnWriter } from '../model/column-writer.ts'
import type { Fact, FrozenRows } from '../model/fact.ts'
import { columnIndex, type Frame, PROVISIONAL, rowsOf, SETTLED, type Series, sameCells } from '../model/frame.ts'
import { fitsSheet, frozenColumn, thawedSeries } from '../model/frozen-cell.ts'
import type { FreezeOp } from '../model/kernel.ts'
import { digestOf, once } from './digest.ts'
import { domainOf } from './domain-of.ts'
import { heard } from './heard.ts'
import { atMost } from './run-row-ops.ts'
import { type Session, wake } from './session.ts'

/** RES-1…5: the official table. What flows on is the latest frozen revision; before the first one, the live rows. */
export function runFreeze(session: Session, block: CompiledBlock, op: FreezeOp, frame: Frame): Frame {
  const { run } = session
  const { frame: filled, partitions } = heard(session, block, { completeness: op.completeness, partition: [] }, frame)
  const { completion, parts, rows } = partitions[0]!
  for (const at of completion.wakes) wake(session, block.id, 'complete-at', at)
  // EVAL-7: what came after the close and is not taken in any more stands outside, with its reason in the domain.
  const kept = rows.filter(
    (row) => parts[row] !== 'excluded' && (frame.states[row] !== SETTLED || parts[row] !== 'undecided'),
  )
  const official = latest(run.facts.about('frozen', block.id))
  const live = once(() => liveRows(session, block, op, rowsOf(filled, kept), official?.value.rows))
  const digest = once(() => digestOfRows(live()))
  const stale = official !== undefined && official.value.digest !== digest()
  session.results.push({
    block: block.id,
    complete: completion.complete,
    live: {
      get digest() {
        return digest()
      },
      get rows() {
        return live()
      },
    },
    ...(official ? { frozen: { revision: official.value.revision, digest: official.value.digest } } : {}),
    stale,
    automatic: op.by === 'auto',
  })
  if (completion.complete && op.by !== 'auto' && (official === undefined || stale)) {
    const { role, persons } = op.by(run)
    session.open.push({
      block: block.id,
      row: '' as Key, // '' = table
      kind: 'freeze',
      role,
      persons,
      get items() {
        return [digest()]
      },
    })
  }
  if (official) return thawed(frame, official.value.rows)
  return { ...frame, states: frame.states.map((state) => atMost(state, PROVISIONAL)), complete: false, frozen: false }
}

/** RES-3: two freezes of one digest are one; the highest revision holds, of equals the one known first. */
function latest(facts: readonly Fact<'frozen'>[]): Fact<'frozen'> | undefined {
  let found: Fact<'frozen'> | undefined
  for (const fact of facts) if (!found || fact.value.revision > found.value.revision) found = fact
  return found
}

/** What rows were made of, and their digest: a fact stored from them keeps the very object, so neither is made again. */
const MADE = new WeakMap<FrozenRows, { readonly frame: Frame; readonly digest: () => string }>()

const digestOfRows = (rows: FrozenRows): string => MADE.get(rows)?.digest() ?? digestOf(JSON.stringify(rows))

/** What would be frozen now. Where it equals what was frozen of an equal table, it is those very rows. */
function liveRows(
  session: Session,
  block: CompiledBlock,
  op: FreezeOp,
  frame: Frame,
  official: FrozenRows | undefined,
): FrozenRows {
  const before = official && MADE.get(official)
  if (before && sameCells(before.frame, frame) && isSameDomain(official, domainOf(session, block, frame.keys)))
    return official
  const rows = frozenRowsOf(session, block, op, frame)
  MADE.set(rows, { frame, digest: once(() => digestOf(JSON.stringify(rows))) })
  return rows
}

const isSameDomain = (rows: FrozenRows, domain: FrozenRows['domain']): boolean =>
  rows.domain.length === domain.length &&
  domain.every(({ key, standing }, at) => rows.domain[at]?.key === key && rows.domain[at].standing === standing)

function frozenRowsOf(session: Session, block: CompiledBlock, op: FreezeOp, frame: Frame): FrozenRows {
  const ids = op.keep.length > 0 ? op.keep : frame.columns.map((column) => column.id)
  return {
    keys: frame.keys,
    columns: ids.flatMap((id) => {
      const series = frame.series[columnIndex(frame, id)]
      return series ? [frozenColumn(id, series, frame.keys.length)] : []
    }),
    domain: domainOf(session, block, frame.keys),
  }
}

/** RES-4: the frozen rows as a frame again. A column that was not frozen is missing, never taken from the live table. */
function thawed(live: Frame, rows: FrozenRows): Frame {
  const made = MADE.get(rows)?.frame
  const series = live.columns.map((column): Series => {
    const held = made?.series[columnIndex(made, column.id)]
    if (held && 'ints' in held && !holdsIds(column) && fitsSheet(held.ints, rows.keys.length)) return held
    return thawedSeries(
      rows.columns.find((one) => one.id === column.id),
      column,
      rows.keys.length,
    )
  })
  return {
    ...live,
    keys: rows.keys,
    states: new Uint8Array(rows.keys.length).fill(SETTLED),
    series: series.map(packed),
    complete: true,
    frozen: true,
    fixed: true,
  }
}

function packed(series: Series): Series {
  if (!('cells' in series)) return series
  const writer = new ColumnWriter(1, series.cells.length)
  for (const [row, cell] of series.cells.entries()) {
    writer.row = row
    writer.cell(0, cell)
  }
  return writer.series(0)
}
