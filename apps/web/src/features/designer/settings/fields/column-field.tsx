import type { ColumnType } from '@jizhi/mechanism'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { fitting, useFormFrame } from '../form-frame.ts'
import { FieldFault } from './field-fault.tsx'

interface ColumnFieldProps {
  readonly types: readonly ColumnType[]
  readonly value: string
  readonly onChange: (value: string) => void
  readonly label: string
}

/** A column of the arriving roster by its label; the document keeps its id. */
export function ColumnField({ types, value, onChange, label }: ColumnFieldProps) {
  const { t } = useTranslation()
  const { columns, readOnly } = useFormFrame()
  const offered = fitting(columns, types).map(({ id, label: text }) => ({ value: id, label: text }))
  const known = value === '' || offered.some((one) => one.value === value)
  const lost = known ? [] : [{ value, label: columns.find(({ id }) => id === value)?.label ?? value }]
  return (
    <>
      <Select
        options={[{ value: '', label: t('designer.none') }, ...offered, ...lost]}
        value={value}
        onChange={onChange}
        disabled={readOnly}
        aria-label={label}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: '100%' }}
        {...(known ? {} : { status: 'error' as const })}
      />
      <FieldFault words={known ? undefined : t('designer.columnLost', { column: lost[0]?.label ?? value })} />
    </>
  )
}

interface ColumnsFieldProps {
  readonly types: readonly ColumnType[]
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
  readonly label: string
}

export function ColumnsField({ types, value, onChange, label }: ColumnsFieldProps) {
  const { t } = useTranslation()
  const { columns, readOnly } = useFormFrame()
  return (
    <Select
      mode="multiple"
      options={fitting(columns, types).map(({ id, label: text }) => ({ value: id, label: text }))}
      value={[...value]}
      onChange={onChange}
      disabled={readOnly}
      aria-label={label}
      placeholder={t('designer.none')}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent={t('designer.noColumns')}
      style={{ width: '100%' }}
    />
  )
}
