import { changeUnit } from '@jizhi/contracts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { DayField } from '../../ui/day-field.tsx'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import { useToday } from './people-state.ts'
import { blankFor, bodyOf, type Filled, type UnitAct } from './unit-act.ts'
import { UnitActFields } from './unit-act-fields.tsx'
import type { UnitCard, UnitTree } from './unit-tree.ts'
import { useChange } from './use-change.ts'

interface Props {
  readonly act: UnitAct
  readonly unit: UnitCard
  readonly tree: UnitTree
  readonly onBack: () => void
  readonly onDone: (unit: string) => void
}

/** One change of a unit, with the day from which it holds. */
export function UnitActForm({ act, unit, tree, onBack, onDone }: Props) {
  const { t } = useTranslation()
  const county = useCounty()
  const [on, setOn] = useState(useToday())
  const { change, busy, fault, setFault } = useChange()
  const [filled, setFilled] = useState<Filled>(() => blankFor(unit, act))
  const send = async () => {
    const body = bodyOf(act, unit, tree, filled, on)
    if (typeof body === 'string') return setFault(t(body))
    const answer = await change(changeUnit, { params: { county }, body }, t(`people.actDone.${act}`))
    if (answer) onDone(act === 'found' ? unit.id : answer.unit)
  }
  return (
    <SideForm
      title={t(`people.actTitle.${act}`, { name: unit.name })}
      fault={fault}
      verb={t(`people.acts.${act}`)}
      back={t('people.back')}
      busy={busy}
      onDo={() => void send()}
      onBack={onBack}
    >
      <p className="side-note">{t(`people.actNote.${act}`)}</p>
      <UnitActFields
        act={act}
        unit={unit}
        tree={tree}
        filled={filled}
        onChange={(more) => setFilled({ ...filled, ...more })}
      />
      <SideField label={t('people.on')}>
        <DayField label={t('people.on')} value={on} onChange={setOn} />
      </SideField>
    </SideForm>
  )
}
