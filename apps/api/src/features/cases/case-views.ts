import type { Answer, caseCard, readCase } from '@jizhi/contracts'
import { addDays, dayLabel, dayOf, endOf, type Instant, instantText, unpinCalendar, workingDaysBetween } from '@jizhi/domain'
import { type AnyFact, CASE_STATES, type CaseStep, type InitialCase } from '@jizhi/mechanism'
import type { z } from 'zod'
import type { Names, Standing } from '../cycles/index.ts'
import { type CaseStanding, caseIn } from './case-standing.ts'
import type { CaseRow } from './cases.store.ts'

type Card = z.input<typeof caseCard>
type Page = Answer<typeof readCase>

export const STEP_NAMES: Readonly<Record<CaseStep, string>> = {
  accept: '受理',
  merge: '同一问题再报，并入',
  dispatch: '派单',
  claim: '领办',
  decline: '退回派单',
  finish: '办结，等核验',
  verify: '核验通过，销号',
  return: '核验退回',
  rate: '评议',
  reopen: '复发，重开',
  measure: '采取措施',
  pause: '暂停计时',
  resume: '恢复计时',
}

const at = (date: Date | null): string | null => (date === null ? null : instantText(date.getTime() as Instant))

/** A line of the register. `className`: the class as the list's own drawing calls it. */
export function cardOf(row: CaseRow, names: Names, className: string | null, mine: boolean): Card {
  const unit = (id: string | null): string | null => (id === null ? null : names.unit(id))
  return {
    id: row.id,
    number: row.number,
    broughtNumber: row.brought_number,
    mechanismId: row.mechanism_id,
    mechanismName: row.mechanism_name,
    words: row.words,
    placeName: unit(row.place_unit_id),
    className,
    status: row.status,
    statusName: CASE_STATES[row.status],
    unitId: row.unit_id,
    unitName: unit(row.unit_id),
    proposedUnitId: row.proposed_unit_id,
    proposedUnitName: unit(row.proposed_unit_id),
    openedAt: instantText(row.opened_at.getTime() as Instant),
    dueAt: at(row.due_at),
    closedAt: at(row.closed_at),
    overdue: row.overdue,
    paused: row.paused,
    usedDays: row.used_days,
    reports: row.reports,
    reopened: row.reopened,
    mine,
  }
}

/** The same line as the stream has it now, so that a page never shows less than what was just done. */
export function freshRow(row: CaseRow, { one }: CaseStanding): CaseRow {
  const { life } = one
  const date = (instant: Instant | undefined): Date | null => (instant === undefined ? null : new Date(instant))
  return {
    ...row,
    ...{ status: life.status, unit_id: life.unit ?? null, class: life.class ?? row.class },
    ...{ due_at: date(one.dueAt), closed_at: date(one.closedAt), overdue: one.overdue, used_days: one.usedDays },
    ...{ reports: life.reports, reopened: life.openings.length - 1, duplicate_of: life.duplicateOf ?? null },
    paused: life.pauses.some(({ to }) => to === undefined),
  }
}

interface Stage {
  readonly id: string
  readonly label: string
  /** The steps that complete it. */
  readonly by: readonly CaseStep[]
}

const STAGES: readonly Stage[] = [
  { id: 'accept', label: '受理', by: ['accept', 'dispatch'] },
  { id: 'dispatch', label: '派单', by: ['dispatch'] },
  { id: 'claim', label: '领办', by: ['claim'] },
  { id: 'finish', label: '办理', by: ['finish'] },
  { id: 'verify', label: '核验', by: ['verify'] },
  { id: 'close', label: '销号', by: ['verify'] },
]

const ORDER = ['received', 'accepted', 'dispatched', 'working', 'finished', 'closed'] as const

/** 受理→派单→领办→办理→核验→销号, as far as it has come; a step back makes what follows open again. */
export function stagesOf(standing: Standing, names: Names): Page['stages'] {
  const { one, config } = caseIn(standing)
  const reached = ORDER.findIndex((status) => status === one.life.status)
  const isEnded = one.life.status === 'merged'
  // CASE-5: steps from before the platform took it over, by the days of the list
  const brought: { readonly [id: string]: Instant | undefined } = { accept: one.openedAt, dispatch: one.life.dispatchedAt }
  const until: { readonly [id: string]: Instant | undefined } = { claim: one.claimBy, finish: one.dueAt }
  return STAGES.filter(({ id }) => id !== 'claim' || config.claim).map(({ id, label, by }) => {
    const place = STAGES.findIndex((stage) => stage.id === id)
    const isDone = isEnded ? false : id === 'close' ? one.life.status === 'closed' : place < reached
    const last = isDone ? lastStep(standing.facts, by) : undefined
    const end = until[id]
    const day = brought[id]
    // inside the day: its first instant reads as the end of the day before
    const done = last?.known ?? (isDone && day !== undefined ? ((day + 1) as Instant) : undefined)
    return {
      ...{ id, label },
      state: isDone ? 'done' : isEnded ? 'skipped' : place === reached ? 'now' : 'ahead',
      at: done === undefined ? null : instantText(done),
      who: last?.by === undefined ? null : names.person(last.by),
      until: end === undefined || isDone ? null : instantText(end),
    }
  })
}

const lastStep = (facts: readonly AnyFact[], steps: readonly CaseStep[]): AnyFact | undefined =>
  facts.findLast(
    (fact) => fact.kind === 'stepped' && steps.includes(fact.value.step) && fact.supersedes === undefined,
  )

/** Everything that was said and done, oldest first. */
export function eventsOf(standing: Standing, names: Names, words: ReadonlyMap<string, string>): Page['events'] {
  const { config } = caseIn(standing)
  const corrected = new Set(standing.facts.flatMap(({ supersedes }) => supersedes ?? []))
  const classLabel = (id: string): string => config.classes.find((one) => one.id === id)?.label ?? id
  return standing.facts.flatMap((fact): Page['events'] => {
    const told = toldOf(fact)
    if (told === undefined) return []
    const said = fact.kind === 'stepped' ? fact.value : undefined
    const detail = [
      ...(fact.kind === 'initial' && 'status' in fact.value ? broughtDetail(fact.value, names) : []),
      ...(said?.unit === undefined ? [] : [`派给${names.unit(said.unit)}`]),
      ...(said?.class === undefined ? [] : [`类别${classLabel(said.class)}`]),
      ...(said?.score === undefined ? [] : [`${said.score / 100} 分`]),
    ]
    return [
      {
        what: said?.step ?? fact.kind,
        label: fact.supersedes === undefined ? told : `更正：${told}`,
        at: instantText(fact.known),
        by: fact.by === undefined ? null : names.person(fact.by),
        words: fact.reason === undefined ? null : (words.get(fact.reason) ?? null),
        detail: detail.length === 0 ? null : detail.join('，'),
        files: [...(said?.files ?? [])],
        corrected: corrected.has(fact.id),
      },
    ]
  })
}

/** CASE-5: what two persons signed of it. */
function broughtDetail(value: InitialCase, names: Names): string[] {
  const { asOf, status, unit, dispatchedAt, dueAt, second } = value
  return [
    `截至 ${dayLabel(asOf)} 为${CASE_STATES[status]}`,
    `${dayLabel(dayOf(value.foundAt))}发现`,
    ...(unit === undefined ? [] : [`责任单位${names.unit(unit)}`]),
    ...(dispatchedAt === undefined ? [] : [`${dayLabel(dayOf(dispatchedAt))}派单`]),
    ...(dueAt === undefined ? [] : [`限 ${dayLabel(addDays(dayOf(dueAt), -1))}`]),
    `第二人${names.person(second)}`,
  ]
}

function toldOf(fact: AnyFact): string | undefined {
  switch (fact.kind) {
    case 'opened':
      return '开案'
    case 'stepped':
      return fact.value.duplicateOf === undefined ? STEP_NAMES[fact.value.step] : '并入另一件'
    case 'initial':
      return '期初：按原来的清单接着办'
    case 'noticed':
      return '告知拟采取的措施'
    case 'signed':
      return '签发措施'
    case 'voided':
      return '撤回'
    case 'holder':
      return '办理人变动'
    default:
      return undefined
  }
}

/** TIME-2: how the due date was counted, in one sentence. */
export function whyDue(standing: Standing): string | null {
  const { one, config } = caseIn(standing)
  const { life, dueAt } = one
  if (dueAt === undefined) return null
  const rested = life.pauses.length === 0 ? '' : `，暂停 ${life.pauses.length} 次的工作日不算`
  const again = life.openings.length === 1 ? '' : config.clock === 'continue' ? '，销号期间不算' : '，重开后重计'
  const last = addDays(dayOf(dueAt), -1) // TIME-1: a deadline is the end of its day
  if (isStated(caseIn(standing))) return `期限按期初登记的清单${rested}${again}：到 ${dayLabel(last)} 24 时。`
  if (life.dispatchedAt === undefined) return null
  const ofClass = config.classes.find(({ id }) => id === life.class)?.label
  const days = limitDays(standing)
  const isBrought = life.dispatchedAt < standing.pins.openedAt
  const from = config.clock === 'restart' ? life.openings.at(-1)!.from : life.dispatchedAt // there always is one
  const start = from > life.dispatchedAt ? from : life.dispatchedAt
  const dispatch = isBrought ? '派单（期初登记）' : '派单'
  return `${ofClass === undefined ? '' : `${ofClass}`}限 ${days} 个工作日，从 ${dayLabel(dayOf(start))}${start === life.dispatchedAt ? dispatch : '重开'}的次日算起${rested}${again}：到 ${dayLabel(last)} 24 时。`
}

/** CASE-5: the date of the list holds until it is dispatched or counted anew. */
const isStated = ({ one: { life }, config }: CaseStanding): boolean =>
  life.statedDue !== undefined && (config.clock === 'continue' || life.openings.length === 1)

export function limitDays(standing: Standing): number {
  const { one, config } = caseIn(standing)
  const { life, dueAt, openedAt } = one
  if (dueAt !== undefined && isStated(caseIn(standing)))
    return workingDaysBetween(dayOf(life.dispatchedAt ?? openedAt), addDays(dayOf(dueAt), -1), unpinCalendar(standing.pins.calendar))
  return config.limits.find((limit) => limit.class === one.life.class)?.days ?? config.limit
}

/** CASE-2: until when a relapse opens it again. */
export function reopenUntil(standing: Standing): string | null {
  const { one, config } = caseIn(standing)
  if (one.life.status !== 'closed' || one.closedAt === undefined) return null
  return instantText(endOf(addDays(dayOf(one.closedAt), config.reopenWithin)))
}
