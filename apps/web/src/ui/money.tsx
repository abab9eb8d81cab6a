import { useTranslation } from 'react-i18next'
import { useAppearance } from '../theme/appearance.ts'
import { Figure, type FigureProps } from './figure.tsx'
import { moneyText } from './money-text.ts'

/** An amount in fen, shown in the unit the reader chose; `bare` leaves the unit to the column header. */
export function Money({
  fen,
  bare = false,
  ...rest
}: Omit<FigureProps, 'value' | 'unit'> & { readonly fen: number | bigint; readonly bare?: boolean }) {
  const { t } = useTranslation()
  const unit = useAppearance((state) => state.money)
  const word = unit === 'yuan' ? t('ui.yuan') : t('ui.wan')
  return <Figure value={moneyText(fen, unit)} {...(bare ? {} : { unit: word })} {...rest} />
}
