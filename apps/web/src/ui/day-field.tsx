import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'

/** A day as it travels: 2026-10-31. Days have no time and no zone. */
export function DayField(props: {
  readonly value: string
  readonly onChange: (day: string) => void
  readonly label: string
  readonly allowClear?: boolean
}) {
  return (
    <DatePicker
      value={props.value === '' ? null : dayjs(props.value)}
      onChange={(day) => props.onChange(day ? day.format('YYYY-MM-DD') : '')}
      format="YYYY-MM-DD"
      allowClear={props.allowClear ?? false}
      aria-label={props.label}
      inputReadOnly={false}
    />
  )
}

/** The day in Asia/Shanghai at an instant (epoch ms). */
export const dayAtInstant = (now: number): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now)
