import { compareKeys, idsOf, type Key, keyOf, type MissingReason, storedId, type UnitId } from '@jizhi/domain'
import type { JoinConfig } from '../blocks/join.ts'
import { isSetMode, takenColumns } from '../blocks/settings/join-sides.ts'
import { type Column, holdsIds } from '../model/column.ts'
import type { Compile, CompileContext } from '../model/compiled.ts'
import {
  cellAt,
  cellText,
  columnIndex,
  type Frame,
  missingCell,
  PROVISIONAL,
  SETTLED,
  WAITING,
} from '../model/frame.ts'
import type { JoinedRow, JoinOp, Run } from '../model/kernel.ts'
import type { Cell } from '../model/table.ts'
import { weighBy } from './join-weights.ts'

/** JOIN-1…4: key by key; a key waits for its own rows only. */
export const compileJoin: Compile<JoinConfig> = (config, context) => {
  const ports = Object.keys(context.ports)
  const columns = context.outputs.rows?.columns ?? []
  const weighs = config.weigh !== 'none' && !isSetMode(config.mode)
  const joined = weighs ? columns.slice(0, -1) : columns
  const origins = originsOf(config, context, joined)
  const op: JoinOp = {
    op: 'join',
    from: 'left',
    ports: ['left', ...ports.filter((port) => port !== 'left')],
    to: weighs ? '~joined' : 'rows',
    columns: joined,
    keyType: context.outputs.rows?.keyType ?? [],
    byKey: config.mode !== 'path' && config.mode !== 'gate',
    ...(config.mode === 'gate' ? { only: 'right' } : {}),
    rows: (run, frames) => joinedRows(config, run, frames, context),
    origins: (column) => origins.get(column) ?? [],
    cell: (frames, row, column) => cellOf(config, frames, row, joined[column]!, origins.get(joined[column]!.id) ?? []),
  }
  const isFar = config.mode === 'path' || config.mode === 'gate'
  return {
    ops: weighs ? [op, weighBy(config, joined, columns.at(-1)!)] : [op],
    otherRows: isFar ? ['right'] : [],
  }
}

/** Where each column comes from: a side and the column's name there. */
type Origins = ReadonlyMap<string, readonly { readonly side: number; readonly column: string }[]>

function originsOf(config: JoinConfig, { inputs, ports }: CompileContext, columns: readonly Column[]): Origins {
  const sides = ['left', ...Object.keys(ports).filter((port) => port !== 'left')].map(
    (port) => inputs[port]?.columns ?? [],
  )
  if (isSetMode(config.mode))
    return new Map(
      columns.map(({ id }) => [
        id,
        (config.mode === 'except' ? sides.slice(0, 1) : sides).flatMap((side, at) =>
          side.some((one) => one.id === id) ? [{ side: at, column: id }] : [],
        ),
      ]),
    )
  const origins = new Map((sides[0] ?? []).map(({ id }) => [id, [{ side: 0, column: id }]]))
  for (const { from, column } of takenColumns(config, sides[0] ?? [], sides[1] ?? []))
    origins.set(column.id, [{ side: 1, column: from }])
  return origins
}

function joinedRows(
  config: JoinConfig,
  run: Run,
  frames: readonly Frame[],
  context: CompileContext,
): readonly JoinedRow[] {
  const index = frames.map((frame) => new Map(frame.keys.map((key, row) => [key, row])))
  const rowAt = (side: number, key: Key): number => index[side]?.get(key) ?? -1
  if (!isSetMode(config.mode)) {
    const [left, right] = [frames[0]!, frames[1]!]
    const partner = partnerOf(config, run, right, rowAt, context)
    return left.keys.flatMap((key, row): JoinedRow[] => {
      const found = partner(key)
      const other = found === 'several' ? -1 : found
      const state = sideState(config, left.states[row]!, other, right)
      const gap = found === 'several' ? { gap: 'undecided' as const } : {}
      return state === undefined ? [] : [{ key, at: [row, other], state, ...gap }]
    })
  }
  const keys =
    config.mode === 'union' ? [...new Set(frames.flatMap((frame) => frame.keys))].sort(compareKeys) : frames[0]!.keys
  return keys.flatMap((key): JoinedRow[] => {
    const at = frames.map((_, side) => rowAt(side, key))
    const state = SET_STATES[config.mode as keyof typeof SET_STATES](at, frames)
    return state === undefined ? [] : [{ key, at, state }]
  })
}

/** The right row of a left one; −1 where there is none. Several are an error that a person must settle (EVAL-8). */
function partnerOf(
  config: JoinConfig,
  run: Run,
  right: Frame,
  rowAt: (side: number, key: Key) => number,
  { block }: CompileContext,
): (key: Key) => number | 'several' {
  if (config.mode === 'side') return (key) => rowAt(1, key)
  const several = (row: Key | undefined): 'several' => {
    const message = '右边不止一行对得上，按待定处理，请改关系或先汇总。'
    run.find({ code: 'join.several', block, ...(row === undefined ? {} : { row }), message })
    return 'several'
  }
  if (config.mode === 'gate') {
    const only = right.keys.length === 1 ? 0 : right.keys.length === 0 ? -1 : several(undefined)
    return () => only
  }
  const isPart = (id: string): boolean => rowAt(1, keyOf([storedId<UnitId>(id)])) >= 0
  return (key) => {
    const ids = idsOf(key)
    // SCORE-7: of several subjects one may be the right key itself.
    const own = ids.length > 1 ? ids.filter(isPart) : []
    if (own.length === 1) return rowAt(1, keyOf([storedId<UnitId>(own[0]!)]))
    const reached = ids.flatMap((id) => {
      const up = run.graph.follow(config.relation, id, 'target')
      return up.length > 0 ? up : run.graph.follow(config.relation, id, 'source')
    })
    const rows = [...new Set(reached.map((leg) => rowAt(1, keyOf([storedId<UnitId>(leg.to)]))))].filter(
      (row) => row >= 0,
    )
    return rows.length > 1 ? several(key) : (rows[0] ?? -1)
  }
}

/** JOIN-2: the other side is absent only when no such key can come any more. `undefined`: the row is not in. */
function sideState(config: JoinConfig, left: number, other: number, right: Frame): number | undefined {
  const drops = config.absent === 'drop'
  if (other < 0) {
    if (right.fixed) return drops ? undefined : left
    return Math.min(left, drops ? WAITING : PROVISIONAL)
  }
  const state = right.states[other]!
  if (state === WAITING) return Math.min(left, drops ? WAITING : PROVISIONAL)
  return Math.min(left, state)
}

type SetState = (at: readonly number[], frames: readonly Frame[]) => number | undefined

/** What a key is worth in each set; a side that may still send it holds the row back. */
const SET_STATES: { readonly [M in 'union' | 'intersection' | 'except']: SetState } = {
  union: (at, frames) => {
    const here = at.flatMap((row, side) => (row < 0 ? [] : [frames[side]!.states[row]!]))
    const come = here.filter((state) => state !== WAITING)
    if (come.length === 0) return WAITING
    const isOpen = come.length < here.length || at.some((row, side) => row < 0 && !frames[side]!.fixed)
    return Math.min(...come, isOpen ? PROVISIONAL : SETTLED)
  },
  intersection: (at, frames) => {
    if (at.some((row, side) => row < 0 && frames[side]!.fixed)) return undefined
    return Math.min(...at.map((row, side) => (row < 0 ? WAITING : frames[side]!.states[row]!)))
  },
  except: (at, frames) => {
    const left = frames[0]!.states[at[0]!]!
    const others = at.slice(1).map((row, side) => ({ row, frame: frames[side + 1]! }))
    if (others.some(({ row, frame }) => row >= 0 && frame.states[row] === SETTLED)) return undefined
    if (others.some(({ row }) => row >= 0)) return WAITING
    return others.every(({ frame }) => frame.fixed) ? left : Math.min(left, PROVISIONAL)
  },
}

/** JOIN-2 留缺 / 记零; JOIN-3: a key on several sides with differing values. */
function cellOf(
  config: JoinConfig,
  frames: readonly Frame[],
  row: JoinedRow,
  column: Column,
  origins: readonly { readonly side: number; readonly column: string }[],
): Cell {
  const held = origins.flatMap(({ side, column: id }) => {
    const frame = frames[side]!
    const series = frame.series[columnIndex(frame, id)]
    return row.at[side]! >= 0 && series ? [cellAt(series, row.at[side]!)] : []
  })
  if (held.length === 0) return absentCell(config, frames, row, column)
  const differs = held.some((cell) => cellText(cell) !== cellText(held[0]!))
  if (!differs) return held[0]!
  if (config.conflict === 'pending') return missingCell('undecided')
  return config.conflict === 'left' ? held[0]! : held.at(-1)!
}

function absentCell(config: JoinConfig, frames: readonly Frame[], row: JoinedRow, column: Column): Cell {
  const isOpen = row.at.some((at, side) => at < 0 && !frames[side]!.fixed)
  if (isOpen) return missingCell('undecided')
  if (config.absent === 'zero' && !holdsIds(column) && column.options === undefined) return { value: 0n }
  return missingCell(row.gap ?? ('not-applicable' satisfies MissingReason))
}
