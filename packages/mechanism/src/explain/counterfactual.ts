import { type FactId, type Instant, type Key, packMissing, parseDecimal, readPacked, rescale } from '@jizhi/domain'
import { readDrawing } from '../check/drawing.ts'
import { shown } from '../compile/shown.ts'
import { absorb, type DerivationState, derived, emptyState } from '../derive/derive.ts'
import type { Column } from '../model/column.ts'
import type { AnyFact, Fact } from '../model/fact.ts'
import { cellText } from '../model/frame.ts'
import type { Mechanism } from '../model/mechanism.ts'
import type { Cell } from '../model/table.ts'
import type { CellRef, Trace } from '../model/trace.ts'
import { explain } from './explain.ts'

/** A figure that somebody filled in. */
export interface Entered {
  readonly row: Key
  readonly field: string
  readonly label: string
  readonly unit: string | undefined
}

/** TRACE-3: had this one input been different, the outcome would have been. */
export interface Turn extends Entered {
  readonly fact: FactId
  readonly from: string
  readonly to: string
  /** What the cell would hold instead. */
  readonly outcome: string
  /** How far the input moved, in thousandths of its range; options count as the whole range. */
  readonly size: number
}

export interface Counterfactual {
  readonly label: string
  readonly outcome: string
  /** Smallest first. */
  readonly turns: readonly Turn[]
  /** Inputs that change nothing, however far they go. */
  readonly idle: readonly Entered[]
  /** How many inputs were left when the tries were used up. */
  readonly untried: number
}

/** Every input is tried at no more points than this; a longer range is halved, which is exact where one threshold decides. */
const MOST_POINTS = 48

/**
 * TRACE-3: for each entered figure below a cell, the smallest change of that figure alone that alters the cell. What was
 * frozen is set aside, so that the outcome may move. Costs one derivation a try, at most `tries` and what the last input
 * takes; nothing if the cell does not exist.
 */
export function counterfactual(
  mechanism: Mechanism,
  facts: readonly AnyFact[],
  cell: CellRef,
  tries = Number.POSITIVE_INFINITY,
): Counterfactual | undefined {
  const steps = counterfactualSteps(mechanism, facts, cell, tries)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same, pausing after each input, so that a door may serve others in between. The row's own figures come first. */
export function* counterfactualSteps(
  mechanism: Mechanism,
  facts: readonly AnyFact[],
  cell: CellRef,
  tries = Number.POSITIVE_INFINITY,
): Generator<undefined, Counterfactual | undefined> {
  const live = facts.filter((fact) => fact.kind !== 'frozen')
  const trace = explain(mechanism, live, cell)
  if (!trace) return undefined
  const month: Month = { state: absorb(emptyState(mechanism), live), cell, now: textOf(trace.value), tried: 0 }
  const turns: Turn[] = []
  const idle: Entered[] = []
  const inputs = inputsOf(mechanism, live, trace)
  for (const input of inputs) {
    if (month.tried >= tries) break
    const turn = smallest(month, input)
    if (turn) turns.push(turn)
    else idle.push(enteredOf(input))
    yield undefined
  }
  return {
    label: trace.label,
    outcome: trace.shown,
    turns: turns.sort((a, b) => a.size - b.size),
    idle,
    untried: inputs.length - turns.length - idle.length,
  }
}

/** The month as it is known, and how often it was derived otherwise. */
interface Month {
  readonly state: DerivationState
  readonly cell: CellRef
  readonly now: string
  tried: number
}

interface Input {
  readonly fact: Fact<'answered'>
  readonly at: number
  readonly column: Column
  readonly value: number
  readonly least: number
  readonly most: number
}

/** The figures of filled sheets that the cell rests on, each once. */
function inputsOf(mechanism: Mechanism, facts: readonly AnyFact[], trace: Trace): readonly Input[] {
  const drawing = readDrawing(mechanism)
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const found = new Map<string, Input>()
  const visit = (one: Trace): void => {
    for (const { id, field } of one.facts) {
      const fact = byId.get(id)
      if (fact?.kind !== 'answered' || found.has(`${id} ${field}`)) continue
      const input = inputOf(drawing, fact, field ?? one.column)
      if (input) found.set(`${id} ${field}`, input)
    }
    for (const below of one.inputs) visit(below)
  }
  visit(trace)
  const isOther = ({ fact }: Input): number => Number(fact.slot.row !== trace.row)
  return [...found.values()].sort((a, b) => isOther(a) - isOther(b))
}

const enteredOf = ({ fact, column }: Input): Entered => ({
  row: fact.slot.row ?? ('' as Key), // a sheet is about a row; '' stands for the whole block
  field: column.id,
  label: column.label,
  unit: column.unit,
})

function inputOf(drawing: ReturnType<typeof readDrawing>, fact: Fact<'answered'>, field: string): Input | undefined {
  const ask = drawing.of('ask').find(({ open }) => open.block.id === fact.slot.block)
  const at = ask?.config.fields.findIndex(({ id }) => id === field) ?? -1
  const column = drawing.outputs(fact.slot.block ?? '').answered?.columns.find(({ id }) => id === field)
  const held = readPacked(fact.value.sheet[at] ?? packMissing('unreported'))
  if (!ask || !column || at < 0 || !held.ok || 'missing' in held.value) return undefined
  const value = held.value.value
  const one = 10 ** (column.scale ?? 0)
  const limit = (text: string, open: number): number => {
    const stated = parseDecimal(text)
    return stated.ok ? Number(rescale(stated.value, column.scale ?? 0, 'towards-zero').unscaled) : open
  }
  const spec = ask.config.fields[at]!
  const [low, high] =
    column.type === 'flag'
      ? [0, 1]
      : column.options
        ? [0, column.options.length - 1]
        : [0, Math.max(value * 2, 100 * one)]
  return {
    fact,
    at,
    column,
    value,
    least: limit(spec.least, Math.min(low, value)),
    most: limit(spec.most, Math.max(high, value)),
  }
}

/** The smallest change of one input, upwards or downwards. */
function smallest(month: Month, input: Input): Turn | undefined {
  const turns = (value: number): boolean => {
    month.tried += 1
    return textOf(answerAt(month.state, input, value, month.cell)?.cell) !== month.now
  }
  const up = nearest(input.value, input.most, turns)
  const down = nearest(input.value, input.least, turns)
  const isUp = up !== undefined && (down === undefined || up - input.value <= input.value - down)
  const value = isUp ? up : down
  if (value === undefined) return undefined
  const range = Math.max(1, input.most - input.least)
  return {
    ...enteredOf(input),
    fact: input.fact.id,
    from: shown({ value: BigInt(input.value) }, input.column),
    to: shown({ value: BigInt(value) }, input.column),
    outcome: sayAnswer(answerAt(month.state, input, value, month.cell)),
    size: Math.trunc((Math.abs(value - input.value) * 1000) / range),
  }
}

/** The nearest value towards `end` at which something turns: each one in turn where they are few, else by halving. */
function nearest(from: number, end: number, turns: (value: number) => boolean): number | undefined {
  const step = end > from ? 1 : -1
  const far = Math.abs(end - from)
  if (far <= MOST_POINTS) {
    for (let away = 1; away <= far; away += 1) if (turns(from + step * away)) return from + step * away
    return undefined
  }
  if (!turns(end)) return undefined
  let [same, other] = [0, far]
  while (other - same > 1) {
    const middle = Math.trunc((same + other) / 2)
    if (turns(from + step * middle)) other = middle
    else same = middle
  }
  return from + step * other
}

/** The month with one figure stated otherwise by the same person at the same time. */
function withValue(state: DerivationState, { fact, at }: Input, value: number): DerivationState {
  const sheet = fact.value.sheet.map((held, index) => (index === at ? value : held))
  const id = `${fact.id}?` as FactId // never stored
  return absorb(state, [
    { ...fact, id, known: (fact.known + 1) as Instant, supersedes: fact.id, value: { ...fact.value, sheet } },
  ])
}

interface Answer {
  readonly cell: Cell
  readonly column: Column
}

/** What the cell would hold; nothing where the row is no longer in the table. */
function answerAt(state: DerivationState, input: Input, value: number, cell: CellRef): Answer | undefined {
  const table = derived(withValue(state, input, value)).tables[cell.block]?.[cell.port]
  const at = table?.columns.findIndex(({ id }) => id === cell.column) ?? -1
  const row = table?.keys.indexOf(cell.row as Key) ?? -1 // any text may be asked for
  const [held, column] = [table?.cells[at]?.[row], table?.columns[at]]
  return held && column ? { cell: held, column } : undefined
}

const sayAnswer = (answer: Answer | undefined): string => (answer ? shown(answer.cell, answer.column) : '不在名单上')

/** A row that left the table is another outcome too. */
const textOf = (cell: Cell | undefined): string => (cell ? cellText(cell) : 'absent')
