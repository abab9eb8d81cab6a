import { Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CasesSearch } from '../../frame/cases-search.ts'
import type { CaseList, useCasesSearch } from './cases-page.tsx'

const STATUSES = ['received', 'accepted', 'dispatched', 'working', 'finished', 'closed', 'merged'] as const

/** Filters that stand in the address, so that a list can be passed on. */
export function CaseFilters(props: {
  readonly list: CaseList
  readonly search: CasesSearch
  readonly onSet: ReturnType<typeof useCasesSearch>['set']
}) {
  const { t } = useTranslation()
  const { list, search, onSet } = props
  const [typed, setTyped] = useState(search.search ?? '')
  const inList = list.lists.filter((one) => search.mechanism === undefined || one.mechanism === search.mechanism)
  const classes = new Map(inList.flatMap((one) => one.classes.map(({ id, label }) => [id, label] as const)))
  const statuses = [
    { value: 'open', label: t('cases.open') },
    ...STATUSES.map((value) => ({ value, label: t(`cases.statuses.${value}`) })),
  ]
  return (
    <>
      <Pick label={t('cases.status')} any={t('cases.anyStatus')} value={search.status} options={statuses} onPick={(status) => onSet({ status })} />
      {list.lists.length > 1 ? (
        <Pick
          label={t('cases.list')}
          any={t('cases.anyList')}
          value={search.mechanism}
          options={list.lists.map((one) => ({ value: one.mechanism, label: one.name }))}
          onPick={(mechanism) => onSet({ mechanism, class: undefined })}
        />
      ) : null}
      {classes.size > 0 ? (
        <Pick
          label={t('cases.class')}
          any={t('cases.anyClass')}
          value={search.class}
          options={[...classes].map(([value, label]) => ({ value, label }))}
          onPick={(value) => onSet({ class: value })}
        />
      ) : null}
      <Pick
        label={t('cases.unit')}
        any={t('cases.anyUnit')}
        value={search.unit}
        options={list.units.map(({ id, name }) => ({ value: id, label: name }))}
        onPick={(unit) => onSet({ unit })}
      />
      <Checkbox checked={search.overdue === '1'} onChange={({ target }) => onSet({ overdue: target.checked ? '1' : undefined })}>
        {t('cases.overdueOnly')}
      </Checkbox>
      <Checkbox checked={search.mine === '1'} onChange={({ target }) => onSet({ mine: target.checked ? '1' : undefined })}>
        {t('cases.mineOnly')}
      </Checkbox>
      <Input.Search
        className="case-seek"
        aria-label={t('cases.seek')}
        placeholder={t('cases.seek')}
        allowClear
        maxLength={80}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onSearch={(text) => onSet({ search: text.trim() })}
      />
    </>
  )
}

function Pick(props: {
  readonly label: string
  readonly any: string
  readonly value: string | undefined
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onPick: (value: string | undefined) => void
}) {
  return (
    <Select<string>
      aria-label={props.label}
      className="case-pick"
      allowClear
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={props.any}
      value={props.value ?? null}
      options={[...props.options]}
      onChange={(value) => props.onPick(value ?? undefined)}
    />
  )
}
