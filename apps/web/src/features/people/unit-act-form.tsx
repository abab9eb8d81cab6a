import { changeUnit } from '@jizhi/contracts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { useChange } from '../../frame/use-change.ts'
import { theirsIn } from '../../ui/choose-between.tsx'
import { DayField } from '../../ui/day-field.tsx'
import type { FieldDifference } from '../../ui/difference-table.tsx'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import { useToday } from './people-state.ts'
import { blankFor, bodyOf, type Filled, type UnitAct } from './unit-act.ts'
import { UnitActFields } from './unit-act-fields.tsx'
import type { UnitCard, UnitTree } from './unit-tree.ts'

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
  const { change, busy, fault, setFault, differences, settle } = useChange()
  const [filled, setFilled] = useState<Filled>(() => blankFor(unit, act))
  const [saw, setSaw] = useState(unit)
  const send = async (seen = saw) => {
    const body = bodyOf(act, seen, tree, filled, on)
    if (typeof body === 'string') return setFault(t(body))
    const answer = await change(changeUnit, { params: { county }, body }, t(`people.actDone.${act}`))
    if (answer) onDone(act === 'found' ? unit.id : answer.unit)
  }
  const take = () => {
    const now = standing(saw, differences)
    setSaw(now)
    setFilled({ ...filled, ...blankFor(now, act) })
    settle()
  }
  return (
    <SideForm
      title={t(`people.actTitle.${act}`, { name: unit.name })}
      between={{ differences, onMine: () => void send(standing(saw, differences)), onTheirs: take }}
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

/** R6: the unit as somebody else left it meanwhile. */
function standing(unit: UnitCard, differences: readonly FieldDifference[]): UnitCard {
  const population = theirsIn(differences, 'population')
  return {
    ...unit,
    name: theirsIn(differences, 'name') ?? unit.name,
    category: (theirsIn(differences, 'category') ?? unit.category) || null,
    population: population === undefined ? unit.population : population === '' ? null : Number(population),
  }
}
