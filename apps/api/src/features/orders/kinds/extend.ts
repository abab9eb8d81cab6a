import { type Day, dayLabel, endOf } from '@jizhi/domain'
import { deadlinesNow, lastDay } from '../../cycles/index.ts'
import { type CycleKind, impossible } from '../cycle-kind.ts'

/** CYC-5: a named deadline, or the windows of an objection block, until the end of a later day. */
export const extendOrder: CycleKind<'extend'> = {
  kind: 'extend',
  right: ['open', 'Cycle'],
  weigh({ deadline, to }, { standing, now }) {
    const found = deadlinesNow(standing, now).find((one) => one.id === deadline)
    if (found === undefined) throw impossible('这一期没有这个时点，或者它还没有开始')
    const { label, at, passed } = found
    if (passed) throw impossible(`“${label}”已于 ${dayLabel(lastDay(at))} 24 时截止，过了的时点不能再延`)
    const until = endOf(to as Day) // the contract let only days pass
    if (until <= at) throw impossible(`“${label}”原定 ${dayLabel(lastDay(at))}，新的日期要比它晚`)
    return {
      sentence: `“${label}”由 ${dayLabel(lastDay(at))} 延到 ${dayLabel(to as Day)}`,
      needsSecond: false,
      facts: [{ kind: 'extended', slot: {}, value: { deadline, to: until } }],
    }
  },
}
