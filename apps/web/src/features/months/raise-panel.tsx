import { raiseObjection } from '@jizhi/contracts'
import type { Mechanism } from '@jizhi/mechanism'
import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty, useSession } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { ReasonField } from '../../ui/reason-field.tsx'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import { disputableColumns } from './disputable.ts'
import { feedOf } from './drawing-of.ts'
import { columnPlaces, readable } from './month-cell.tsx'
import { objectionBlockOf } from './objection-note.ts'
import { cellReader, textOf } from './ranking.ts'
import type { CycleView } from './standing.ts'
import { useTable } from './use-month.ts'

/** 提出异议: which unit, which figures, and why. */
export function RaisePanel(props: {
  readonly view: CycleView
  readonly drawing: Mechanism | undefined
  readonly row: string | null
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const { view, drawing } = props
  const block = objectionBlockOf(drawing)
  const read = useTable(view.cycle.id, drawing && block ? feedOf(drawing, block) : undefined, view.facts)
  const table = read.data
  const isReading = drawing === undefined || read.isLoading
  const units = new Set(useSession().actor.grants.map(({ unitId }) => unitId))
  const [row, setRow] = useState(props.row)
  const [columns, setColumns] = useState<readonly string[]>([])
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState(false)
  const fault =
    row === null ? 'rowNeeded' : columns.length === 0 ? 'columnsNeeded' : words.trim() === '' ? 'wordsNeeded' : null
  const raise = async () => {
    setAsked(true)
    if (fault || row === null || block === undefined) return
    const body = { block, row, columns: [...columns], words: words.trim() }
    if (await act(raiseObjection, { params: { county, cycle: view.cycle.id }, body }, t('months.raised')))
      props.onClose()
  }
  const chosen = table?.rows.find(({ key }) => key === row)
  const cell = table && cellReader(table)
  // Whoever stands for a unit objects for that unit; who stands above several chooses among all. The api decides.
  const own = table?.rows.filter(({ key }) => key.split('|').some((id) => units.has(id))) ?? []
  const mine = own.length > 0 ? own : (table?.rows ?? [])
  const options = (drawing && table ? disputableColumns(drawing, table) : []).map((column) => {
    const text = chosen && cell ? textOf(cell(chosen, column.id)) : null
    const places = columnPlaces(table && cell ? table.rows.map((one) => cell(one, column.id)) : [], column.type)
    const shown = text === null ? '' : `　${readable(text, column.type, 'yuan', places)}`
    return { value: column.id, label: `${column.label}${shown}` }
  })
  return (
    <SideForm
      title={t('months.raise')}
      subtitle={t('months.monthTitle', { mechanism: view.cycle.mechanismName, period: view.cycle.periodLabel })}
      fault={read.error?.message ?? (asked && fault ? t(`months.${fault}`) : null)}
      verb={t('months.submitObjection')}
      back={t('months.notNow')}
      busy={busy || isReading}
      onDo={() => void raise()}
      onBack={props.onClose}
    >
      <SideField label={t('months.unit')}>
        <Select<string>
          aria-label={t('months.unit')}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('months.chooseUnit')}
          loading={isReading}
          value={table === undefined ? null : row}
          options={mine.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={setRow}
        />
      </SideField>
      <SideField label={t('months.disputed')}>
        <Checkbox.Group className="month-checks" value={[...columns]} options={options} onChange={setColumns} />
      </SideField>
      <ReasonField
        label={t('ui.reason')}
        value={words}
        onChange={setWords}
        rows={4}
        placeholder={t('months.wordsHint')}
      />
      <p className="side-note">{t('months.raiseNote')}</p>
    </SideForm>
  )
}
