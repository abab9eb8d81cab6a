import {
  type CycleId,
  type Day,
  type FactId,
  firstDayOf,
  type Instant,
  type Key,
  type MechanismId,
  type PeriodKind,
  type PersonId,
  parsePeriod,
  partsOf,
  periodHolding,
  periodLabel,
  periodText,
  shift,
  startOf,
  storedId,
} from '@jizhi/domain'
import type { PastCycle } from '../backtest/past-cycle.ts'
import { type Drawing, readDrawing } from '../check/drawing.ts'
import { absorb, derived, emptyState } from '../derive/derive.ts'
import type { OpenTask } from '../model/derived.ts'
import type { AnyFact, FactKind, FactValues, Slot } from '../model/fact.ts'
import type { Mechanism } from '../model/mechanism.ts'
import type { Pins } from '../model/pins.ts'
import { Seeded } from '../noise/seeded.ts'
import { pinnedRegistry, registersRead } from '../opening/pinned-registries.ts'
import { BroughtLater, broughtAtOpening } from './brought.ts'
import { inventedObjects } from './objects.ts'
import { inventedSources } from './past-tables.ts'
import { goodness, inventSheet } from './sheets.ts'
import { type InventedWorld, inventWorld } from './world.ts'

/** Months that nobody lived through, for a drawing without a past. Made from a seed alone: the same on every machine. */
export interface InventedMonths {
  readonly past: readonly Extract<PastCycle, { facts: unknown }>[]
  readonly names: { readonly [id: string]: string }
}

/** A form after another form, a form for whoever was sent back: no drawing has more in a row. */
const MOST_ROUNDS = 8
const HOUR_MS = 3_600_000
/** One unit in so many says nothing in a month, so that silence is seen too. */
const SILENT_ONE_IN = 60

/** `last`: the day the newest of them holds. Everything in them is invented and must be shown as such. */
export function inventMonths(mechanism: Mechanism, count: number, last: Day, seed = '甲'): InventedMonths {
  const drawing = readDrawing(mechanism)
  const world = inventWorld(drawing)
  const periods = Array.from({ length: count }, (_, back) => periodBack(drawing, last, count - 1 - back))
  return { past: periods.map((at) => inventMonth(drawing, world, at, seed)), names: world.names }
}

interface PeriodOfCycle {
  readonly text: string
  readonly start: Day
  readonly isEvent: boolean
}

function periodBack(drawing: Drawing, last: Day, back: number): PeriodOfCycle {
  const kind: PeriodKind | 'event' = drawing.of('cycle')[0]?.config.period ?? 'month'
  const calendar = kind === 'event' || kind === 'session' ? 'month' : kind
  const period = shift(periodHolding(calendar, last), -back)
  const text = periodText(period)
  return {
    text: kind === 'event' ? `造的${periodLabel(period)}` : text,
    start: firstDayOf(period),
    isEvent: kind === 'event',
  }
}

function inventMonth(drawing: Drawing, world: InventedWorld, { text, start, isEvent }: PeriodOfCycle, seed: string) {
  const { mechanism } = drawing
  const openedAt = startOf(start)
  const facts: AnyFact[] = []
  const say = <K extends FactKind>(kind: K, slot: Slot, value: FactValues[K], known: number): void => {
    const id = storedId<FactId>(`invented-${text}-${String(facts.length).padStart(6, '0')}`)
    const head = { id, mechanism: storedId<MechanismId>(mechanism.id), cycle: storedId<CycleId>(`invented-${text}`) }
    const at = known as Instant // counted up from the opening
    facts.push({ ...head, kind, slot, value, at, known: at, by: slot.person } as unknown as AnyFact) // kind and value agree by the signature
  }
  say('opened', {}, pinsOf(drawing, world, text, start, isEvent), openedAt)
  const asks = new Map(drawing.of('ask').map(({ open, config }) => [open.block.id, config]))
  for (const one of broughtAtOpening(drawing, world, text, openedAt, seed))
    say(one.kind, one.slot, one.value, openedAt + facts.length)
  let state = absorb(emptyState(mechanism), facts)
  const done = new Set<string>()
  const brought = new BroughtLater(drawing, world, text, openedAt, seed)
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = facts.length
    const now = derived(state)
    for (const one of brought.next(now))
      say(one.kind, one.slot, one.value, openedAt + round * 24 * HOUR_MS + facts.length)
    for (const { block, row, kind, persons } of now.open) {
      const config = asks.get(block)
      if (kind !== 'answer' || config === undefined || done.has(`${block} ${row} ${persons.join()}`)) continue
      done.add(`${block} ${row} ${persons.join()}`)
      const luck = new Seeded(`${seed} ${text} ${block} ${row}`)
      if (luck.bits() % SILENT_ONE_IN === 0) continue
      const columns = Object.values(drawing.outputs(block)).flatMap((type) => type.columns)
      for (const person of whoFills({ persons, row }, config.assessors)) {
        const chance = new Seeded(`${seed} ${text} ${block} ${row} ${person}`)
        const good = goodness(new Seeded(`${seed} ${row}`), luck)
        const value = inventSheet(config, columns, good, chance, text)
        say('answered', { block, row, person }, value, openedAt + round * 24 * HOUR_MS + HOUR_MS + facts.length)
      }
    }
    if (facts.length === before) break
    state = absorb(state, facts.slice(before))
  }
  return { period: text, facts }
}

/** As many as are asked; where no post was found, somebody who holds none. */
const whoFills = ({ persons, row }: Pick<OpenTask, 'persons' | 'row'>, asked: number): readonly PersonId[] => {
  const most = Math.max(asked, persons.length > 1 ? Math.min(persons.length, 12) : 1)
  const found = persons.slice(0, most)
  const more = Array.from({ length: Math.max(0, asked - found.length) }, (_, at) =>
    storedId<PersonId>(`invented-person-${at}-${row satisfies Key}`),
  )
  return [...found, ...more]
}

function pinsOf(drawing: Drawing, world: InventedWorld, period: string, start: Day, isEvent: boolean): Pins {
  const { year } = partsOf(start)
  const registries = registersRead(drawing.mechanism).map((read) =>
    pinnedRegistry(read, inventedObjects(read, world, start)),
  )
  return {
    version: 1,
    period,
    parameters: {},
    owner: world.owner,
    graph: { asOf: start, ...world.graph },
    calendar: { revision: 'invented', days: [], publishedYears: [year - 1, year, year + 1] },
    openedAt: startOf(start),
    ...(isEvent ? { event: { at: startOf(start) } } : {}),
    ...(registries.length === 0 ? {} : { registries }),
    ...sourcesOf(drawing, period),
  }
}

/** HIST-1: the mechanism's own tables may be read, and those that were made up for it. */
function sourcesOf(drawing: Drawing, period: string): Pick<Pins, 'sources'> {
  const read = parsePeriod(period)
  const made = inventedSources(drawing, period)
  const own = drawing
    .of('result')
    .map(({ open }) => open.block.id)
    .filter((result) => !made.some((one) => one.scheme === '' && one.result === result))
  const kind = read.ok ? read.value.kind : ('event' as const)
  const sources = [
    ...made,
    ...own.map((result) => ({ scheme: '', result, mechanism: drawing.mechanism.id, kind, first: period })),
  ]
  return sources.length === 0 ? {} : { sources }
}
