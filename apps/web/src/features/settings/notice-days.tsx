import { readGridFile } from '@jizhi/contracts'
import { Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { upload } from '../../client/call.ts'
import { useCounty } from '../../client/session.ts'
import { DayField } from '../../ui/day-field.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { SideField } from '../../ui/side-form.tsx'
import { daysOfGrid, type NoticeDay } from './grid-days.ts'

/** The days a notice changes: typed one by one, or read from a file. */
export function NoticeDays({
  days,
  onChange,
  onFault,
}: {
  readonly days: readonly NoticeDay[]
  readonly onChange: (days: readonly NoticeDay[]) => void
  readonly onFault: (fault: string | undefined) => void
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const put = (at: number, changed: Partial<NoticeDay>) =>
    onChange(days.map((one, place) => (place === at ? { ...one, ...changed } : one)))
  const read = async (file: File) => {
    try {
      const found = daysOfGrid((await upload(readGridFile, { params: { county } }, file)).grid)
      if ('row' in found) return onFault(t('calendar.fileRow', found))
      if (found.days.length === 0) return onFault(t('calendar.fileEmpty'))
      onFault(undefined)
      onChange(found.days)
    } catch (error) {
      onFault(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <SideField label={t('calendar.days')}>
      <ul className="notice-rows">
        {days.map(({ day, kind, name }, at) => (
          // rows have no name of their own; fields are controlled by place
          <li key={at}>
            <DayField value={day} label={t('calendar.day')} onChange={(next) => put(at, { day: next })} />
            <Select
              value={kind}
              aria-label={t('calendar.kind')}
              onChange={(next) => put(at, { kind: next })}
              options={[
                { value: 'off', label: t('calendar.isOff') },
                { value: 'work', label: t('calendar.isWork') },
              ]}
            />
            <Input
              value={name}
              placeholder={t('calendar.name')}
              aria-label={t('calendar.name')}
              onChange={(event) => put(at, { name: event.target.value })}
            />
            <Button
              type="text"
              aria-label={t('calendar.removeDay')}
              onClick={() => onChange(days.filter((_, place) => place !== at))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <p>
        <Button
          size="small"
          onClick={() => onChange([...days, { day: days.at(-1)?.day ?? '', kind: 'off', name: '' }])}
        >
          {t('calendar.addDay')}
        </Button>
      </p>
      <FileDrop accept=".xlsx,.csv" note={t('calendar.fileNote')} onFile={(file) => void read(file)} />
    </SideField>
  )
}
