import { type BlockId, type Key, storedId } from '@jizhi/domain'
import type { Drawing } from '../check/drawing.ts'
import type { Derived } from '../model/derived.ts'
import type { FactValues, Slot } from '../model/fact.ts'
import { eventRosters, inventedArrival, inventedCases, inventedList } from './cases.ts'
import { inventedTables, type TableRead, tablesRead } from './past-tables.ts'
import type { InventedWorld } from './world.ts'

/** Rows of a table that a roster is made of. */
const MOST_ROWS = 60

type Kind = 'outcome' | 'snapshot' | 'arrived' | 'fixed'
type Brought = { readonly [K in Kind]: { readonly kind: K; readonly slot: Slot; readonly value: FactValues[K] } }[Kind]

/** What comes to a cycle from outside before anybody fills in anything: tables, cases, arrivals, signed lists. */
export function broughtAtOpening(
  drawing: Drawing,
  world: InventedWorld,
  period: string,
  openedAt: number,
  seed: string,
): readonly Brought[] {
  const units = unitsConcerned(drawing, world)
  const rosters = drawing.of('roster')
  return [
    ...tablesRead(drawing).flatMap((table) =>
      table.subject === undefined ? [] : outcomes(table, keysOf(world, table.subject), period, seed),
    ),
    ...eventRosters(drawing).map(({ open, config }) => ({
      ...{ kind: 'arrived' as const, slot: about(open.block.id) },
      value: inventedArrival(drawing, config, units, period),
    })),
    ...rosters
      .filter(({ config }) => config.source === 'cases')
      .map(({ open, config }) => ({
        ...{ kind: 'snapshot' as const, slot: about(open.block.id) },
        value: inventedCases({ classes: config.classes, prefix: '', prefixLabel: '' }, units, openedAt),
      })),
    ...rosters
      .filter(({ config }) => config.source === 'list')
      .map(({ open, config }) => ({
        ...{ kind: 'fixed' as const, slot: about(open.block.id) },
        value: { keys: inventedList(world, config.subject) },
      })),
  ]
}

/** What is about rows that stand in the drawing: it comes when they do. */
export class BroughtLater {
  readonly #done = new Set<string>()
  readonly #drawing: Drawing
  readonly #units: readonly string[]
  readonly #period: string
  readonly #openedAt: number
  readonly #seed: string

  constructor(drawing: Drawing, world: InventedWorld, period: string, openedAt: number, seed: string) {
    this.#drawing = drawing
    this.#units = unitsConcerned(drawing, world)
    this.#period = period
    this.#openedAt = openedAt
    this.#seed = seed
  }

  /** Tables of the past about rows that now arrive at a history; cases of blocks that now open some. Each comes once. */
  next(now: Derived): readonly Brought[] {
    const tables = tablesRead(this.#drawing).flatMap((table) => {
      if (table.subject !== undefined) return []
      const keys = [...new Set(table.histories.flatMap((block) => this.#arriving(now, block)))]
      return this.#isNew(`${table.scheme}/${table.result}`, keys) ? outcomes(table, keys, this.#period, this.#seed) : []
    })
    const cases = this.#drawing.of('case').flatMap(({ open, config }) => {
      const block = open.block.id
      if (!this.#isNew(block, this.#arriving(now, block))) return []
      const value = inventedCases(config, this.#units, this.#openedAt)
      return [{ kind: 'snapshot' as const, slot: about(block), value }]
    })
    return [...tables, ...cases]
  }

  #isNew(name: string, keys: readonly Key[]): boolean {
    if (keys.length === 0 || this.#done.has(name)) return false
    this.#done.add(name)
    return true
  }

  #arriving({ tables }: Derived, block: string): readonly Key[] {
    const port = this.#drawing.byId.get(block)?.inputs[0]?.id
    const from = port === undefined ? undefined : this.#drawing.wireInto(block, port)?.from
    return from === undefined ? [] : (tables[from.block]?.[from.port]?.keys ?? [])
  }
}

const outcomes = (table: TableRead, keys: readonly Key[], period: string, seed: string): readonly Brought[] =>
  inventedTables(table, keys, period, seed).map((value) => ({
    kind: 'outcome' as const,
    slot: { item: `${value.scheme}/${value.result}/${value.period}` },
    value,
  }))

const about = (block: string): Slot => ({ block: storedId<BlockId>(block) })

/** Every so many of a kind, so that a drawing over groups or grids answers as fast as one over townships. */
function keysOf(world: InventedWorld, subject: string): readonly Key[] {
  const all = world.graph.units.filter(({ kind }) => kind === subject)
  const step = Math.ceil(all.length / MOST_ROWS)
  return all.filter((_, at) => at % step === 0).map(({ id }) => id as string as Key) // a row is named by its unit
}

/** Whom cases are counted for: those to whom the drawing leads them, else the townships. */
function unitsConcerned(drawing: Drawing, world: InventedWorld): readonly string[] {
  const kinds = new Set(drawing.of('regroup').map(({ config }) => config.target as string))
  const led = world.graph.units.filter(({ kind }) => kinds.has(kind) && kind !== 'county')
  return (led.length > 0 ? led : world.graph.units.filter(({ kind }) => kind === 'township')).map(({ id }) => id)
}
