import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SideField } from '../../../ui/side-form.tsx'
import type { FieldsProps } from '../stated.ts'

export function RosterFields({ choices, onStated }: FieldsProps) {
  const { t } = useTranslation()
  const [block, setBlock] = useState(choices.rosters[0]?.id ?? null)
  const [change, setChange] = useState<'add' | 'remove'>('remove')
  const [rows, setRows] = useState<readonly string[]>([])
  const state = (next: { block: string | null; change: 'add' | 'remove'; rows: readonly string[] }) => {
    setBlock(next.block)
    setChange(next.change)
    setRows(next.rows)
    const isWhole = next.block !== null && next.rows.length > 0
    onStated(
      isWhole
        ? { kind: 'roster', content: { block: next.block ?? '', change: next.change, rows: [...next.rows] } }
        : null,
    )
  }
  const roster = choices.rosters.find(({ id }) => id === block)
  const offered = (change === 'remove' ? roster?.rows : roster?.absent) ?? []
  return (
    <>
      {choices.rosters.length > 1 ? (
        <SideField label={t('orders.roster')}>
          <Select<string>
            aria-label={t('orders.roster')}
            value={block}
            options={choices.rosters.map(({ id, label }) => ({ value: id, label }))}
            onChange={(id) => state({ block: id, change, rows: [] })}
          />
        </SideField>
      ) : null}
      <SideField label={t('orders.change')}>
        <Segmented
          aria-label={t('orders.change')}
          value={change}
          options={[
            { value: 'remove' as const, label: t('orders.remove') },
            { value: 'add' as const, label: t('orders.add'), disabled: roster?.absent.length === 0 },
          ]}
          onChange={(value) => state({ block, change: value, rows: [] })}
        />
      </SideField>
      <SideField label={t('orders.subjects')}>
        <Select<string[]>
          mode="multiple"
          aria-label={t('orders.subjects')}
          showSearch={{ optionFilterProp: 'label' }}
          value={[...rows]}
          options={offered.map(({ id, label }) => ({ value: id, label }))}
          onChange={(value) => state({ block, change, rows: value })}
        />
      </SideField>
    </>
  )
}
