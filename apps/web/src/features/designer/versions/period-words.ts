import { parsePeriod, periodLabel } from '@jizhi/domain'

/** `2026-11` as people say it: 2026年11月. A text that is no period stays as it is. */
export function periodWords(text: string): string {
  const period = parsePeriod(text)
  return period.ok ? periodLabel(period.value) : text
}
