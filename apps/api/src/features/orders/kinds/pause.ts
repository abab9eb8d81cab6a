import { type Day, dayLabel, dayOf } from '@jizhi/domain'
import { type CycleKind, impossible } from '../cycle-kind.ts'
import { pauseNow } from '../pause-now.ts'

/** CYC-5: working days stop counting; whoever is asked or may object has that much longer, so a second person agrees. */
export const pauseOrder: CycleKind<'pause'> = {
  kind: 'pause',
  right: ['open', 'Cycle'],
  weigh({ from, to }, { standing, now }) {
    const [first, last] = [from as Day, to as Day | null] // the contract let only days pass
    const opened = dayOf(standing.pins.openedAt)
    if (first < opened) throw impossible(`开启日是 ${dayLabel(opened)}，暂停不能从更早的日期算起`)
    if (last !== null && last < first) throw impossible('暂停的结束日期不能早于开始日期')
    if (pauseNow(standing, now) !== undefined) throw impossible('这一期已经暂停，请先恢复')
    if (standing.derived.due.length === 0) throw impossible('这一期没有还在走的期限，不需要暂停')
    return {
      sentence:
        last === null ? `自 ${dayLabel(first)} 起暂停计工作日` : `${dayLabel(first)} 至 ${dayLabel(last)} 不计工作日`,
      needsSecond: true,
      facts: [{ kind: 'paused', slot: {}, value: { from: first, to: last } }],
    }
  },
}
