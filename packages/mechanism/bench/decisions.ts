import { type BlockId, storedId } from '@jizhi/domain'
import { parse } from '@marcbachmann/cel-js'
import { rowCondition } from '../src/compile/row-condition.ts'
import { sessionOf } from '../src/derive/derive.ts'
import { frameAt } from '../src/derive/session.ts'
import { absorb, emptyState, type JsonObject } from '../src/index.ts'
import { ColumnWriter } from '../src/model/column-writer.ts'
import type { Frame } from '../src/model/frame.ts'
import type { KernelOp, Recorder, Run } from '../src/model/kernel.ts'
import { block, drawing, opened, pins, sheet } from '../test/build.ts'
import { type Clock, fastest } from './months.ts'
import type { Taken } from './taken.ts'

const ROWS = 4000
/** A few rows more than once, so that the clock can read them. */
const TIMES = 5

const CASES = [
  { id: 'urgent', label: '紧急', when: 'litter >= 40 && look < 30' },
  { id: 'warn', label: '提醒', when: 'litter >= 25 || look < 45' },
  { id: 'praise', label: '表扬', when: 'look >= 85 && litter <= 10' },
  { id: 'watch', label: '关注', when: 'points < 60' },
]

function decided(): {
  readonly frame: Frame
  readonly run: Run
  readonly compute: KernelOp
  readonly branch: KernelOp
} {
  const mechanism = drawing(
    [
      block('cycle'),
      block('roster', { subject: 'village' }),
      block('ask', {
        fields: [
          { id: 'litter', label: '垃圾', type: 'count', least: '0', most: '50' },
          { id: 'look', label: '村容', type: 'count', least: '0', most: '100' },
        ],
      } as JsonObject),
      block('compute', { columns: [{ id: 'points', label: '得分', formula: 'look - litter', scale: 0 }] }),
      block('branch', { cases: CASES } as JsonObject),
    ],
    ['cycle.cycle>roster', 'roster.rows>ask', 'ask.answered>compute', 'compute.rows>branch'],
  )
  const villages = Array.from({ length: ROWS }, (_, at) => ({ id: `v${at}` }))
  const sheets = villages.map(({ id }, at) => sheet(id, [(at * 7) % 51, (at * 13) % 101]))
  const session = sessionOf(absorb(emptyState(mechanism), [opened(pins(villages)), ...sheets]))!
  const opOf = (id: string): KernelOp => session.program.byId.get(storedId<BlockId>(id))!.ops[0]!
  return {
    frame: frameAt(session, 'compute', 'in')!,
    run: session.run,
    compute: opOf('compute'),
    branch: opOf('branch'),
  }
}

type Step = (row: Row) => Step | number
interface Row {
  litter: number
  look: number
  points: number
}

/** The same five nodes as closures written by hand, one calling for the next. */
const BY_HAND: Step = (row) => {
  row.points = row.look - row.litter
  return first
}
const first: Step = ({ litter, look }) => (litter >= 40 && look < 30 ? 0 : second)
const second: Step = ({ litter, look }) => (litter >= 25 || look < 45 ? 1 : third)
const third: Step = ({ litter, look }) => (look >= 85 && litter <= 10 ? 2 : fourth)
const fourth: Step = ({ points }) => (points < 60 ? 3 : 4)

function walked(row: Row): number {
  let step: Step | number = BY_HAND
  while (typeof step !== 'number') step = step(row)
  return step
}

/** Every row through the drawn compute and branch, with or without somebody who takes down how. */
function drawn({ frame, run, compute, branch }: ReturnType<typeof decided>, recorder?: Recorder): Uint8Array {
  if (compute.op !== 'map' || branch.op !== 'route') return new Uint8Array(0)
  const ways = new Uint8Array(frame.keys.length)
  const writer = new ColumnWriter(compute.columns.length, frame.keys.length)
  const write = compute.prepare(run, frame)
  for (let row = 0; row < ways.length; row += 1) {
    writer.row = row
    write(row, writer, recorder)
  }
  const wide = { ...frame, columns: [...frame.columns, ...compute.columns], series: [...frame.series, ...writer.all()] }
  const route = branch.prepare(run, wide)
  for (let row = 0; row < ways.length; row += 1) {
    const way = route(row)
    ways[row] = way === 'open' ? 9 : way[0]!
  }
  return ways
}

/** G7: rows decided, by the stored drawing and by closures; `trace`: with a recorder that keeps how each cell came about. */
export function decisions(clock: Clock, rounds: number, trace: boolean): Taken {
  const given = decided()
  const rows = Array.from({ length: ROWS }, (_, row) => rowAt(given.frame, row))
  const ms: number[] = []
  const floorMs: number[] = []
  const hows: unknown[] = []
  const recorder: Recorder | undefined = trace ? { cell: (_column, _row, how) => hows.push(how) } : undefined
  let isEqual = true
  for (let round = -5; round < rounds; round += 1) {
    let ways: Uint8Array = new Uint8Array(0)
    const product = fastest(clock, () => {
      for (let time = 0; time < TIMES; time += 1) {
        hows.length = 0
        ways = drawn(given, recorder)
      }
    })
    const hand = new Uint8Array(ROWS)
    const floor = fastest(clock, () => {
      for (let time = 0; time < TIMES; time += 1) for (let row = 0; row < ROWS; row += 1) hand[row] = walked(rows[row]!)
    })
    isEqual &&= ways.every((way, row) => way === hand[row])
    if (round < 0) continue
    ms.push(product)
    floorMs.push(floor)
  }
  return { ms, floorMs, fault: isEqual ? undefined : 'other ways than by hand' }
}

function rowAt(frame: Frame, row: number): Row {
  const value = (id: string): number => {
    const series = frame.series[frame.columns.findIndex((column) => column.id === id)]!
    return 'ints' in series ? series.ints[row]! : Number.NaN
  }
  return { litter: value('litter'), look: value('look'), points: 0 }
}

const GUARD = 'litter >= 25 && look < 45 || litter <= 3 && look >= 90'

/** A guard over rows: own closures over the checked tree, and the library's. */
export function guards(clock: Clock, rounds: number): Taken {
  const { frame } = decided()
  const guard = rowCondition(GUARD, frame.columns, [])
  const library = parse(GUARD)
  const contexts = Array.from({ length: ROWS }, (_, row) => {
    const { litter, look } = rowAt(frame, row)
    return { litter: BigInt(litter), look: BigInt(look) }
  })
  const [ms, floorMs]: [number[], number[]] = [[], []]
  let isEqual = true
  for (let round = -5; round < rounds; round += 1) {
    const [held, said]: [unknown[], unknown[]] = [[], []]
    const product = fastest(clock, () => {
      // A table of its own, as what a guard says of a table is kept with it.
      const own = guard({ ...frame })
      for (let row = 0; row < ROWS; row += 1) held[row] = own(row)
    })
    const floor = fastest(clock, () => {
      for (let row = 0; row < ROWS; row += 1) said[row] = library(contexts[row]!)
    })
    isEqual &&= held.every((one, row) => one === said[row])
    if (round < 0) continue
    ms.push(product)
    floorMs.push(floor)
  }
  return { ms, floorMs, fault: isEqual ? undefined : 'other answers than the library' }
}
