import { type Answer, type listCycles, orderChoices } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { type ComponentType, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { StateBlock } from '../../ui/state-block.tsx'
import { CorrectFields } from './fields/correct-fields.tsx'
import { ExtendFields } from './fields/extend-fields.tsx'
import { PauseFields } from './fields/pause-fields.tsx'
import { ResumeFields, VoidFields } from './fields/plain-fields.tsx'
import { RepinFields } from './fields/repin-fields.tsx'
import { RosterFields } from './fields/roster-fields.tsx'
import { OrderSheet } from './order-sheet.tsx'
import { type CycleOrderKind, type FieldsProps, NEEDED, type Stated } from './stated.ts'

/** The fields of each kind; a new kind is one line here and one file. */
const FIELDS: Readonly<Record<CycleOrderKind, ComponentType<FieldsProps>>> = {
  extend: ExtendFields,
  pause: PauseFields,
  resume: ResumeFields,
  void: VoidFields,
  roster: RosterFields,
  correct: CorrectFields,
  repin: RepinFields,
}

/** An example of a reason, where the usual one does not fit. */
const HINTS: Partial<Record<CycleOrderKind, 'orders.reasonHintVoid' | 'orders.reasonHintRepin'>> = {
  void: 'orders.reasonHintVoid',
  repin: 'orders.reasonHintRepin',
}

/** 办理 of one cycle. */
export function OrderForm(props: {
  readonly kind: CycleOrderKind
  readonly cycle: Pick<Answer<typeof listCycles>['cycles'][number], 'id' | 'mechanismName' | 'periodLabel'>
  readonly onClose: () => void
}) {
  const { kind, cycle, onClose } = props
  const { t } = useTranslation()
  const county = useCounty()
  const [order, setOrder] = useState<Stated | null>(null)
  const choices = useQuery(tenantQuery(county, orderChoices, { params: { county, cycle: cycle.id } }))
  const Fields = FIELDS[kind]
  return (
    <OrderSheet
      kind={kind}
      subtitle={t('months.monthTitle', { mechanism: cycle.mechanismName, period: cycle.periodLabel })}
      cycle={cycle.id}
      order={order}
      needed={t(`orders.needed.${NEEDED[kind]}`)}
      reasonHint={t(HINTS[kind] ?? 'orders.reasonHint')}
      onClose={onClose}
    >
      {choices.data ? <Fields choices={choices.data} onStated={setOrder} /> : <StateBlock state="loading" />}
    </OrderSheet>
  )
}
