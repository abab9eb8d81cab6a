const zone = 'Asia/Shanghai'

const dayMs = 86_400_000
/** 00:00 in Shanghai, in milliseconds of a UTC day. */
const midnightMs = 57_600_000

const parts = (instant: number) => {
  const found = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant)
  const of = (type: Intl.DateTimeFormatPartTypes) => found.find((part) => part.type === type)?.value ?? ''
  return { year: of('year'), month: of('month'), day: of('day'), time: `${of('hour')}:${of('minute')}` }
}

export interface SpokenInstant {
  readonly year: string
  readonly month: string
  readonly day: string
  /** 17:00 */
  readonly time: string
  readonly today: boolean
  readonly thisYear: boolean
}

/**
 * An ISO instant as it is spoken of in Asia/Shanghai, compared with `now` (epoch ms, the county's clock).
 * Midnight is said as the end of the day before: a deadline of the 4th is 4日 24:00, not 5日 00:00 (TIME-1).
 */
export function spokenInstant(iso: string, now: number): SpokenInstant {
  const instant = Date.parse(iso)
  const isMidnight = instant % dayMs === midnightMs // a second later is the new day already
  const at = isMidnight ? { ...parts(instant - 1), time: '24:00' } : parts(instant)
  const today = parts(now)
  return {
    ...at,
    today: at.year === today.year && at.month === today.month && at.day === today.day,
    thisYear: at.year === today.year,
  }
}
