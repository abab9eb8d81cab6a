import { type Answer, type listLeaves, takeLeave } from '@jizhi/contracts'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { DayField } from '../../ui/day-field.tsx'
import { SideField, SideForm } from '../../ui/side-form.tsx'

export type Holding = Answer<typeof listLeaves>['holdings'][number]

/** From a day to a day, by whom: the duties then show for both. */
export function LeaveForm(props: {
  readonly holdings: readonly Holding[]
  readonly today: string
  readonly onBack: () => void
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const [at, setAt] = useState(props.holdings.length === 1 ? 0 : -1)
  const [standIn, setStandIn] = useState<string>()
  const [from, setFrom] = useState(props.today)
  const [to, setTo] = useState(props.today)
  const [fault, setFault] = useState<string>()
  const holding = props.holdings[at]
  const send = async () => {
    if (holding === undefined || standIn === undefined) return setFault(t('workbench.leaveNeeds'))
    const body = { post: holding.post, away: holding.away.id, standIn, from, to }
    if (await act(takeLeave, { params: { county }, body }, t('workbench.leaveTaken'))) props.onBack()
  }
  return (
    <SideForm
      title={t('workbench.takeLeave')}
      fault={fault}
      verb={t('workbench.takeLeave')}
      back={t('workbench.back')}
      busy={busy}
      onDo={() => void send()}
      onBack={props.onBack}
    >
      <p className="side-note">{t('workbench.leaveNote')}</p>
      <SideField label={t('workbench.away')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          value={at < 0 ? null : at}
          aria-label={t('workbench.away')}
          options={props.holdings.map((one, value) => ({
            value,
            label: `${one.away.name} · ${one.unitName}${one.title}`,
          }))}
          onChange={(value: number | null) => {
            setAt(value ?? -1)
            setStandIn(undefined)
          }}
        />
      </SideField>
      <SideField label={t('workbench.standIn')}>
        <Select
          value={standIn ?? null}
          aria-label={t('workbench.standIn')}
          notFoundContent={t('workbench.noColleague')}
          options={(holding?.colleagues ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value: string | null) => setStandIn(value ?? undefined)}
        />
      </SideField>
      <SideField label={t('workbench.from')}>
        <DayField label={t('workbench.from')} value={from} onChange={setFrom} />
      </SideField>
      <SideField label={t('workbench.until')}>
        <DayField label={t('workbench.until')} value={to} onChange={setTo} />
      </SideField>
    </SideForm>
  )
}
