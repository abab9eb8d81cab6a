import { foundableKind } from '@jizhi/contracts'
import { Button, Input, InputNumber, Select } from 'antd'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { SideField } from '../../ui/side-form.tsx'
import type { Filled, UnitAct } from './unit-act.ts'
import { UnitSelect } from './unit-select.tsx'
import type { UnitCard, UnitTree } from './unit-tree.ts'

interface Props {
  readonly act: UnitAct
  readonly unit: UnitCard
  readonly tree: UnitTree
  readonly filled: Filled
  readonly onChange: (more: Partial<Filled>) => void
}

/** What each change asks besides its day. */
export function UnitActFields(props: Props) {
  const { t } = useTranslation()
  const { act, filled, onChange } = props
  const name = (label: string) => (
    <SideField label={label}>
      <Input
        value={filled.name}
        maxLength={60}
        aria-label={label}
        onChange={(event) => onChange({ name: event.target.value })}
      />
    </SideField>
  )
  switch (act) {
    case 'rename':
      return name(t('people.newName'))
    case 'adjust':
      return <Attributes {...props} />
    case 'found':
      return (
        <>
          <KindField {...props} />
          {name(t('people.name'))}
          <SideField label={t('people.codeOptional')}>
            <Input
              value={filled.code}
              maxLength={15}
              aria-label={t('people.codeOptional')}
              onChange={(event) => onChange({ code: event.target.value })}
            />
          </SideField>
          <Attributes {...props} />
        </>
      )
    case 'move':
      return <ParentField {...props} />
    case 'merge':
      return <MergeFields {...props} name={name(t('people.mergedName'))} />
    case 'split':
      return <SplitFields {...props} />
    case 'end':
      return null
  }
}

function KindField({ filled, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <SideField label={t('people.kind')}>
      <Select
        value={filled.kind}
        aria-label={t('people.kind')}
        options={foundableKind.options.map((value) => ({ value, label: t(`people.kinds.${value}`) }))}
        onChange={(kind) => onChange({ kind })}
      />
    </SideField>
  )
}

function Attributes({ filled, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <SideField label={t('people.category')}>
        <Input
          value={filled.category}
          maxLength={20}
          aria-label={t('people.category')}
          onChange={(event) => onChange({ category: event.target.value })}
        />
      </SideField>
      <SideField label={t('people.population')}>
        <InputNumber
          value={filled.population}
          min={0}
          max={100_000_000}
          precision={0}
          aria-label={t('people.population')}
          onChange={(population) => onChange({ population })}
        />
      </SideField>
    </>
  )
}

function ParentField({ unit, tree, filled, onChange }: Props) {
  const { t } = useTranslation()
  const only = useCallback(
    (other: UnitCard) =>
      other.id !== unit.id && other.id !== unit.parent && other.mayChangeBelow && other.kind !== 'village',
    [unit],
  )
  return (
    <SideField label={t('people.newParent')}>
      <UnitSelect tree={tree} value={filled.units} only={only} onChange={(units) => onChange({ units })} />
    </SideField>
  )
}

function MergeFields({ unit, tree, filled, onChange, name }: Props & { readonly name: React.ReactNode }) {
  const { t } = useTranslation()
  const only = useCallback(
    (other: UnitCard) => other.id !== unit.id && other.kind === unit.kind && other.mayChange,
    [unit],
  )
  const taking = [unit.id, ...filled.units].flatMap((id) => {
    const one = tree.byId.get(id)
    return one === undefined ? [] : [{ value: id, label: one.name }]
  })
  return (
    <>
      <SideField label={t('people.mergeWith')}>
        <UnitSelect tree={tree} value={filled.units} only={only} multiple onChange={(units) => onChange({ units })} />
      </SideField>
      <SideField label={t('people.mergeInto')}>
        <Select
          value={filled.into}
          aria-label={t('people.mergeInto')}
          options={[{ value: '', label: t('people.mergeNew') }, ...taking]}
          onChange={(into) => onChange({ into })}
        />
      </SideField>
      {filled.into === '' ? name : null}
    </>
  )
}

function SplitFields({ unit, tree, filled, onChange }: Props) {
  const { t } = useTranslation()
  const children = tree.childrenOf(unit.id)
  const named = filled.parts.map((part, at) => ({ value: at, label: part.trim() || t('people.part', { at: at + 1 }) }))
  const rename = (at: number, part: string) =>
    onChange({ parts: filled.parts.map((old, other) => (other === at ? part : old)) })
  return (
    <>
      {named.map(({ value }) => (
        <SideField key={value} label={t('people.partName', { at: value + 1 })}>
          <Input
            value={filled.parts[value] ?? ''}
            maxLength={60}
            aria-label={t('people.partName', { at: value + 1 })}
            onChange={(event) => rename(value, event.target.value)}
          />
        </SideField>
      ))}
      <Button onClick={() => onChange({ parts: [...filled.parts, ''] })}>{t('people.addPart')}</Button>
      {children.map((child) => (
        <SideField key={child.id} label={t('people.takes', { name: child.name })}>
          <Select
            value={filled.takers[child.id] ?? 0}
            options={named}
            aria-label={t('people.takes', { name: child.name })}
            onChange={(to) => onChange({ takers: { ...filled.takers, [child.id]: to } })}
          />
        </SideField>
      ))}
    </>
  )
}
