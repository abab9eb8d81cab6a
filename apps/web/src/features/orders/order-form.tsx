import { type Answer, type listCycles, orderChoices, previewOrder, proposeOrder } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { type ComponentType, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../client/call.ts'
import { tenantKey, tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { ChangeView } from './change-view.tsx'
import { CorrectFields } from './fields/correct-fields.tsx'
import { ExtendFields } from './fields/extend-fields.tsx'
import { PauseFields } from './fields/pause-fields.tsx'
import { ResumeFields, VoidFields } from './fields/plain-fields.tsx'
import { RosterFields } from './fields/roster-fields.tsx'
import { type CycleOrderKind, type FieldsProps, NEEDED, type Stated } from './stated.ts'
import './orders.css'

/** The fields of each kind; a new kind is one line here and one file. */
const FIELDS: Readonly<Record<CycleOrderKind, ComponentType<FieldsProps>>> = {
  extend: ExtendFields,
  pause: PauseFields,
  resume: ResumeFields,
  void: VoidFields,
  roster: RosterFields,
  correct: CorrectFields,
}

/** 办理: what is asked for, what it would do, and why; in effect at once, or waiting for a second person. */
export function OrderForm(props: {
  readonly kind: CycleOrderKind
  readonly cycle: Pick<Answer<typeof listCycles>['cycles'][number], 'id' | 'mechanismName' | 'periodLabel'>
  readonly onClose: () => void
}) {
  const { kind, cycle, onClose } = props
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const [order, setOrder] = useState<Stated | null>(null)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const choices = useQuery(tenantQuery(county, orderChoices, { params: { county, cycle: cycle.id } }))
  const ahead = useAhead(cycle.id, order)
  const fault = order === null ? NEEDED[kind] : reason.trim() === '' ? 'reason' : null
  const needsSecond = ahead.data?.needsSecond ?? true
  const go = async () => {
    setAsked(true)
    if (order === null || fault !== null) return
    const body = { cycle: cycle.id, order, reason: reason.trim(), fileId: null }
    const done = t(needsSecond ? 'orders.proposedDone' : 'orders.doneAtOnce')
    if (await act(proposeOrder, { params: { county }, body }, done)) onClose()
  }
  const Fields = FIELDS[kind]
  return (
    <SideForm
      title={t('orders.sheetTitle', { kind: t(`orders.kinds.${kind}`) })}
      subtitle={`${cycle.mechanismName} ${cycle.periodLabel}`}
      fault={ahead.error?.message ?? (asked && fault ? t(`orders.needed.${fault}`) : null)}
      verb={t(ahead.data && !needsSecond ? 'orders.verb.atOnce' : 'orders.verb.one')}
      back={t('months.notNow')}
      busy={busy}
      onDo={() => void go()}
      onBack={onClose}
    >
      {choices.data ? <Fields choices={choices.data} onStated={setOrder} /> : <StateBlock state="loading" />}
      <SideField label={t('ui.reason')}>
        <Input.TextArea
          aria-label={t('ui.reason')}
          rows={3}
          maxLength={2000}
          placeholder={t(kind === 'void' ? 'orders.reasonHintVoid' : 'orders.reasonHint')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </SideField>
      {ahead.data ? (
        <div className="order-ahead">
          <strong>{ahead.data.sentence}</strong>
          <ChangeView change={ahead.data.change} rows={false} />
          <p>{t(needsSecond ? 'orders.needsSecond' : 'orders.atOnce')}</p>
        </div>
      ) : null}
    </SideForm>
  )
}

/** What it would do, asked anew for every content. */
function useAhead(cycle: string, order: Stated | null) {
  const county = useCounty()
  return useQuery({
    queryKey: [...tenantKey(county), previewOrder.name, cycle, order],
    queryFn: ({ signal }) => {
      if (order === null) throw new Error('nothing is asked for yet')
      return call(previewOrder, { params: { county }, body: { cycle, order } }, signal)
    },
    enabled: order !== null,
    retry: false,
  })
}
