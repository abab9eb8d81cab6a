/** Seconds in the two words a reader needs: 12 秒, 3 分钟, 5 小时, 2 天. */
export function durationWords(seconds: number): string {
  const whole = Math.floor(seconds)
  if (whole < 60) return `${Math.max(1, whole)} 秒`
  if (whole < 3_600) return `${Math.floor(whole / 60)} 分钟`
  if (whole < 172_800) return `${Math.floor(whole / 3_600)} 小时`
  return `${Math.floor(whole / 86_400)} 天`
}

const UNITS = ['字节', 'KB', 'MB', 'GB', 'TB'] as const

/** Bytes with one decimal at most, in steps of 1024. */
export function bytesWords(bytes: number): string {
  let [rest, at] = [bytes, 0]
  while (rest >= 1_024 && at < UNITS.length - 1) [rest, at] = [rest / 1_024, at + 1]
  const tenths = Math.floor(rest * 10)
  return `${rest >= 100 || tenths % 10 === 0 ? Math.floor(rest) : tenths / 10} ${UNITS[at]}`
}

const FORMAT = new Intl.DateTimeFormat('zh-CN', {
  ...({ timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const),
  hourCycle: 'h23',
})

/** 11月22日 02:00, in Asia/Shanghai. */
export function moment(instant: string): string {
  const part = Object.fromEntries(FORMAT.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  return `${part.month}月${part.day}日 ${part.hour}:${part.minute}`
}
