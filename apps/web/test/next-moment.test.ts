import { expect, test } from 'vitest'
import { nextMoment } from '../src/frame/next-moment.ts'

const cycle = (id: string, nextAt: string | null) => ({
  id,
  mechanismId: 'm',
  mechanismName: '月考评',
  ownerName: '县',
  version: 1,
  period: '2026-10',
  periodLabel: '2026年10月',
  state: 'running' as const,
  stage: '异议期',
  nextAt,
  openedAt: '2026-11-01T00:00:00Z',
  repinnedAt: null,
  newer: null,
  source: null,
})

test('the demo clock goes to the nearest moment ahead, never to one behind', () => {
  const now = Date.parse('2026-11-05T00:00:00Z')
  const cycles = [
    cycle('past', '2026-11-04T00:00:00Z'),
    cycle('later', '2026-11-09T00:00:00Z'),
    cycle('next', '2026-11-06T08:00:00+08:00'),
    cycle('none', null),
  ]
  expect(nextMoment(cycles, now)?.cycle.id).toBe('next')
  expect(nextMoment([cycle('past', '2026-11-04T00:00:00Z')], now)).toBeNull()
})
