import { addDays, dayOf, endOf, type Instant, type Key, type PersonId } from '@jizhi/domain'
import type { CompiledBlock, Program } from '../compile/program.ts'
import type { Due, OpenTask } from '../model/derived.ts'
import type { AnyFact, Fact, FrozenRows } from '../model/fact.ts'
import type { Run } from '../model/kernel.ts'
import { assessorsOf } from './assessors-of.ts'
import { type Dispute, type DisputeRules, disputesUntil } from './disputes.ts'

/** OBJ-6, 政府督查工作条例 art. 17: asked within 30 days, decided within 30 days, calendar days both. */
const REVIEW_DAYS = 30

/** Who decides, on every step up the line of units; signatory and approver stand in where no arbiter is left. */
const DECIDING_ROLES = ['adjudicator', 'signatory', 'approver'] as const

type Frozen = Fact<'frozen'>

/**
 * OBJ-6: until when each frozen row of a result may be asked about, as these facts of its cycle have it; nothing before it
 * was frozen. One reading of the facts serves every row.
 */
export function reviewWindow(facts: readonly AnyFact[], block: string): (row: string) => Instant | undefined {
  const about = facts.filter(({ slot }) => slot.block === block)
  const frozen = about.filter((fact): fact is Frozen & AnyFact => fact.kind === 'frozen')
  const told = about.filter((fact): fact is Fact<'noticed'> & AnyFact => fact.kind === 'noticed')
  return (row) =>
    closesAt(
      frozen,
      told.filter(({ slot }) => slot.row === row),
      row as Key, // a key of the cycle's own tables
    )
}

function closesAt(frozen: readonly Frozen[], told: readonly Fact<'noticed'>[], row: Key): Instant | undefined {
  const since = officialSince(frozen, row)
  if (since === undefined) return undefined
  return daysAfter(told.find(({ known }) => known >= since)?.value.deliveredAt ?? since)
}

const daysAfter = (from: Instant): Instant => endOf(addDays(dayOf(from), REVIEW_DAYS))

/** Since when the row has officially been what it is: a revision that left it alone opens no new window. */
function officialSince(frozen: readonly Frozen[], row: Key): Instant | undefined {
  const issues = [...frozen].sort((a, b) => b.value.revision - a.value.revision || a.known - b.known)
  const latest = rowText(issues[0]?.value.rows, row)
  if (latest === undefined) return undefined
  const changed = issues.findIndex((one) => rowText(one.value.rows, row) !== latest)
  return (changed < 0 ? issues.at(-1) : issues[changed - 1])?.known
}

/** What a table says of a row, in a text that two revisions can be compared by. */
function rowText(rows: FrozenRows | undefined, row: Key): string | undefined {
  const at = rows?.keys.indexOf(row) ?? -1
  if (rows === undefined || at < 0) return undefined
  return JSON.stringify(cellsOf(rows).map(([id, cells]) => [id, cells[at]]))
}

const CELLS = new WeakMap<FrozenRows, readonly (readonly [id: string, cells: readonly unknown[]])[]>()

/** A table never changes, so its packed columns are taken apart once. */
function cellsOf(rows: FrozenRows): readonly (readonly [id: string, cells: readonly unknown[]])[] {
  const known = CELLS.get(rows)
  if (known) return known
  const made = rows.columns.map(
    (column) => [column.id, 'packed' in column ? column.packed.split(',') : column.cells] as const,
  )
  CELLS.set(rows, made)
  return made
}

/** 复核 of one row: asked in time, each cell once; a decision counts from somebody who had nothing to do with the row. */
export function reviewsOf(run: Run, program: Program, block: CompiledBlock, row: Key): readonly Dispute[] {
  const recused = involvedIn(run, program, block, row)
  const rules: Pick<DisputeRules, 'disputable' | 'deciders'> = {
    disputable: [],
    deciders: (_, __, known) =>
      stepsOf(run, known)
        .flat()
        .filter((person) => !recused.has(person)),
  }
  const frozen = run.facts.about('frozen', block.id)
  const told = run.facts.about('noticed', block.id, row)
  // As things stood when it was asked: a later revision neither opens nor closes it.
  const isInTime = ({ known }: Fact<'objected'>): boolean => {
    const before = <F extends Fact>(facts: readonly F[]): readonly F[] => facts.filter((fact) => fact.known <= known)
    return known < (closesAt(before(frozen), before(told), row) ?? known)
  }
  return disputesUntil(run, block.id, row, rules, recused, isInTime)
}

/** OBJ-6: other people: whoever stated, judged or set something about the row, or decided its first layer, stands aside. */
function involvedIn(run: Run, program: Program, block: CompiledBlock, row: Key): ReadonlySet<PersonId> {
  const persons = new Set(assessorsOf(program, run.facts, block.id, row))
  for (const kind of ['judged', 'overridden', 'decided'] as const)
    for (const { slot, by } of run.facts.all(kind))
      if (by !== undefined && slot.row === row && slot.block !== block.id) persons.add(by)
  return persons
}

/** The owner's arbiters first, then its next roles, then the same of the unit above it, up to the root. */
function stepsOf(run: Run, at: Instant): readonly (readonly PersonId[])[] {
  const steps: (readonly PersonId[])[] = []
  const seen = new Set<string>()
  for (let unit: string | undefined = run.pins.owner; unit !== undefined && !seen.has(unit); ) {
    seen.add(unit)
    for (const role of DECIDING_ROLES) steps.push(run.tenures.at(role, unit, dayOf(at)))
    unit = run.graph.parentOf(unit)
  }
  return steps
}

/** OBJ-5, OBJ-6: one duty per undecided request. Late, the next step is asked as well; silence never rejects. */
export function reviewTasks(run: Run, program: Program): { readonly open: OpenTask[]; readonly due: Due[] } {
  const open: OpenTask[] = []
  const due: Due[] = []
  const asked = new Map<string, { block: CompiledBlock; row: Key }>()
  for (const { slot } of run.facts.all('objected')) {
    const block = slot.block && program.byId.get(slot.block)
    if (block?.kind === 'result' && slot.row !== undefined)
      asked.set(`${block.id}\n${slot.row}`, { block, row: slot.row })
  }
  for (const { block, row } of asked.values())
    for (const { objected, decision } of reviewsOf(run, program, block, row)) {
      if (decision !== undefined) continue
      const task = taskOf(run, program, block, row, objected)
      open.push(task)
      if (task.dueAt > run.now) due.push({ at: task.dueAt, block: block.id, what: 'decision-due' })
    }
  return { open, due }
}

function taskOf(
  run: Run,
  program: Program,
  block: CompiledBlock,
  row: Key,
  objected: Fact<'objected'>,
): OpenTask & { readonly dueAt: Instant } {
  const recused = involvedIn(run, program, block, row)
  const dueAt = daysAfter(objected.known)
  const free = stepsOf(run, run.now)
    .map((persons) => persons.filter((person) => !recused.has(person)))
    .filter((persons) => persons.length > 0)
  const persons = [...new Set(free.slice(0, run.now >= dueAt ? 2 : 1).flat())]
  return { block: block.id, row, kind: 'decide', role: DECIDING_ROLES[0], persons, dueAt, items: [objected.id] }
}
