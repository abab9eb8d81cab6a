const zone = 'Asia/Shanghai'

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

/** An ISO instant as it is spoken of in Asia/Shanghai, compared with `now` (epoch ms, the county's clock). */
export function spokenInstant(iso: string, now: number): SpokenInstant {
  const at = parts(Date.parse(iso))
  const today = parts(now)
  return {
    ...at,
    today: at.year === today.year && at.month === today.month && at.day === today.day,
    thisYear: at.year === today.year,
  }
}
