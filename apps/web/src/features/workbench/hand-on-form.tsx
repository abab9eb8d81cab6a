import { handOnDuty, listColleagues } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { ReasonField } from '../../ui/reason-field.tsx'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import type { Duty } from './duties.ts'

/** 转办: all rows of a line go to one colleague, with a reason. */
export function HandOnForm({ duty, onBack }: { readonly duty: Duty; readonly onBack: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const [to, setTo] = useState<string>()
  const [words, setWords] = useState('')
  const [fault, setFault] = useState<string>()
  const params = { county, cycle: duty.cycle }
  const { data } = useQuery(tenantQuery(county, listColleagues, { params }))
  const send = async () => {
    if (to === undefined || words.trim() === '') return setFault(t('workbench.handOnNeeds'))
    const body = { block: duty.block, rows: duty.rows.map(({ row }) => row), to, words: words.trim() }
    if (await act(handOnDuty, { params, body }, t('workbench.handOnDone'))) onBack()
  }
  return (
    <SideForm
      title={t('workbench.handOn')}
      subtitle={duty.blockName}
      fault={fault}
      verb={t('workbench.handOn')}
      back={t('workbench.back')}
      busy={busy}
      onDo={() => void send()}
      onBack={onBack}
    >
      <p className="side-note">{t('workbench.handOnNote', { count: duty.rows.length })}</p>
      <SideField label={t('workbench.to')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          value={to ?? null}
          loading={data === undefined}
          aria-label={t('workbench.to')}
          options={(data?.persons ?? [])
            .filter(({ near }) => near)
            .map(({ id, name, title }) => ({ value: id, label: `${name} · ${title}` }))}
          onChange={(value: string | null) => setTo(value ?? undefined)}
        />
      </SideField>
      <ReasonField label={t('workbench.reason')} value={words} onChange={setWords} />
    </SideForm>
  )
}
