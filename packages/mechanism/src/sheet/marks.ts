import {
  addRatios,
  compareRatios,
  type Decimal,
  decimalText,
  multiplyRatios,
  parseDecimal,
  type Ratio,
  ratioOfDecimal,
  wholeRatio,
  writeRatio,
} from '@jizhi/domain'
import type { Sheet, SheetItem } from './sheet.ts'

const ZERO: Decimal = { unscaled: 0n, scale: 0 }

/** A decimal of the document as an exact fraction; what is no decimal counts as 0 and is complained of elsewhere. */
export const figureOf = (text: string): Ratio => {
  const read = parseDecimal(text)
  return ratioOfDecimal(read.ok ? read.value : ZERO)
}

export const sayFigure = (figure: Ratio): string => decimalText(writeRatio(figure))

/** The most an item can give: the best of its bands, else its full mark. */
export const fullOf = (item: SheetItem): Ratio =>
  (item.method === 'bands' || item.method === 'vote') && item.bands.length > 0
    ? item.bands.map((band) => figureOf(band.points)).reduce((a, b) => (compareRatios(b, a) > 0 ? b : a))
    : figureOf(item.full)

export const childrenOf = (sheet: Sheet, parent: string): readonly SheetItem[] =>
  sheet.items.filter((item) => item.parent === parent)

/** Σ weight × full mark of the items that name this parent. */
export const marksUnder = (sheet: Sheet, parent: string): Ratio =>
  childrenOf(sheet, parent)
    .map((item) => multiplyRatios(figureOf(item.weight), fullOf(item)))
    .reduce(addRatios, wholeRatio(0n))

/** What a sheet can give at most: its base and the marks of its first level. */
export const totalOf = (sheet: Sheet): Ratio => addRatios(figureOf(sheet.base), marksUnder(sheet, ''))

/** Items in the order people read: each group followed by its own, with how deep it stands. Rings are left out. */
export function treeOf(sheet: Sheet): readonly { readonly item: SheetItem; readonly depth: number }[] {
  const under = (parent: string, depth: number): { item: SheetItem; depth: number }[] =>
    depth > sheet.items.length
      ? []
      : childrenOf(sheet, parent).flatMap((item) => [{ item, depth }, ...under(item.id, depth + 1)])
  return under('', 0)
}
