import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countyNow, useSession } from '../../../client/session.ts'
import { DayField, dayAtInstant } from '../../../ui/day-field.tsx'
import { SideField } from '../../../ui/side-form.tsx'
import type { FieldsProps } from '../stated.ts'

export function PauseFields({ onStated }: FieldsProps) {
  const { t } = useTranslation()
  const today = dayAtInstant(countyNow(useSession()))
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState('')
  useEffect(
    () => onStated(from === '' ? null : { kind: 'pause', content: { from, to: to === '' ? null : to } }),
    [from, to, onStated],
  )
  return (
    <>
      <SideField label={t('orders.pauseFrom')}>
        <DayField label={t('orders.pauseFrom')} value={from} onChange={setFrom} />
      </SideField>
      <SideField label={t('orders.pauseTo')}>
        <DayField label={t('orders.pauseTo')} value={to} onChange={setTo} allowClear />
      </SideField>
      <p className="side-note">{t('orders.pauseNote')}</p>
    </>
  )
}
