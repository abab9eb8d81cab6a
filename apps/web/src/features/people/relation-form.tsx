import { addRelation, listPosts, statedRelation } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { useChange } from '../../frame/use-change.ts'
import { DayField } from '../../ui/day-field.tsx'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import { useToday } from './people-state.ts'
import { type UnitCard, type UnitTree, wayTo } from './unit-tree.ts'

interface Props {
  readonly unit: UnitCard
  readonly tree: UnitTree
  readonly onBack: () => void
}

/** 谁 包干/挂钩/驻村 本单位, or 本单位 行业主管 谁: a post or a unit on the other side, from a day. */
export function RelationForm({ unit, tree, onBack }: Props) {
  const { t } = useTranslation()
  const county = useCounty()
  const { change, busy, fault, setFault } = useChange()
  const [kind, setKind] = useState<(typeof statedRelation)['options'][number]>('area-duty')
  const [outward, setOutward] = useState(false)
  const [other, setOther] = useState<string>()
  const [on, setOn] = useState(useToday())
  const options = useOtherEnds(unit, tree)
  const word = t(`people.relations.${kind}`)
  const send = async () => {
    const chosen = options.find(({ value }) => value === other)
    if (chosen === undefined) return setFault(t('people.choiceNeeded'))
    const here = { kind: 'unit', id: unit.id } as const
    const there = { kind: chosen.kind, id: chosen.value }
    const [source, target] = outward ? [here, there] : [there, here]
    if (
      await change(addRelation, { params: { county }, body: { kind, source, target, on } }, t('people.addRelationDone'))
    )
      onBack()
  }
  return (
    <SideForm
      title={`${t('people.addRelation')} · ${unit.name}`}
      fault={fault}
      verb={t('people.addRelation')}
      back={t('people.back')}
      busy={busy}
      onDo={() => void send()}
      onBack={onBack}
    >
      <SideField label={t('people.relationKind')}>
        <Select
          value={kind}
          aria-label={t('people.relationKind')}
          options={statedRelation.options.map((value) => ({ value, label: t(`people.relations.${value}`) }))}
          onChange={setKind}
        />
      </SideField>
      <SideField label={t('people.direction')}>
        <Select
          value={outward}
          aria-label={t('people.direction')}
          options={[
            { value: false, label: t('people.inward', { kind: word }) },
            { value: true, label: t('people.outward', { kind: word }) },
          ]}
          onChange={setOutward}
        />
      </SideField>
      <SideField label={t('people.otherEnd')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          value={other ?? null}
          options={options}
          placeholder={t('people.searchPosts')}
          aria-label={t('people.otherEnd')}
          onChange={(value: string | null) => setOther(value ?? undefined)}
        />
      </SideField>
      <SideField label={t('people.on')}>
        <DayField label={t('people.on')} value={on} onChange={setOn} />
      </SideField>
    </SideForm>
  )
}

/** Posts first: duties fall on posts rather than on whole units. */
function useOtherEnds(unit: UnitCard, tree: UnitTree) {
  const county = useCounty()
  const { data } = useQuery(tenantQuery(county, listPosts, { params: { county }, query: {} }))
  return useMemo(() => {
    const posts = (data?.posts ?? []).map(({ id, unitName, title }) => ({
      value: id,
      label: `${unitName} · ${title}`,
      kind: 'post' as const,
    }))
    const units = [...tree.byId.values()]
      .filter(({ id }) => id !== unit.id)
      .map((other) => ({ value: other.id, label: wayTo(tree, other), kind: 'unit' as const }))
    return [...posts, ...units]
  }, [data, tree, unit])
}
