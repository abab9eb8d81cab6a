import { useTranslation } from 'react-i18next'
import { countyNow, useSession } from '../../client/session.ts'
import type { Status } from '../../theme/tokens.ts'
import { useMomentWords } from '../../ui/moment.tsx'
import type { CycleView, MonthStanding } from './standing.ts'

const dayMs = 24 * 60 * 60 * 1000

/** The sentence bar of a month: where it stands, what comes next and until when. */
export function useStandingWords(standing: MonthStanding): { sentence: string; status: Status } {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  const words = useMomentWords()
  const { waiting, count, until } = standing
  const left = until === null ? Number.POSITIVE_INFINITY : Date.parse(until) - now
  const when =
    until === null
      ? ''
      : t(waiting === 'flow' ? 'months.nextIs' : left < 0 ? 'months.wasDue' : 'months.due', { when: words(until, now) })
  const status: Status =
    waiting === 'done' || waiting === 'published'
      ? 'settled'
      : left < 0
        ? 'overdue'
        : left < dayMs
          ? 'dueSoon'
          : waiting === 'revise'
            ? 'stale'
            : 'normal'
  const sentence = t(`months.standing.${waiting}`, { count, when: words(until ?? '', now) })
  const hasOwnDate = waiting === 'window'
  return { sentence: hasOwnDate ? sentence : `${sentence}${when}`, status }
}

/** The stage as a tag: provisional until frozen, settled when nothing is left to do, stale when a correction waits. */
export function stageStatus({ cycle, results }: Pick<CycleView, 'cycle' | 'results'>): Status {
  if (results.some(({ stale }) => stale)) return 'stale'
  if (cycle.state === 'ended') return 'settled'
  return cycle.state === 'running' ? 'provisional' : 'normal'
}
