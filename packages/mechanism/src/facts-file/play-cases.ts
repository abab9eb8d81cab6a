import {
  type CaseId,
  dayOf,
  firstDayOf,
  type Instant,
  lastDayOf,
  ok,
  parseDecimal,
  parsePeriod,
  rescale,
  storedId,
  type UnitId,
} from '@jizhi/domain'
import { type DerivedCase, deriveCase } from '../case/derive-case.ts'
import { snapshotRows } from '../case/snapshot.ts'
import type { Drawing } from '../check/drawing.ts'
import type { Derived } from '../model/derived.ts'
import type { FrozenRows } from '../model/fact.ts'
import type { Mechanism } from '../model/mechanism.ts'
import type { Pins } from '../model/pins.ts'
import { type FactStream, factStream } from './fact-stream.ts'
import type { Complain } from './file-fault.ts'
import type { StepOf } from './steps.ts'
import { momentOf } from './words.ts'

/** CASE-1: one long matter with its own stream of facts and the version pinned at its opening. */
export interface CaseFile {
  readonly id: string
  readonly mechanism: Mechanism
  readonly block: string
  readonly merge: string | undefined
  readonly stream: FactStream
}

/** All cases of a file; they live across its cycles. */
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
export function caseAt(file: CaseFile, now: Instant): DerivedCase | undefined {
  const look = factStream(file.mechanism.id, `${file.id}-look`)
  const latest = file.stream.facts.at(-1)?.known ?? now
  const tick = look.say('tick', { day: now > latest ? now : latest }, {})
  return deriveCase(file.mechanism, file.block, storedId<CaseId>(file.id), [...file.stream.facts, tick])
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
        caseAt(one, derived.now)?.closedAt === undefined,
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
export function playCase(cases: CaseFiles, step: StepOf<'case'>, complain: Complain): void {
  const file = cases.files.find((one) => one.id === step.case)
  if (!file) {
    complain(`没有“${step.case}”这件事，现有 ${cases.files.map((one) => one.id).join('、') || '无'}。`, '.case')
    return
  }
  const { day, by } = step
  const { id: row, block, stream } = file
  if (step.do === 'record') {
    for (const item of step.measures ?? [])
      stream.say('answered', { day, by, slot: { block, row, item } }, { sheet: [] })
  } else if (step.do === 'notify' || step.do === 'sign') {
    const kind = step.do === 'notify' ? 'notice' : 'sign'
    const open = caseAt(file, momentOf(day))?.open ?? []
    const items = open.filter((task) => task.kind === kind).flatMap((task) => task.items)
    if (items.length === 0) complain(`到 ${day} 为止，“${step.case}”没有等着${kind === 'sign' ? '签发' : '告知'}的。`)
    else if (kind === 'sign') stream.say('signed', { day, by, slot: { block } }, { digests: items })
    else stream.say('noticed', { day, slot: { block, row } }, { effects: items, deliveredAt: momentOf(day, 10) })
  } else {
    const score = step.score === undefined ? undefined : parseDecimal(step.score)
    if (score?.ok === false) complain(`“${step.score}”：要写十进制的数。`, '.score')
    const value = {
      step: step.do,
      ...(step.unit === undefined ? {} : { unit: storedId<UnitId>(step.unit) }),
      ...(step.class === undefined ? {} : { class: step.class }),
      ...(step.duplicateOf === undefined ? {} : { duplicateOf: storedId<CaseId>(step.duplicateOf) }),
      ...(score?.ok ? { score: Number(rescale(score.value, 2, 'towards-zero').unscaled) } : {}),
    }
    stream.say('stepped', { day, by }, value)
  }
}

/** CASE-3: the list a block waits for, of its own cases, or of those of another mechanism where it is a roster. */
export function listOfCases(
  cases: CaseFiles,
  drawing: Drawing,
  block: string,
  pins: Pins,
  now: Instant,
): FrozenRows | undefined {
  const period = pins.event ? ok({ kind: 'day' as const, day: dayOf(pins.event.at) }) : parsePeriod(pins.period)
  if (!period.ok) return undefined
  const own = drawing.of('case').find(({ open }) => open.block.id === block)
  const roster = drawing.of('roster').find(({ open }) => open.block.id === block)
  const isOwn = (one: CaseFile) => one.mechanism.id === drawing.mechanism.id
  const scheme = roster?.config.caseScheme ?? ''
  const isNamed = (one: CaseFile) => scheme === '' || one.mechanism.name === scheme || one.mechanism.id === scheme
  const listed = cases.files.filter((one) => (own ? isOwn(one) && one.block === block : !isOwn(one) && isNamed(one)))
  return snapshotRows(
    own?.config ?? { scope: 'all', classes: roster?.config.classes ?? [], prefix: '', prefixLabel: '' },
    listed.flatMap((one) => caseAt(one, now) ?? []),
    { from: firstDayOf(period.value), to: lastDayOf(period.value) },
  )
}
