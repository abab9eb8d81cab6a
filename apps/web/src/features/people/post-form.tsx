import { dutyRoles } from '@jizhi/access'
import { countyRole, foundPost } from '@jizhi/contracts'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { useChange } from '../../frame/use-change.ts'
import { DayField } from '../../ui/day-field.tsx'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import { useToday } from './people-state.ts'
import { UnitSelect } from './unit-select.tsx'
import type { UnitCard, UnitTree } from './unit-tree.ts'

type GivenRole = (typeof countyRole)['options'][number]

const isOnDuty = (role: GivenRole): boolean => dutyRoles.some((one) => one === role)

const reachable = (unit: UnitCard): boolean => unit.mayChangeBelow

/** A new post of a unit, with the role that gives it its rights. */
export function PostForm({
  tree,
  onBack,
  onDone,
}: {
  readonly tree: UnitTree
  readonly onBack: () => void
  readonly onDone: (post: string) => void
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const { change, busy, fault, setFault } = useChange()
  const [units, setUnits] = useState<readonly string[]>([])
  const [title, setTitle] = useState('')
  const [role, setRole] = useState<GivenRole>('clerk')
  const [on, setOn] = useState(useToday())
  const send = async () => {
    const [unit] = units
    if (unit === undefined) return setFault(t('people.choiceNeeded'))
    if (title.trim() === '') return setFault(t('people.titleNeeded'))
    const made = await change(
      foundPost,
      { params: { county }, body: { unit, title, role, on } },
      t('people.addPostDone'),
    )
    if (made) onDone(made.post)
  }
  const rolesOf = (kind: 'office' | 'duty') => ({
    label: t(`people.roleKinds.${kind}`),
    options: countyRole.options
      .filter((one) => isOnDuty(one) === (kind === 'duty'))
      .map((value) => ({ value, label: t(`people.roles.${value}`) })),
  })
  return (
    <SideForm
      title={t('people.addPostTitle')}
      fault={fault}
      verb={t('people.addPost')}
      back={t('people.back')}
      busy={busy}
      onDo={() => void send()}
      onBack={onBack}
    >
      <SideField label={t('people.unit')}>
        <UnitSelect tree={tree} value={units} only={reachable} onChange={setUnits} />
      </SideField>
      <SideField label={t('people.postTitle')}>
        <Input
          value={title}
          maxLength={40}
          aria-label={t('people.postTitle')}
          onChange={(event) => setTitle(event.target.value)}
        />
      </SideField>
      <SideField label={t('people.role')}>
        <Select
          value={role}
          aria-label={t('people.role')}
          options={[rolesOf('office'), rolesOf('duty')]}
          onChange={setRole}
        />
        <p className="side-note">{t(isOnDuty(role) ? 'people.roleNotes.duty' : 'people.roleNotes.office')}</p>
      </SideField>
      <SideField label={t('people.on')}>
        <DayField label={t('people.on')} value={on} onChange={setOn} />
      </SideField>
    </SideForm>
  )
}
