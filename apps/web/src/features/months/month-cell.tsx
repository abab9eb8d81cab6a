import type { Answer, readTable } from '@jizhi/contracts'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { countyNow, useSession } from '../../client/session.ts'
import { type MoneyUnit, useAppearance } from '../../theme/appearance.ts'
import { Cell } from '../../ui/cell.tsx'
import { padded, percentOf, placesOf } from '../../ui/decimal-text.ts'
import { useMomentWords } from '../../ui/moment.tsx'
import { moneyText } from '../../ui/money-text.ts'
import type { CellView } from './ranking.ts'

export type ColumnView = Answer<typeof readTable>['columns'][number]

const figures = new Set(['score', 'money', 'percent', 'count', 'number'])
export const isFigure = ({ type }: Pick<ColumnView, 'type'>): boolean => figures.has(type)

/** A column's heading with its unit, so that no cell needs one: 得分（分）. */
function headingOf({ label, type, unit }: ColumnView, money: MoneyUnit, t: TFunction): string {
  const words: Partial<Record<string, string>> = {
    score: t('months.points'),
    money: t(money === 'wan' ? 'ui.wan' : 'ui.yuan'),
    percent: '%',
  }
  const word = unit ?? words[type]
  return word === undefined ? label : t('months.heading', { label, unit: word })
}

export const useHeading = () => {
  const { t } = useTranslation()
  const money = useAppearance((state) => state.money)
  return (column: ColumnView) => headingOf(column, money, t)
}

/** A cell's text as people read it: money in the chosen unit, percentages as such, points under each other. */
export function readable(text: string, type: string, money: MoneyUnit, places: number): string {
  if (type === 'money') return /^-?\d+$/.test(text) ? moneyText(BigInt(text), money) : text
  if (type === 'percent') return padded(percentOf(text), places)
  return type === 'score' || type === 'number' ? padded(text, places) : text
}

/** How many places the present figures of one column need. */
export function columnPlaces(cells: readonly (CellView | undefined)[], type: string): number {
  const texts = cells.flatMap((cell) => (cell !== undefined && 'text' in cell ? cell.text : []))
  return placesOf(type === 'percent' ? texts.map(percentOf) : texts)
}

export interface MonthCellProps {
  readonly cell: CellView | undefined
  readonly column: ColumnView
  readonly places: number
  /** What stood here before new facts came; shown until the reader has seen it. */
  readonly before?: CellView | undefined
  readonly onWhy?: (() => void) | undefined
  readonly open?: boolean
}

export function MonthCell({ cell, column, places, before, onWhy, open = false }: MonthCellProps) {
  const money = useAppearance((state) => state.money)
  const words = useMomentWords()
  const now = countyNow(useSession())
  if (cell === undefined) return null
  const shown = (one: CellView) =>
    'text' in one
      ? { text: column.type === 'instant' ? words(one.text, now) : readable(one.text, column.type, money, places) }
      : { missing: one.missing, label: one.label }
  return (
    <>
      {before ? <span className="month-before">{textOrLabel(shown(before))} → </span> : null}
      <Cell cell={shown(cell)} onWhy={column.computed || isFigure(column) ? onWhy : undefined} open={open} />
    </>
  )
}

const textOrLabel = (cell: CellView): string => ('text' in cell ? cell.text : cell.label)
