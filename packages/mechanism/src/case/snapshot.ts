import { type Day, dayOf, type Key, keyOf } from '@jizhi/domain'
import { type CaseConfig, STATES, snapshotColumns } from '../blocks/case.ts'
import type { FrozenCell, FrozenRows } from '../model/fact.ts'
import type { DerivedCase } from './derive-case.ts'

/** First and last day of a period, both in it. */
export interface Stretch {
  readonly from: Day
  readonly to: Day
}

const isWithin = (at: number | undefined, { from, to }: Stretch): boolean => {
  if (at === undefined) return false
  const day = dayOf(at as Parameters<typeof dayOf>[0]) // an instant of the case
  return day >= from && day <= to
}

/** A deadline is the end of its day, so the case was due on the day before that instant. */
const dueWithin = (one: DerivedCase, period: Stretch): boolean =>
  one.dueAt !== undefined && isWithin(one.dueAt - 1, period)

const SCOPES: { readonly [S in CaseConfig['scope']]: (one: DerivedCase, period: Stretch) => boolean } = {
  due: dueWithin,
  opened: (one, period) => isWithin(one.openedAt, period),
  closed: (one, period) => isWithin(one.closedAt, period),
  open: (one, period) => dayOf(one.openedAt) <= period.to && one.closedAt === undefined,
  all: (one, period) => dayOf(one.openedAt) <= period.to,
}

/** CASE-3, CASE-4: the list of cases as it stands, for a `snapshot` fact. Merged cases stand under the one that took them in. */
export function snapshotRows(
  config: Pick<CaseConfig, 'scope' | 'classes' | 'prefix' | 'prefixLabel'>,
  cases: readonly DerivedCase[],
  period: Stretch,
): FrozenRows {
  const listed = cases
    .filter((one) => one.life.status !== 'merged' && !one.voided && SCOPES[config.scope](one, period))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const keys: readonly Key[] = listed.map((one) => keyOf([one.id]))
  return {
    keys,
    columns: snapshotColumns(config).map(({ id }) => ({
      id,
      cells: listed.map((one) => cellOf(config, id.slice(config.prefix.length), one, period)),
    })),
    domain: keys.map((key) => ({ key, standing: 'in' })),
  }
}

const present = (value: number | string | undefined): FrozenCell =>
  value === undefined ? { m: 'not-applicable' } : { v: String(value) }
const flag = (value: boolean): FrozenCell => ({ v: value ? '1' : '0' })

function cellOf(config: Pick<CaseConfig, 'classes'>, id: string, one: DerivedCase, period: Stretch): FrozenCell {
  const isDue = dueWithin(one, period)
  switch (id) {
    case 'status':
      return present(Object.keys(STATES).indexOf(one.life.status))
    case 'unit':
      return present(one.life.unit)
    case 'class': {
      const at = config.classes.findIndex((known) => known.id === one.life.class)
      return present(at < 0 ? undefined : at)
    }
    case 'opened_at':
      return present(one.openedAt)
    case 'due_at':
      return present(one.dueAt)
    case 'closed_at':
      return present(one.closedAt)
    case 'used_days':
      return present(one.usedDays)
    case 'overdue':
      return flag(one.overdue)
    case 'reopened':
      return present(one.life.openings.length - 1)
    case 'rating':
      return one.life.rating === undefined ? { m: 'unreported' } : present(one.life.rating)
    case 'due_now':
      return flag(isDue)
    default:
      // CASE-4: 办结率 is done ÷ due; what is not due yet is not counted.
      return flag(isDue && one.closedAt !== undefined)
  }
}
