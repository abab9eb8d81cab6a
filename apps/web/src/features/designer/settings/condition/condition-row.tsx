import type { Column } from '@jizhi/mechanism'
import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { PageIcon } from '../../../../ui/icons/page-icon.tsx'
import { useDraft } from '../fields/use-draft.ts'
import { type Operator, operatorsOf, type Test, valueKind } from './condition.ts'

interface RowProps {
  readonly test: Test
  /** From 1. */
  readonly row: number
  readonly columns: readonly Column[]
  readonly onChange: (test: Test) => void
  readonly onRemove: () => void
}

const COMPARES_NOTHING: ReadonlySet<Operator> = new Set(['yes', 'no', 'has', 'missing'] as const)

/** 名次 至多 3: one row of a condition. */
export function ConditionRow({ test, row, columns, onChange, onRemove }: RowProps) {
  const { t } = useTranslation()
  const column = columns.find(({ id }) => id === test.column)
  const choose = (id: string) => {
    const next = columns.find((one) => one.id === id)
    const operators = next === undefined ? [] : operatorsOf(next)
    const operator =
      operators.includes(test.operator) && test.values.length > 0 ? test.operator : (operators[0] ?? 'eq')
    const isAlike = column !== undefined && next !== undefined && valueKind(column) === valueKind(next)
    onChange({ ...test, column: id, operator, values: isAlike && valueKind(next) !== 'option' ? test.values : [] })
  }
  return (
    <div className="condition-row">
      <Select<string>
        size="small"
        value={test.column === '' ? null : test.column}
        placeholder={t('settings.condition.choose')}
        aria-label={t('settings.condition.column')}
        options={columns.map(({ id, label }) => ({ value: id, label }))}
        onChange={choose}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: 'label' }}
      />
      <Select<Operator>
        size="small"
        value={test.operator}
        aria-label={t('settings.condition.operator')}
        options={(column ? operatorsOf(column) : ([test.operator] as const)).map((one) => ({
          value: one,
          label: t(`settings.condition.operators.${one}`),
        }))}
        onChange={(operator) => onChange({ ...test, operator, values: keptValues(operator, test) })}
        disabled={column === undefined}
        popupMatchSelectWidth={false}
      />
      {column === undefined || COMPARES_NOTHING.has(test.operator) ? (
        <span />
      ) : (
        <ValueField column={column} test={test} onChange={(values) => onChange({ ...test, values })} />
      )}
      <button type="button" onClick={onRemove} aria-label={t('settings.condition.remove', { row })}>
        <PageIcon name="close" />
      </button>
    </div>
  )
}

/** 是 A goes on as 是其中之一 A; the other way round the first one stays. */
const keptValues = (operator: Operator, { values }: Test): readonly string[] =>
  COMPARES_NOTHING.has(operator) ? [] : operator === 'in' || operator === 'notIn' ? values : values.slice(0, 1)

interface ValueProps {
  readonly column: Column
  readonly test: Test
  readonly onChange: (values: readonly string[]) => void
}

function ValueField({ column, test: { operator, values }, onChange }: ValueProps) {
  const { t } = useTranslation()
  const label = t('settings.condition.value')
  if (valueKind(column) === 'option') {
    const options = (column.options ?? []).map(({ id, label: text }) => ({ value: id, label: text }))
    const several = operator === 'in' || operator === 'notIn'
    const same = { size: 'small', options, 'aria-label': label, popupMatchSelectWidth: false } as const
    return several ? (
      <Select<string[]> {...same} mode="multiple" value={[...values]} onChange={onChange} />
    ) : (
      <Select<string>
        {...same}
        value={values[0] ?? null}
        placeholder={t('settings.condition.choose')}
        onChange={(value) => onChange([value])}
      />
    )
  }
  return <TypedValue value={values[0] ?? ''} label={label} column={column} onChange={onChange} />
}

interface TypedProps {
  readonly value: string
  readonly label: string
  readonly column: Column
  readonly onChange: (values: readonly string[]) => void
}

/** A number or a day; it counts when the field is left. */
function TypedValue({ value, label, column, onChange }: TypedProps) {
  const [draft, setDraft] = useDraft(value)
  const settle = () => draft !== value && onChange([draft.trim()])
  const isDay = valueKind(column) === 'day'
  return (
    <Input
      size="small"
      value={draft}
      aria-label={label}
      inputMode={isDay ? 'text' : 'decimal'}
      placeholder={isDay ? '2026-12-31' : ''}
      onChange={({ target }) => setDraft(target.value)}
      onBlur={settle}
      onPressEnter={settle}
      {...(column.unit === undefined ? {} : { suffix: <span className="field-unit">{column.unit}</span> })}
    />
  )
}
