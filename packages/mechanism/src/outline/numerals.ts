const DIGITS = '〇一二三四五六七八九'

/** 一, 十二, 一百: the numbers of sections, up to 999. */
export function numeral(number: number): string {
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10]
  const high = hundreds === 0 ? '' : `${DIGITS[hundreds]}百`
  const middle =
    tens === 0 ? (hundreds > 0 && ones > 0 ? '〇' : '') : tens === 1 && hundreds === 0 ? '十' : `${DIGITS[tens]}十`
  return `${high}${middle}${ones === 0 ? '' : DIGITS[ones]}`
}

/** 一、评分〔g1〕: what stands after the number; undefined where it is no heading. */
export const sectionOf = (text: string): string | undefined => /^[〇一二三四五六七八九十百]+、\s*(.+)$/s.exec(text)?.[1]
