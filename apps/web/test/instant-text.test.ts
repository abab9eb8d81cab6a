import { expect, test } from 'vitest'
import { spokenInstant } from '../src/ui/instant-text.ts'

test('TIME instants are spoken of in Asia/Shanghai, whatever the machine thinks', () => {
  const now = Date.parse('2026-11-05T17:00:00Z') // already 6 November in Shanghai
  expect(spokenInstant('2026-11-06T09:00:00Z', now)).toEqual({
    year: '2026',
    month: '11',
    day: '6',
    time: '17:00',
    today: true,
    thisYear: true,
  })
  expect(spokenInstant('2026-11-05T15:59:00Z', now).today).toBe(false)
  expect(spokenInstant('2025-12-31T16:30:00Z', now)).toMatchObject({
    year: '2026',
    month: '1',
    day: '1',
    time: '00:30',
  })
})

test('TIME-1 midnight is spoken of as the end of the day before', () => {
  const now = Date.parse('2026-11-04T01:00:00Z')
  expect(spokenInstant('2026-11-04T16:00:00Z', now)).toMatchObject({
    month: '11',
    day: '4',
    time: '24:00',
    today: true,
  })
  expect(spokenInstant('2025-12-31T16:00:00Z', now)).toMatchObject({ year: '2025', month: '12', day: '31' })
  expect(spokenInstant('2026-11-04T16:00:02Z', now)).toMatchObject({ day: '5', time: '00:00', today: false })
})
