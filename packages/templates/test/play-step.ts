import type { Day, FactId, Instant, ItemId, Key, PersonId, PostId } from '@jizhi/domain'
import {
  type AnyFact,
  type Column,
  type Derived,
  type FactValues,
  holdsIds,
  type Mechanism,
  readDrawing,
} from '@jizhi/mechanism'
import type { Step } from './case.ts'
import { idsIn, packedOf, statedOf } from './cell-text.ts'
import { type FactStream, momentOf } from './fact-stream.ts'

type StepOf<W extends string> = Extract<Step, { readonly [K in W]: unknown }>

/** What a step is played on: the mechanism, its facts so far, and the moment at which somebody looks. */
export interface Stage {
  readonly mechanism: Mechanism
  readonly stream: FactStream
  readonly now: () => Derived
}

/** One step as facts; a step in a case's own stream is not for here. */
export function playStep(stage: Stage, step: Step): void {
  if ('answer' in step) answer(stage, step)
  else if ('judge' in step || 'notify' in step || 'decide' in step || 'sign' in step) answerTasks(stage, step)
  else if ('freeze' in step) freeze(stage, step.freeze, step.day, step.by)
  else playPlain(stage, step)
}

function playPlain({ mechanism, stream: { say, facts }, now }: Stage, step: Step): void {
  const { day } = step
  if ('object' in step) {
    const item = `objection-${facts.length}`
    say('objected', { day, by: step.by, slot: { block: step.object, row: step.row, item } }, { columns: step.columns })
  } else if ('override' in step) {
    const column = columnsAt(mechanism, step.override).find(({ id }) => id === step.column)
    if (column === undefined) throw new Error(`${step.override} has no column ${step.column}`)
    const slot = { block: step.override, row: step.row, item: step.column }
    say('overridden', { day, by: step.by, slot }, { column: step.column, ...statedOf(column, step.value) })
  } else if ('record' in step) {
    for (const [row, measures] of Object.entries(step.rows))
      for (const item of measures)
        say('answered', { day, by: step.by, slot: { block: step.record, row, item } }, { sheet: [] })
  } else if ('fix' in step) {
    say('fixed', { day, by: step.by, slot: { block: step.fix } }, { keys: step.rows as readonly Key[] }) // of our own files
  } else if ('draw' in step) {
    say('drawn', { day, slot: { block: step.draw } }, { seed: step.seed })
  } else if ('holder' in step) {
    const holders = step.holders as readonly PersonId[] // of our own files
    say('holder', { day }, { post: step.holder as PostId, holders, from: day.slice(0, 10) as Day })
  } else if ('calendar' in step) {
    const days = step.calendar as FactValues['calendar']['days'] // days of our own files
    say('calendar', { day }, { revision: `calendar-${day}`, days })
  } else if ('extend' in step) {
    // TIME-1: a deadline is the end of its day.
    say('extended', { day }, { deadline: step.extend, to: momentOf(step.to, 24) })
  } else if ('pause' in step) {
    const to = step.until === undefined ? null : (step.until as Day)
    say('paused', { day }, { from: step.pause as Day, to }) // days of our own files
  } else if ('decline' in step) {
    const stale = now().results.find((one) => one.block === step.decline)
    if (!stale?.stale) throw new Error(`${step.decline} is not stale on ${day}`)
    say('declined', { day, by: step.by, slot: { block: step.decline } }, { digest: stale.live.digest })
  } else if ('withdraw' in step) {
    const said = standing(facts, step.withdraw, step.row, step.person)
    if (said === undefined) throw new Error(`nothing of ${step.person} stands at ${step.withdraw} ${step.row}`)
    say('withdrawn', { day, by: step.by, slot: said.slot, supersedes: said.id }, {})
  } else if ('acknowledge' in step) {
    for (const effect of now().effects.filter(({ slot }) => slot.block === step.acknowledge))
      if (step.rows.includes(effect.slot.row)) {
        const { block, row } = effect.slot
        say('acknowledged', { day, slot: { block, row, item: effect.digest } }, { state: step.state })
      }
  } else if ('tick' in step || 'expect' in step) say('tick', { day }, {})
  else throw new Error(`cannot play ${JSON.stringify(step)}`)
}

/** Whatever the product proposed to somebody is answered as he answers it. */
function answerTasks(
  { stream: { say }, now }: Stage,
  step: StepOf<'judge'> | StepOf<'notify'> | StepOf<'decide'> | StepOf<'sign'>,
): void {
  const { day } = step
  const [block, kind] =
    'judge' in step
      ? ([step.judge, 'judge'] as const)
      : 'notify' in step
        ? ([step.notify, 'notice'] as const)
        : 'decide' in step
          ? ([step.decide, 'decide'] as const)
          : ([step.sign, 'sign'] as const)
  const derived = now()
  const isWanted = (row: string): boolean => step.rows === undefined || step.rows.includes(row)
  const waiting = derived.open.filter((task) => task.block === block && task.kind === kind)
  const tasks = 'sign' in step ? waiting : waiting.filter((task) => isWanted(task.row))
  if (tasks.length === 0) throw new Error(`nobody is asked to ${kind} at ${block} on ${day}`)
  for (const task of tasks) {
    const row = task.row === '' ? {} : { row: task.row } // the whole table
    if ('judge' in step) {
      const slot = { block, ...row, person: step.by, ...(step.round === undefined ? {} : { round: step.round }) }
      say('judged', { day, by: step.by, slot }, { verdict: step.verdict, seen: task.items[0] ?? '' })
    } else if ('notify' in step) {
      const deliveredAt = momentOf(day, 10)
      say('noticed', { day, slot: { block, ...row } }, { effects: task.items, deliveredAt })
    } else if ('decide' in step) {
      const slot = { block, ...row, item: task.items[0] }
      say('decided', { day, by: step.by, slot }, { outcome: step.outcome })
    } else {
      const rows = new Map(derived.effects.map((effect) => [effect.digest, effect.slot.row as string]))
      const digests = task.items.filter((digest) => isWanted(rows.get(digest) ?? ''))
      say('signed', { day, by: step.by, slot: { block } }, { digests })
    }
  }
}

/** RES-3: issues what stands live, as the next revision. */
export function freeze({ stream, now }: Stage, block: string, day: string | Instant, by: string): void {
  const result = now().results.find((one) => one.block === block)
  if (result === undefined) throw new Error(`no result ${block}`)
  if (!result.complete) throw new Error(`${block} is not complete on ${day}`)
  const revision = (result.frozen?.revision ?? 0) + 1
  const { digest, rows } = result.live
  stream.say('frozen', { day, by, slot: { block } }, { revision, digest, rows })
}

const columnsAt = (mechanism: Mechanism, block: string): readonly Column[] =>
  Object.values(readDrawing(mechanism).outputs(block)).flatMap(({ columns }) => columns)

/** FACT-4: the last statement about a row, of one person if he is named. */
const standing = (facts: readonly AnyFact[], block: string, row: string, person?: string): AnyFact | undefined =>
  facts.findLast(
    ({ kind, slot }) =>
      kind === 'answered' &&
      slot.block === block &&
      slot.row === row &&
      (person === undefined || slot.person === person),
  )

function answer({ mechanism, stream: { say, facts } }: Stage, step: StepOf<'answer'>): void {
  const ask = readDrawing(mechanism)
    .of('ask')
    .find(({ open }) => open.block.id === step.answer)
  if (ask === undefined) throw new Error(`no ask ${step.answer}`)
  const ports = readDrawing(mechanism).outputs(step.answer)
  const fields = formOf(ask.config.fields, ports.answered?.columns ?? [], step.fields)
  const itemFields = formOf(ask.config.items.fields, ports.items?.columns ?? [], step.itemFields)
  const rows = new Set([...Object.keys(step.rows ?? {}), ...Object.keys(step.items ?? {})])
  for (const row of rows) {
    const items = Object.entries(step.items?.[row] ?? {}).map(([id, texts]) => ({
      id: id as ItemId, // of our own files
      ...sheetOf(itemFields, texts),
    }))
    const earlier = step.amends ? standing(facts, step.answer, row) : undefined
    if (step.amends && earlier === undefined) throw new Error(`nothing stands at ${step.answer} ${row} to amend`)
    const own = { block: step.answer, row, person: step.by, ...(step.round === undefined ? {} : { round: step.round }) }
    const supersedes: { supersedes?: FactId } = earlier === undefined ? {} : { supersedes: earlier.id }
    say(
      'answered',
      { day: step.day, by: step.by, slot: earlier?.slot ?? own, ...supersedes },
      { ...sheetOf(fields, step.rows?.[row] ?? []), ...(items.length === 0 ? {} : { items }) },
    )
  }
}

interface Field {
  readonly id: string
  readonly column: Column
  /** Where the case writes it in its rows; −1 where it does not. */
  readonly from: number
}

/** The fields of a form with their columns. Of a field with one column per seat any column will do: they are alike. */
function formOf(
  fields: readonly { readonly id: string }[],
  columns: readonly Column[],
  named: readonly string[] = [],
): readonly Field[] {
  const unknown = named.filter((id) => !fields.some((field) => field.id === id))
  if (unknown.length > 0) throw new Error(`the form does not ask ${unknown.join()}`)
  return fields.map(({ id }) => ({
    id,
    column: (columns.find((column) => column.id === id) ?? columns.find((column) => column.id.startsWith(`${id}_`)))!,
    from: named.indexOf(id),
  }))
}

/** FACT-7: texts as one packed sheet, ids beside it. */
function sheetOf(fields: readonly Field[], texts: readonly string[]): FactValues['answered'] {
  const textOf = ({ from }: Field): string => texts[from] ?? '?unreported'
  const ids = Object.fromEntries(
    fields.filter(({ column }) => holdsIds(column)).map((field) => [field.id, idsIn(textOf(field))]),
  )
  return {
    sheet: fields.map((field) => packedOf(field.column, textOf(field))),
    ...(Object.keys(ids).length === 0 ? {} : { ids }),
  }
}
