import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAppearance } from '../theme/appearance.ts'

/** The 元 / 万元 switch; every Money on the page follows. */
export function MoneyUnitSwitch() {
  const { t } = useTranslation()
  const { money, change } = useAppearance()
  return (
    <Segmented
      aria-label={t('ui.moneyUnit')}
      value={money}
      onChange={(unit) => change({ money: unit })}
      options={[
        { value: 'yuan' as const, label: t('ui.yuan') },
        { value: 'wan' as const, label: t('ui.wan') },
      ]}
    />
  )
}
