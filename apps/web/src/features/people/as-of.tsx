import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { DayField } from '../../ui/day-field.tsx'
import { usePeopleSearch, useToday } from './people-state.ts'

/** 截至 2026-10-31: the page shows the organisation of that day. */
export function AsOf() {
  const { t } = useTranslation()
  const today = useToday()
  const { search, change } = usePeopleSearch()
  const day = search.day ?? today
  return (
    <span className="people-as-of">
      <span>{t('people.asOf')}</span>
      <DayField
        label={t('people.asOf')}
        value={day}
        onChange={(next) => change({ day: next === today ? undefined : next })}
      />
      {day === today ? null : (
        <Button type="link" onClick={() => change({ day: undefined })}>
          {t('people.backToToday')}
        </Button>
      )}
    </span>
  )
}
