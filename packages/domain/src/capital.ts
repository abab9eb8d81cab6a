import type { Money } from './money.ts'

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const
const PLACES = ['', '拾', '佰', '仟'] as const
const GROUPS = ['', '万', '亿', '兆', '京'] as const

/** 人民币大写, as vouchers and printed lists write it (票据法 第八条): 5000.00 → `伍仟元整`, −1.05 → `负壹元零伍分`. */
export function capitalYuan(money: Money): string {
  const size: bigint = money < 0n ? -money : money
  const yuan = size / 100n
  const [jiao, fen] = [Number((size / 10n) % 10n), Number(size % 10n)]
  const whole = yuan === 0n ? '' : `${wholeText(yuan)}元`
  const sign = money < 0n ? '负' : ''
  if (jiao === 0 && fen === 0) return `${sign}${whole === '' ? '零元' : whole}整`
  const tenth = jiao > 0 ? `${DIGITS[jiao]}角` : whole === '' ? '' : '零'
  return `${sign}${whole}${tenth}${fen > 0 ? `${DIGITS[fen]}分` : '整'}`
}

function wholeText(value: bigint): string {
  let text = ''
  let rest = value
  for (let at = 0; rest > 0n; at += 1, rest /= 10_000n) {
    const group = Number(rest % 10_000n)
    const above = rest / 10_000n
    if (group === 0) {
      if (text !== '' && !text.startsWith('零')) text = `零${text}`
      continue
    }
    // a gap at the head of a group is read as one 零, also before a group that follows it
    text = `${above > 0n && group < 1000 ? '零' : ''}${groupText(group)}${GROUPS[at]}${text}`
  }
  return text
}

function groupText(group: number): string {
  let text = ''
  let gap = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.trunc(group / 10 ** place) % 10
    if (digit === 0) gap = text !== ''
    else {
      text += `${gap ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`
      gap = false
    }
  }
  return text
}
