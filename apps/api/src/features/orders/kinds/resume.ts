import { addDays, dayLabel, dayOf, type Instant } from '@jizhi/domain'
import { type CycleKind, impossible } from '../cycle-kind.ts'
import { pauseNow } from '../pause-now.ts'

/** CYC-5: today counts again; a pause that has not begun is called off. */
export const resumeOrder: CycleKind<'resume'> = {
  kind: 'resume',
  right: ['open', 'Cycle'],
  weigh(_, { standing, now }) {
    const pause = pauseNow(standing, now)
    if (pause === undefined) throw impossible('这一期没有暂停，不需要恢复')
    const today = dayOf(now as Instant) // the database's clock
    const { from } = pause
    const back = [from, today].toSorted().at(-1) ?? today // the day that counts again
    return {
      sentence:
        from > today
          ? `取消原定 ${dayLabel(from)} 起的暂停`
          : `自 ${dayLabel(today)} 起恢复计工作日，${dayLabel(from)} 起的暂停结束`,
      needsSecond: false,
      facts: [{ kind: 'paused', slot: {}, value: { from, to: addDays(back, -1) } }],
    }
  },
}
