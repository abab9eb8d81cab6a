import {
  type CycleId,
  type FactId,
  type Instant,
  type MechanismId,
  PACKED_LIMIT,
  packMissing,
  storedId,
} from '@jizhi/domain'
import { type Drawing, nameOf, readDrawing } from '../check/drawing.ts'
import type { Column } from '../model/column.ts'
import type { AnyFact, FrozenCell, OutcomeRows } from '../model/fact.ts'
import { frozenCells } from '../model/frozen-cell.ts'
import type { Block, JsonObject, Mechanism } from '../model/mechanism.ts'
import type { PastCycle } from './past-cycle.ts'

/** BACK-4: a drawing that begins where the known figures stand, and what of it was left out. */
export interface TotalsCut {
  readonly mechanism: Mechanism
  readonly ask: string | undefined
  readonly fields: readonly Column[]
  readonly notRun: readonly string[]
}

/**
 * BACK-4: takes the figures of a past cycle as entered: the block that writes most of them becomes a form for them, and
 * everything above it is not run. Later blocks that still read what nobody wrote give 未报.
 */
export function cutAtTotals(mechanism: Mechanism, known: OutcomeRows['types']): TotalsCut {
  const drawing = readDrawing(mechanism)
  const ids = new Set(known.map(({ id }) => id))
  const writers = drawing.blocks.flatMap(({ block }) => {
    const port = Object.entries(drawing.outputs(block.id)).find(
      ([, type]) => FIGURES.has(block.kind) && type.columns.length > 0,
    )
    const before = new Set(drawing.input(block.id)?.columns.map(({ id }) => id))
    const fields = port?.[1].columns.filter(({ id }) => ids.has(id) && !before.has(id)) ?? []
    return port && fields.length > 0 ? [{ block, port, fields }] : []
  })
  // The last of those with the most: what it writes is nearest to the outcome.
  const writer = writers.reduce<(typeof writers)[number] | undefined>(
    (best, one) => (best && best.fields.length > one.fields.length ? best : one),
    undefined,
  )
  if (!writer)
    return {
      mechanism,
      ask: undefined,
      fields: [],
      notRun: drawing.blocks.map(({ block }) => nameOf(drawing, block.id)),
    }
  const above = blocksAbove(mechanism, writer.block.id)
  const cycles = new Set(drawing.of('cycle').map(({ open }) => open.block.id))
  const notRun = drawing.blocks.filter(
    ({ block }) =>
      (above.has(block.id) || block.id === writer.block.id) && !cycles.has(block.id) && block.kind !== 'roster',
  )
  return {
    mechanism: { ...mechanism, ...redrawn(mechanism, drawing, writer, above, cycles) },
    ask: writer.block.id,
    fields: writer.fields,
    notRun: notRun.map(({ block }) => nameOf(drawing, block.id)),
  }
}

/** Blocks whose figures may stand in for what is above them. */
const FIGURES = new Set<string>(['ask', 'score', 'compute', 'join', 'regroup'])

function blocksAbove(mechanism: Mechanism, id: string): ReadonlySet<string> {
  const above = new Set<string>()
  const walk = (block: string): void => {
    for (const wire of mechanism.wires)
      if (wire.to.block === block && !above.has(wire.from.block)) {
        above.add(wire.from.block)
        walk(wire.from.block)
      }
  }
  walk(id)
  return above
}

interface Writer {
  readonly block: Block
  readonly port: readonly [string, { readonly keyType: readonly string[] }]
  readonly fields: readonly Column[]
}

const ROSTER = 'totals_roster'

function redrawn(
  mechanism: Mechanism,
  drawing: Drawing,
  { block, port, fields }: Writer,
  above: ReadonlySet<string>,
  cycles: ReadonlySet<string>,
): Pick<Mechanism, 'blocks' | 'wires'> {
  const [cycle] = cycles
  const kept = mechanism.blocks.filter(({ id }) => !above.has(id) || cycles.has(id))
  const alive = new Set(kept.map(({ id }) => id))
  const roster: Block = { id: ROSTER, kind: 'roster', config: rosterLike(drawing, port[1].keyType[0] ?? 'village') }
  const form: Block = { id: block.id, kind: 'ask', config: { fields: fields.map(fieldOf), channel: 'import' } }
  const wires = mechanism.wires.flatMap((wire) => {
    if (!alive.has(wire.from.block) || !alive.has(wire.to.block) || wire.to.block === block.id) return []
    return wire.from.block === block.id ? [{ ...wire, from: { block: block.id, port: 'answered' } }] : [wire]
  })
  return {
    blocks: [...kept.map((one) => (one.id === block.id ? form : one)), roster],
    wires: [
      ...wires,
      ...(cycle === undefined ? [] : [{ from: { block: cycle, port: 'cycle' }, to: { block: ROSTER, port: 'in' } }]),
      { from: { block: ROSTER, port: 'rows' }, to: { block: block.id, port: 'in' } },
    ],
  }
}

/** The drawing's own roster of that kind, else all units of the kind with the attributes some roster carries. */
function rosterLike(drawing: Drawing, subject: string): JsonObject {
  const rosters = drawing.of('roster')
  const own = rosters.find(({ open }) => drawing.outputs(open.block.id).rows?.keyType.join() === subject)
  if (own) return own.open.block.config
  const attributes = rosters[0]?.open.block.config.attributes
  return { subject, ...(attributes === undefined ? {} : { attributes }) }
}

const fieldOf = ({ id, label, type, scale, options }: Column): JsonObject => ({
  id,
  label,
  type,
  required: false,
  ...(scale === undefined ? {} : { scale }),
  ...(options === undefined ? {} : { options: options.map((one) => ({ ...one })) }),
})

/** The facts of a cycle of which only totals are known. */
export function totalsFacts(cut: TotalsCut, cycle: Extract<PastCycle, { totals: unknown }>): readonly AnyFact[] {
  const head = {
    mechanism: storedId<MechanismId>(cut.mechanism.id),
    cycle: storedId<CycleId>(`totals-${cycle.period}`),
    at: cycle.pins.openedAt,
    known: cycle.pins.openedAt,
  }
  const opened: AnyFact = {
    ...head,
    id: storedId<FactId>(`totals-${cycle.period}`),
    kind: 'opened',
    slot: {},
    value: cycle.pins,
  }
  const { rows } = cycle.totals
  const columns = cut.fields
    .map(({ id }) => rows.columns.find((one) => one.id === id))
    .map((one) => (one ? frozenCells(one) : []))
  const answers =
    cut.ask === undefined
      ? []
      : rows.keys.map(
          (row, at): AnyFact => ({
            ...head,
            known: (head.known + 1) as Instant, // after the opening
            id: storedId<FactId>(`totals-${cycle.period}-${row}`),
            kind: 'answered',
            slot: { block: storedId(cut.ask!), row },
            value: { sheet: columns.map((cells) => packedCell(cells[at])) },
          }),
        )
  return [opened, ...answers]
}

function packedCell(cell: FrozenCell | null | undefined): number {
  if (!cell) return packMissing('unreported')
  if ('m' in cell) return packMissing(cell.m)
  const value = Number(cell.v)
  return Number.isInteger(value) && Math.abs(value) <= PACKED_LIMIT ? value : packMissing('undecided')
}
