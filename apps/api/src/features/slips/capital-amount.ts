const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万亿']

/** 人民币大写 of whole fen, as documents of money write it: 伍仟元整, 壹万零叁佰元零伍分. */
export function capitalAmount(fen: bigint): string {
  const size = fen < 0n ? -fen : fen
  const yuan = size / 100n
  const [jiao, cent] = [Number((size / 10n) % 10n), Number(size % 10n)]
  const whole = yuan === 0n ? '' : `${capitalWhole(yuan)}元`
  const tail =
    jiao === 0 && cent === 0
      ? '整'
      : `${jiao === 0 ? (whole === '' ? '' : '零') : `${DIGITS[jiao]}角`}${cent === 0 ? '整' : `${DIGITS[cent]}分`}`
  const text = whole === '' && tail === '整' ? '零元整' : `${whole}${tail}`
  return fen < 0n ? `负${text}` : text
}

function capitalWhole(value: bigint): string {
  const digits = value.toString()
  let text = ''
  let isZero = false
  for (const [at, digit] of [...digits].entries()) {
    const place = digits.length - 1 - at
    if (digit === '0') isZero = true
    else {
      if (isZero && text !== '') text += '零'
      isZero = false
      text += `${DIGITS[Number(digit)]}${PLACES[place % 4]}`
    }
    const group = GROUPS[place / 4]
    const isFilled = Number(digits.slice(Math.max(0, at - 3), at + 1)) > 0
    if (place % 4 === 0 && group !== undefined && group !== '' && isFilled) text += group
  }
  return text
}
