import type { ListedMonth, LiveSource, MonthChoice } from './live-store.ts'
import type { ChosenMonth } from './messages.ts'

const place = (mechanism: string) => `jizhi.live.${mechanism}`
const INVENTED = 'invented'

/** What was chosen for this mechanism last, in this browser. */
export const remembered = (mechanism: string): string | null => localStorage.getItem(place(mechanism))

export const remember = (mechanism: string, choice: MonthChoice): void =>
  localStorage.setItem(place(mechanism), choice === INVENTED ? INVENTED : choice.period)

const canRun = ({ cycle }: ListedMonth): boolean => cycle !== null

/** What was chosen before, where it still stands; else the newest month that is over, the newest at all, or invented ones. */
export function firstChoice(months: readonly ListedMonth[], before: string | null): MonthChoice {
  if (before === INVENTED) return INVENTED
  const there = months.filter(canRun)
  const chosen = there.find(({ period }) => period === before) ?? there.findLast(({ over }) => over) ?? there.at(-1)
  return chosen === undefined ? INVENTED : { period: chosen.period }
}

export function monthOf(source: LiveSource, choice: MonthChoice): ChosenMonth | undefined {
  if (choice === INVENTED) return { is: 'invented', day: source.day }
  const cycle = source.months?.find(({ period }) => period === choice.period)?.cycle
  return cycle ? { is: 'past', address: source.addressOf(cycle) } : undefined
}
