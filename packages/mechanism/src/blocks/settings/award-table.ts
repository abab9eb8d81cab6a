import { z } from 'zod'
import { column, whole, yuan } from './field.ts'

/** ALLOC-2: places from–to receive this each; to 0 is every place from there on. */
export const placeAward = z.strictObject({
  from: whole('从第几名', 1, 1, 10_000, '名'),
  to: whole('到第几名', 1, 0, 10_000, '名').meta({ title: '到第几名', unit: '名', help: '0 表示到最后一名。' }),
  amount: yuan('每个奖补'),
})

/** ALLOC-2: whoever stands in the band (a 是否 column), or has the option of a grade, receives this. */
export const bandAward = z.strictObject({
  column: column('榜段或等级列', ['flag', 'grade', 'choice']),
  option: z.string().max(40).default('').meta({ title: '等级', help: '是否列留空。' }),
  amount: yuan('每个奖补'),
})

const yuanWords = (amount: string): string => {
  const [whole = '0', fraction] = amount.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${grouped}${fraction === undefined ? '' : `.${fraction}`} 元`
}

/** 第 1–2 名 5,000 元，第 3–7 名 2,000 元 */
export const sayPlaces = (table: readonly z.output<typeof placeAward>[], end: 'top' | 'bottom'): string =>
  table
    .map((one) => {
      const places = one.from === one.to || one.to === 0 ? `${one.from}` : `${one.from}–${one.to}`
      return `${end === 'top' ? '第' : '倒数第'} ${places} 名${one.to === 0 ? '起' : ''} ${yuanWords(one.amount)}`
    })
    .join('，')

export const sayYuan = yuanWords
