import {
  type CycleId,
  type Day,
  type FactId,
  type Instant,
  MISSING_REASONS,
  must,
  type PersonId,
  type PostId,
  packMissing,
  parseDecimal,
  rescale,
  startOf,
  storedId,
  type UnitId,
} from '@jizhi/domain'
import {
  type AnyFact,
  type Column,
  type Derived,
  derive,
  type FactKind,
  type FactValues,
  type Mechanism,
  type Pins,
  readDrawing,
  storedScale,
} from '@jizhi/mechanism'
import type { Case, Step } from './case.ts'

const HOUR_MS = 3_600_000
const at = (day: string, hour: number): Instant => (startOf(day as Day) + hour * HOUR_MS) as Instant // days of our own files

/** Plays a case step by step, deriving where a step answers what the product proposed, and gives the outcome. */
export function runCase(mechanism: Mechanism, one: Case): Derived {
  const facts: AnyFact[] = []
  const add = <K extends FactKind>(kind: K, day: string, by: string, slot: object, value: FactValues[K]): void => {
    const known = (at(day, 9) + facts.length) as Instant
    const id = storedId<FactId>(`fact-${String(facts.length).padStart(5, '0')}`)
    const cycle = storedId<CycleId>(`cycle-${one.period}`)
    const made = { id, mechanism: mechanism.id, cycle, kind, slot, value, at: known, known, by: storedId<PersonId>(by) }
    facts.push(made as unknown as AnyFact) // kind and value agree by the signature
  }
  add('opened', `${one.period}-01`, 'system', {}, pinsOf(one))
  for (const step of one.steps) play(mechanism, step, () => derive(mechanism, facts), add)
  return derive(mechanism, facts)
}

type Add = <K extends FactKind>(kind: K, day: string, by: string, slot: object, value: FactValues[K]) => void

function play(mechanism: Mechanism, step: Step, now: () => Derived, add: Add): void {
  const tasks = (block: string, kind: string) => now().open.filter((task) => task.block === block && task.kind === kind)
  if ('answer' in step) {
    const fields = fieldsOf(mechanism, step.answer, step.fields)
    for (const [row, texts] of Object.entries(step.rows)) {
      const sheet = fields.map((column, index) => packed(column, texts[index] ?? '?unreported'))
      add('answered', step.day, step.by, { block: step.answer, row, person: step.by }, { sheet })
    }
  } else if ('notify' in step) {
    for (const task of tasks(step.notify, 'notice')) {
      const deliveredAt = at(step.day, 10)
      add('noticed', step.day, 'system', { block: step.notify, row: task.row }, { effects: task.items, deliveredAt })
    }
  } else if ('object' in step) {
    add('objected', step.day, step.by, { block: step.object, row: step.row, item: 'first' }, { columns: step.columns })
  } else if ('decide' in step) {
    for (const task of tasks(step.decide, 'decide')) {
      add(
        'decided',
        step.day,
        step.by,
        { block: step.decide, row: task.row, item: task.items[0] },
        { outcome: step.outcome },
      )
    }
  } else if ('freeze' in step) {
    const result = now().results.find((one) => one.block === step.freeze)!
    const revision = (result.frozen?.revision ?? 0) + 1
    if (!result.complete) throw new Error(`${step.freeze} is not complete on ${step.day}`)
    add(
      'frozen',
      step.day,
      step.by,
      { block: step.freeze },
      { revision, digest: result.live.digest, rows: result.live.rows },
    )
  } else if ('judge' in step) {
    for (const task of tasks(step.judge, 'judge')) {
      const slot = { block: step.judge, row: task.row, person: step.by }
      add('judged', step.day, step.by, slot, { verdict: step.verdict, seen: task.items[0] ?? '' })
    }
  } else if ('sign' in step) {
    for (const task of tasks(step.sign, 'sign'))
      add('signed', step.day, step.by, { block: step.sign }, { digests: task.items })
  } else add('tick', step.day, 'system', {}, {})
}

/** The columns of a form, in the order of its fields; the file may leave out those nobody filled. */
function fieldsOf(mechanism: Mechanism, block: string, named: readonly string[]): readonly Column[] {
  const found = readDrawing(mechanism)
    .of('ask')
    .find(({ open }) => open.block.id === block)
  if (found === undefined) throw new Error(`no ask ${block}`)
  const columns = found.open.types({}).answered?.columns ?? []
  const ids = found.config.fields.map((field) => field.id)
  if (ids.join() !== named.join()) throw new Error(`${block} asks ${ids.join()}`)
  return ids.map((id) => columns.find((column) => column.id === id)!)
}

function packed(column: Column, text: string): number {
  const reason = MISSING_REASONS.find((known) => text === `?${known}`)
  if (reason !== undefined) return packMissing(reason)
  const option = column.options?.findIndex((one) => one.id === text) ?? -1
  if (option >= 0) return option
  return Number(rescale(must(parseDecimal(text)), storedScale(column), 'towards-zero').unscaled)
}

function pinsOf(one: Case): Pins {
  const owner = storedId<UnitId>(one.owner.id)
  return {
    version: 1,
    period: one.period,
    parameters: {},
    owner,
    graph: {
      asOf: `${one.period}-01` as Day,
      revision: 'graph-1',
      units: [
        { id: owner, kind: one.owner.kind },
        ...one.units.map(({ id, name: _name, parent, ...rest }) => ({
          id: storedId<UnitId>(id),
          parent: storedId<UnitId>(parent ?? one.owner.id),
          ...rest,
        })),
      ],
      relations: one.relations,
      posts: one.posts.map(({ role, unit, person }) => ({
        id: storedId<PostId>(`${role}-${unit}`),
        unit: storedId<UnitId>(unit),
        role,
        holders: [storedId<PersonId>(person)],
      })),
    },
    calendar: {
      revision: 'calendar-1',
      days: one.days as Pins['calendar']['days'],
      publishedYears: [Number(one.period.slice(0, 4))],
    },
    openedAt: at(`${one.period}-01`, 0),
  }
}

export const tableAt = (derived: Derived, place: string) => {
  const [block = '', port = ''] = place.split('.')
  const table = derived.tables[block]?.[port]
  if (table === undefined) throw new Error(`no port ${place}`)
  return table
}
