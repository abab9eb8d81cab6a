import { type Day, partsOf, weekdayOf } from '@jizhi/domain'
import type { TFunction } from 'i18next'

/** 11月9日 周一; the year stands before it where it is another one. */
export function sayDay(day: Day, year: number, t: TFunction): string {
  const parts = partsOf(day)
  const words = { ...parts, weekday: t(`settings.cycle.weekdays.d${weekdayOf(day)}`) }
  return t(parts.year === year ? 'settings.cycle.day' : 'settings.cycle.dayOfYear', words)
}
