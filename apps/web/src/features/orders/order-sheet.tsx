import { previewOrder, proposeOrder } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../client/call.ts'
import { tenantKey } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { ReasonField } from '../../ui/reason-field.tsx'
import { SideForm } from '../../ui/side-form.tsx'
import { ChangeView } from './change-view.tsx'
import type { NEEDED, Stated } from './stated.ts'
import './orders.css'

/** 办理: what is asked for, what it would do, and why; in effect at once, or waiting for a second person. */
export function OrderSheet(props: {
  readonly kind: keyof typeof NEEDED
  readonly subtitle: string
  /** Null for what concerns no cycle. */
  readonly cycle: string | null
  /** What is stated so far; null while something is missing. */
  readonly order: Stated | null
  readonly reasonHint: string
  readonly needed: string
  readonly children: ReactNode
  readonly onClose: () => void
}) {
  const { kind, cycle, order, needed, onClose } = props
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const ahead = useAhead(cycle, order)
  const fault = order === null ? needed : reason.trim() === '' ? t('orders.needed.reason') : null
  const needsSecond = ahead.data?.needsSecond ?? true
  const go = async () => {
    setAsked(true)
    if (order === null || fault !== null) return
    const body = { cycle, order, reason: reason.trim(), fileId: null }
    const done = t(needsSecond ? 'orders.proposedDone' : 'orders.doneAtOnce')
    if (await act(proposeOrder, { params: { county }, body }, done)) onClose()
  }
  return (
    <SideForm
      title={t('orders.sheetTitle', { kind: t(`orders.kinds.${kind}`) })}
      subtitle={props.subtitle}
      fault={ahead.error?.message ?? (asked ? fault : null)}
      verb={t(ahead.data && !needsSecond ? 'orders.verb.atOnce' : 'orders.verb.one')}
      back={t('months.notNow')}
      // which of two it is, in effect at once or proposed, stands on the verb
      busy={busy || ahead.isLoading}
      onDo={() => void go()}
      onBack={onClose}
    >
      {props.children}
      <ReasonField label={t('ui.reason')} value={reason} onChange={setReason} placeholder={props.reasonHint} />
      {ahead.data ? (
        <div className="order-ahead">
          <strong>{ahead.data.sentence}</strong>
          <ChangeView change={ahead.data.change} rows={kind === 'repin'} beside />
          <p>{t(needsSecond ? 'orders.needsSecond' : 'orders.atOnce')}</p>
        </div>
      ) : null}
    </SideForm>
  )
}

/** What it would do, asked anew for every content. */
function useAhead(cycle: string | null, order: Stated | null) {
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
