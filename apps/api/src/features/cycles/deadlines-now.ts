import { addDays, type Day, dayOf, type Instant } from '@jizhi/domain'
import { windowName } from '@jizhi/mechanism'
import { deadlinesOf } from './deadlines.ts'
import type { Standing } from './standing.ts'

export interface DeadlineNow {
  readonly id: string
  readonly label: string
  readonly at: Instant
  readonly passed: boolean
}

/** What an extension may name: the stage dates, and the objection windows that are open (CYC-5). */
export function deadlinesNow(standing: Standing, now: number): DeadlineNow[] {
  const stages = deadlinesOf(standing, now).map(({ id, label, at, passed }) => ({
    ...{ id, label, passed },
    at: Date.parse(at) as Instant, // written from an instant
  }))
  const windows = standing.mechanism.blocks.flatMap((block): DeadlineNow[] => {
    if (block.kind !== 'objection') return []
    const closing = standing.derived.due.filter((due) => due.what === 'window-closes' && due.block === block.id)
    const at = closing.at(-1)?.at
    if (at === undefined) return []
    return [{ id: windowName(block.id), label: windowLabel(block.name), at, passed: at <= now }]
  })
  return [...stages, ...windows]
}

const windowLabel = (name: string | undefined): string =>
  name === undefined || name === '' ? '异议期' : name.endsWith('期') ? name : `${name}的异议期`

/** TIME-1: a deadline is the end of its day. */
export const lastDay = (at: Instant): Day => addDays(dayOf(at), -1)

export interface DeadlineMove {
  readonly id: string
  readonly label: string
  readonly from: Instant
  readonly to: Instant
}

/** Every named deadline that stands elsewhere afterwards. */
export function movesBetween(before: Standing, after: Standing, now: number): DeadlineMove[] {
  const later = new Map(deadlinesNow(after, now).map(({ id, at }) => [id, at]))
  return deadlinesNow(before, now).flatMap(({ id, label, at }) => {
    const to = later.get(id)
    return to === undefined || to === at ? [] : [{ id, label, from: at, to }]
  })
}
