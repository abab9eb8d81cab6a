import { MISSING_LABELS } from '@jizhi/domain'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SideField } from '../../../ui/side-form.tsx'
import type { FieldsProps } from '../stated.ts'

interface Entered {
  readonly block: string | null
  readonly row: string | null
  readonly field: string | null
  readonly value: string
  readonly missing: string | null
}

export function CorrectFields({ choices, onStated }: FieldsProps) {
  const { t } = useTranslation()
  const [entered, setEntered] = useState<Entered>({
    ...{ block: choices.asks[0]?.id ?? null, row: null, field: null, value: '', missing: null },
  })
  const state = (more: Partial<Entered>) => {
    const next = { ...entered, ...more }
    const { block, row, field, missing } = next
    setEntered(next)
    const value = missing === null ? next.value.trim() : null
    const isWhole = block !== null && row !== null && field !== null && value !== ''
    onStated(isWhole ? { kind: 'correct', content: { block, row, field, value, missing } } : null)
  }
  const ask = choices.asks.find(({ id }) => id === entered.block)
  const field = ask?.fields.find(({ id }) => id === entered.field)
  const choose = (
    label: string,
    value: string | null,
    offered: readonly { id: string; label: string }[],
    on: (id: string) => void,
  ) => (
    <SideField label={label}>
      <Select<string>
        aria-label={label}
        showSearch={{ optionFilterProp: 'label' }}
        value={value}
        options={offered.map((one) => ({ value: one.id, label: one.label }))}
        onChange={on}
      />
    </SideField>
  )
  return (
    <>
      {choices.asks.length > 1
        ? choose(t('orders.ask'), entered.block, choices.asks, (block) => state({ block, row: null, field: null }))
        : null}
      {choose(t('orders.subject'), entered.row, ask?.rows ?? [], (row) => state({ row }))}
      {choose(t('orders.field'), entered.field, ask?.fields ?? [], (id) => state({ field: id, value: '' }))}
      {field !== undefined && field.options.length > 0 ? (
        choose(t('orders.newValue'), entered.value === '' ? null : entered.value, field.options, (value) =>
          state({ value }),
        )
      ) : (
        <SideField label={t('orders.newValue')}>
          <Input
            aria-label={t('orders.newValue')}
            value={entered.value}
            disabled={entered.missing !== null}
            onChange={(event) => state({ value: event.target.value })}
          />
        </SideField>
      )}
      <SideField label={t('orders.orMissing')}>
        <Select<string>
          aria-label={t('orders.orMissing')}
          allowClear
          placeholder={t('orders.notMissing')}
          value={entered.missing}
          options={Object.entries(MISSING_LABELS).map(([value, label]) => ({ value, label }))}
          onChange={(missing) => state({ missing: missing ?? null })}
        />
      </SideField>
      <p className="side-note">{t('orders.fileNote')}</p>
    </>
  )
}
