import { appoint, listPersons } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { useChange } from '../../frame/use-change.ts'
import { DayField } from '../../ui/day-field.tsx'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import { type HolderRow, type PostRow, useHolderName } from './holder-names.tsx'
import { useToday } from './people-state.ts'

interface Props {
  readonly post: PostRow
  /** Whose place is taken; nobody's when someone is added. */
  readonly replaces: HolderRow | undefined
  readonly onBack: () => void
}

/** Someone takes up a post from a day on; whoever is replaced keeps every day before it. */
export function AppointForm({ post, replaces, onBack }: Props) {
  const { t } = useTranslation()
  const county = useCounty()
  const nameOf = useHolderName()
  const { change, busy, fault, setFault } = useChange()
  const [isNew, setNew] = useState(false)
  const [person, setPerson] = useState<string>()
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [deputy, setDeputy] = useState(replaces?.deputy ?? false)
  const [on, setOn] = useState(useToday())
  const verb = t(replaces ? 'people.handOver' : 'people.appoint')
  const send = async () => {
    const who = isNew ? { name: name.trim(), phone: phone.trim() || null } : { person: person ?? '' }
    if (isNew ? name.trim() === '' : person === undefined) return setFault(t('people.personNeeded'))
    const body = { who, deputy, replaces: replaces?.id ?? null, on }
    const done = t(replaces ? 'people.handOverDone' : 'people.appointDone')
    if (await change(appoint, { params: { county, post: post.id }, body }, done)) onBack()
  }
  return (
    <SideForm
      title={`${post.title} · ${verb}`}
      subtitle={post.unitName}
      fault={fault}
      verb={verb}
      back={t('people.back')}
      busy={busy}
      onDo={() => void send()}
      onBack={onBack}
    >
      <p className="side-note">
        {replaces ? t('people.handOverNote', { name: nameOf(replaces) }) : t('people.appointNote')}
      </p>
      <Segmented
        block
        value={isNew}
        options={[
          { value: false, label: t('people.known') },
          { value: true, label: t('people.newPerson') },
        ]}
        onChange={setNew}
      />
      {isNew ? (
        <>
          <SideField label={t('people.person')}>
            <Input
              value={name}
              maxLength={40}
              aria-label={t('people.person')}
              onChange={(event) => setName(event.target.value)}
            />
          </SideField>
          <SideField label={t('people.phone')}>
            <Input
              value={phone}
              maxLength={20}
              inputMode="tel"
              aria-label={t('people.phone')}
              onChange={(event) => setPhone(event.target.value)}
            />
          </SideField>
        </>
      ) : (
        <SideField label={t('people.who')}>
          <PersonSelect value={person} onChange={setPerson} />
        </SideField>
      )}
      {replaces ? null : (
        <Checkbox checked={deputy} onChange={(event) => setDeputy(event.target.checked)}>
          {t('people.asDeputy')}
        </Checkbox>
      )}
      <SideField label={t('people.on')}>
        <DayField label={t('people.on')} value={on} onChange={setOn} />
      </SideField>
    </SideForm>
  )
}

/** People by name, told apart by the posts they hold. */
export function PersonSelect(props: {
  readonly value: string | undefined
  readonly onChange: (person: string | undefined) => void
  readonly only?: (person: string) => boolean
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const { data } = useQuery(tenantQuery(county, listPersons, { params: { county } }))
  const persons = (data?.persons ?? []).filter(({ id }) => props.only?.(id) ?? true)
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      value={props.value ?? null}
      loading={data === undefined}
      placeholder={t('people.searchPosts')}
      aria-label={t('people.who')}
      options={persons.map(({ id, name, posts }) => ({
        value: id,
        label: [name, ...posts.map(({ unitName, title }) => `${unitName}${title}`)].join(' · '),
      }))}
      onChange={(value: string | null) => props.onChange(value ?? undefined)}
    />
  )
}
