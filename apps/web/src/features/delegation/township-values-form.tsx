import { saveTownshipValues } from '@jizhi/contracts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { useChange } from '../../frame/use-change.ts'
import { EntryField } from '../../ui/entry-field.tsx'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import type { ValueTable } from './township-values-page.tsx'

/** A township's own row; an empty field gives the default back. */
export function TownshipValuesForm(props: {
  readonly table: ValueTable
  readonly row: ValueTable['rows'][number]
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const { change, busy, fault } = useChange()
  const { table, row, onClose } = props
  const [values, setValues] = useState(() =>
    Object.fromEntries(table.columns.map(({ id }, at) => [id, (row.values[at] ?? '').replace(/%$/, '')])),
  )
  const save = async () => {
    const open = table.columns.filter((column) => column.open)
    const body = { values: Object.fromEntries(open.map(({ id }) => [id, values[id]?.trim() || null])) }
    const params = { county, mechanism: table.mechanism, unit: row.unitId }
    if (await change(saveTownshipValues, { params, body }, t('delegation.saved'))) onClose()
  }
  return (
    <SideForm
      title={t('delegation.editOf', { unit: row.unitName })}
      verb={t('delegation.save')}
      back={t('delegation.back')}
      busy={busy}
      fault={fault}
      onDo={() => void save()}
      onBack={onClose}
    >
      {table.columns.map((column) => {
        const label = column.unit === '' ? column.label : `${column.label}（${column.unit}）`
        const fallback =
          column.fallback === '' ? t('delegation.noDefault') : t('delegation.byDefault', { value: column.fallback })
        return (
          <SideField key={column.id} label={label}>
            {column.open ? (
              <EntryField
                field={column}
                label={label}
                units={[]}
                value={values[column.id] ?? ''}
                onValue={(value) => setValues({ ...values, [column.id]: value })}
              />
            ) : (
              <p>{t('delegation.closed')}</p>
            )}
            <p className="side-note">
              {[fallback, column.bounds === '' ? null : t('delegation.bounds', { bounds: column.bounds }), column.note]
                .filter((words) => words !== null)
                .join('；')}
            </p>
          </SideField>
        )
      })}
    </SideForm>
  )
}
