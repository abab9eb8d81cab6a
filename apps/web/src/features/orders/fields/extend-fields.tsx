import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countyNow, useSession } from '../../../client/session.ts'
import { DayField } from '../../../ui/day-field.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { SideField } from '../../../ui/side-form.tsx'
import type { FieldsProps } from '../stated.ts'

export function ExtendFields({ choices, onStated }: FieldsProps) {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  const [deadline, setDeadline] = useState<string | null>(null)
  const [to, setTo] = useState('')
  const state = (id: string | null, day: string) => {
    setDeadline(id)
    setTo(day)
    onStated(id === null || day === '' ? null : { kind: 'extend', content: { deadline: id, to: day } })
  }
  if (choices.deadlines.length === 0) return <p>{t('orders.noDeadlines')}</p>
  const at = choices.deadlines.find(({ id }) => id === deadline)?.at
  return (
    <>
      <SideField label={t('orders.deadline')}>
        <Select<string>
          aria-label={t('orders.deadline')}
          value={deadline}
          options={choices.deadlines.map(({ id, label }) => ({ value: id, label }))}
          onChange={(id) => state(id, to)}
        />
        {at === undefined ? null : (
          <span className="side-note">
            <Moment at={at} now={now} />
          </span>
        )}
      </SideField>
      <SideField label={t('orders.until')}>
        <DayField label={t('orders.until')} value={to} onChange={(day) => state(deadline, day)} />
      </SideField>
    </>
  )
}
