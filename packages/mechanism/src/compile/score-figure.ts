import { compareRatios, type Decimal, type MissingReason, type Ratio, ratioOfDecimal } from '@jizhi/domain'

/** A number at its real size, or why there is none. */
export type Figure = Ratio | MissingReason

export const isFigure = (figure: Figure): figure is Ratio => typeof figure !== 'string'

/** What a score reads of the row at hand. */
export interface Figures {
  /** The number in a column. */
  readonly of: (column: string) => Figure
  /** The greatest number in a column among the row's class. */
  readonly best: (column: string) => Figure
}

export const clamped = (value: Ratio, floor: Decimal | undefined, cap: Decimal | undefined): Ratio => {
  const least = floor && ratioOfDecimal(floor)
  const most = cap && ratioOfDecimal(cap)
  const raised = least && compareRatios(value, least) < 0 ? least : value
  return most && compareRatios(raised, most) > 0 ? most : raised
}
