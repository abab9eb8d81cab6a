import type { Answer, readInitialChoices } from '@jizhi/contracts'
import { AutoComplete, Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { SideField } from '../../../ui/side-form.tsx'

type Choices = Answer<typeof readInitialChoices>

/** One figure as it stands on paper. */
export interface Line {
  /** A counter as `block figure`, an account, or `pool`. */
  readonly what: string | null
  readonly unit: string | null
  /** Of a pool. */
  readonly name: string
  readonly value: string
}

export const EMPTY_LINE: Line = { what: null, unit: null, name: '', value: '' }

const ACCOUNTS = ['money', 'annual-points', 'credits', 'pool'] as const

export function InitialLine(props: {
  readonly n: number
  readonly line: Line
  readonly counters: Choices['mechanisms'][number]['counters']
  readonly units: Choices['units']
  readonly pools: Choices['pools']
  /** Null takes the line out. */
  readonly onLine: (line: Line | null) => void
}) {
  const { t } = useTranslation()
  const { n, line, counters, onLine } = props
  const change = (part: Partial<Line>) => onLine({ ...line, ...part })
  const counter = counters.find(({ block, figure }) => line.what === `${block} ${figure}`)
  const units = counter ? props.units.filter(({ id }) => counter.rows.includes(id)) : props.units
  const label = (word: string) => `${word} ${n}`
  return (
    <fieldset className="order-line">
      <legend>{t('orders.initial.line', { n })}</legend>
      <SideField label={t('orders.initial.what')}>
        <Select<string>
          aria-label={label(t('orders.initial.what'))}
          placeholder={t('imports.choose')}
          value={line.what}
          options={[
            ...counters.map((one) => ({ value: `${one.block} ${one.figure}`, label: one.label })),
            ...ACCOUNTS.map((value) => ({ value, label: t(`orders.initial.accounts.${value}`) })),
          ]}
          onChange={(what) => change({ what, unit: null })}
        />
      </SideField>
      {line.what === 'pool' ? (
        <SideField label={t('orders.deposit.pool')}>
          <AutoComplete
            aria-label={label(t('orders.deposit.pool'))}
            placeholder={t('orders.deposit.poolHint')}
            value={line.name}
            options={props.pools.map(({ name }) => ({ value: name }))}
            onChange={(name: string) => change({ name })}
          />
        </SideField>
      ) : (
        <SideField label={t('orders.subject')}>
          <Select<string>
            aria-label={label(t('orders.subject'))}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('imports.choose')}
            value={line.unit}
            options={units.map((one) => ({ value: one.id, label: one.label }))}
            onChange={(unit) => change({ unit })}
          />
        </SideField>
      )}
      <SideField label={t('orders.initial.value')}>
        <Input
          aria-label={label(t('orders.initial.value'))}
          inputMode="decimal"
          value={line.value}
          onChange={(event) => change({ value: event.target.value })}
        />
      </SideField>
      {n > 1 ? (
        <Button type="link" onClick={() => onLine(null)}>
          {t('orders.initial.remove')}
        </Button>
      ) : null}
    </fieldset>
  )
}
