import {
  type CaseId,
  dayOf,
  firstDayOf,
  type Instant,
  lastDayOf,
  must,
  type Period,
  parseDecimal,
  parsePeriod,
  rescale,
  storedId,
  type UnitId,
} from '@jizhi/domain'
import {
  type Derived,
  type DerivedCase,
  deriveCase,
  type FrozenRows,
  type Mechanism,
  type Pins,
  readDrawing,
  snapshotRows,
} from '@jizhi/mechanism'
import type { Step } from './case.ts'
import { type FactStream, factStream, momentOf } from './fact-stream.ts'

type CaseDeed = Extract<Step, { readonly case: unknown }>

/** CASE-1: one long matter with its own stream of facts and the version pinned at its opening. */
interface CaseFile {
  readonly id: string
  readonly mechanism: Mechanism
  readonly block: string
  readonly merge: string | undefined
  readonly stream: FactStream
}

/** All cases of a run; they live across its cycles. */
export interface CaseFiles {
  readonly opened: Set<string>
  readonly files: CaseFile[]
}

export const noCases = (): CaseFiles => ({ opened: new Set(), files: [] })

/** As they stand now, whatever happens to them later. */
export const copyOf = (cases: CaseFiles): CaseFiles => ({
  opened: new Set(cases.opened),
  files: cases.files.map((file) => ({ ...file, stream: { ...file.stream, facts: [...file.stream.facts] } })),
})

const idIn = (period: string, row: string): string => `${period}.${row.replaceAll('|', '.')}`.replaceAll('/', '_')

/** As the case stood at a moment. */
export function caseAt(file: CaseFile, now: Instant): DerivedCase {
  const look = factStream(file.mechanism.id, `${file.id}-look`)
  const latest = file.stream.facts.at(-1)!.known
  const tick = look.say('tick', { day: now > latest ? now : latest }, {})
  const found = deriveCase(file.mechanism, file.block, storedId<CaseId>(file.id), [...file.stream.facts, tick])
  if (found === undefined) throw new Error(`${file.id} is no case of ${file.block}`)
  return found
}

/** EFF-1, CASE-1: every case that is called for is opened once, or taken in by an open one with the same key. */
export function openCases(cases: CaseFiles, mechanism: Mechanism, pins: Pins, derived: Derived): void {
  for (const { kind, slot, standing, content } of derived.effects) {
    const id = idIn(pins.period, slot.row)
    if (kind !== 'case' || standing !== 'ready' || cases.opened.has(`${slot.block} ${id}`)) continue
    cases.opened.add(`${slot.block} ${id}`)
    const merge = typeof content.merge === 'string' ? content.merge : undefined
    const into = cases.files.find(
      (one) =>
        one.block === slot.block &&
        one.merge !== undefined &&
        one.merge === merge &&
        caseAt(one, derived.now).closedAt === undefined,
    )
    if (into) {
      into.stream.say('stepped', { day: derived.now }, { step: 'merge' })
      continue
    }
    const stream = factStream(mechanism.id, id)
    stream.say('opened', { day: derived.now }, { ...pins, openedAt: derived.now })
    cases.files.push({ id, mechanism, block: slot.block, merge, stream })
  }
}

/** A step in the life of a case, or what somebody answers to its measures. */
export function playCase(cases: CaseFiles, step: CaseDeed): void {
  const file = cases.files.find((one) => one.id === step.case)
  if (file === undefined) throw new Error(`no case ${step.case}; there are ${cases.files.map((one) => one.id).join()}`)
  const { day, by } = step
  const row = file.id
  const block = file.block
  if (step.do === 'notify' || step.do === 'sign') {
    const kind = step.do === 'notify' ? 'notice' : 'sign'
    const items = caseAt(file, momentOf(day))
      .open.filter((task) => task.kind === kind)
      .flatMap((task) => task.items)
    if (items.length === 0) throw new Error(`nobody is asked to ${kind} in ${step.case} on ${day}`)
    if (step.do === 'sign') file.stream.say('signed', { day, by, slot: { block } }, { digests: items })
    else file.stream.say('noticed', { day, slot: { block, row } }, { effects: items, deliveredAt: momentOf(day, 10) })
    return
  }
  if (step.do === 'record') {
    for (const item of step.measures ?? [])
      file.stream.say('answered', { day, by, slot: { block, row, item } }, { sheet: [] })
    return
  }
  file.stream.say(
    'stepped',
    { day, by },
    {
      step: step.do,
      ...(step.unit === undefined ? {} : { unit: storedId<UnitId>(step.unit) }),
      ...(step.class === undefined ? {} : { class: step.class }),
      ...(step.duplicateOf === undefined ? {} : { duplicateOf: storedId<CaseId>(step.duplicateOf) }),
      ...(step.score === undefined
        ? {}
        : { score: Number(rescale(must(parseDecimal(step.score)), 2, 'towards-zero').unscaled) }),
    },
  )
}

/** CASE-3: the list a block waits for, of its own cases, or of those of another mechanism where it is a roster. */
export function listOfCases(
  cases: CaseFiles,
  mechanism: Mechanism,
  block: string,
  pins: Pins,
  now: Instant,
): FrozenRows {
  const drawing = readDrawing(mechanism)
  const own = drawing.of('case').find(({ open }) => open.block.id === block)
  const roster = drawing.of('roster').find(({ open }) => open.block.id === block)
  const period: Period =
    pins.event === undefined ? must(parsePeriod(pins.period)) : { kind: 'day', day: dayOf(pins.event.at) }
  const listed = cases.files.filter((one) =>
    own ? one.mechanism.id === mechanism.id && one.block === block : one.mechanism.id !== mechanism.id,
  )
  return snapshotRows(
    own?.config ?? { scope: 'all', classes: roster?.config.classes ?? [], prefix: '', prefixLabel: '' },
    listed.map((one) => caseAt(one, now)),
    { from: firstDayOf(period), to: lastDayOf(period) },
  )
}
