import { amendPerson, erasePerson, listPersons, resetPassword, switchAccount } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { useChange } from '../../frame/use-change.ts'
import { theirsIn } from '../../ui/choose-between.tsx'
import { FactList } from '../../ui/detail-page.tsx'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import { type AccountRow, AccountState } from './account-state.tsx'
import { type Issued, IssuedPassword } from './issued-password.tsx'

interface Props {
  readonly account: AccountRow
  readonly onClose: () => void
}

/** A login beside the list: its person, its state, a new password. */
export function AccountPanel({ account, onClose }: Props) {
  const { t } = useTranslation()
  const county = useCounty()
  const { change, busy, fault } = useChange()
  const [doing, setDoing] = useState<'reset' | 'amend' | 'erase'>()
  const [issued, setIssued] = useState<Issued>()
  const person = account.person
  const back = () => setDoing(undefined)
  const params = { county, person }
  if (issued) return <IssuedPassword issued={issued} onClose={onClose} />
  if (doing === 'amend') return <AmendForm person={person} onBack={back} />
  if (doing !== undefined) {
    const reset = async () => setIssued(await change(resetPassword, { params }))
    const erase = async () => {
      if (await change(erasePerson, { params }, t('people.eraseDone'))) onClose()
    }
    return (
      <SideForm
        title={`${account.name} · ${t(`people.${doing}`)}`}
        fault={fault}
        verb={t(`people.${doing}`)}
        back={t('people.back')}
        busy={busy}
        onDo={() => void (doing === 'reset' ? reset() : erase())}
        onBack={back}
      >
        <p className="side-note">{t(`people.${doing}Note`)}</p>
      </SideForm>
    )
  }
  const disabled = !account.disabled
  const turn = () =>
    change(switchAccount, { params, body: { disabled } }, t(disabled ? 'people.disableDone' : 'people.enableDone'))
  const acts = (
    <div className="people-acts">
      <Button size="small" onClick={() => setDoing('reset')}>
        {t('people.reset')}
      </Button>
      <Button size="small" loading={busy} onClick={() => void turn()}>
        {t(disabled ? 'people.disable' : 'people.enable')}
      </Button>
      {account.personName === null ? null : (
        <>
          <Button size="small" onClick={() => setDoing('amend')}>
            {t('people.amend')}
          </Button>
          <Button size="small" danger onClick={() => setDoing('erase')}>
            {t('people.erase')}
          </Button>
        </>
      )}
    </div>
  )
  return (
    <SidePanel
      open
      onClose={onClose}
      title={account.name}
      subtitle={account.personName ?? t('people.erased')}
      foot={account.mayChange ? acts : null}
    >
      <FactList
        narrow
        facts={[
          { label: t('people.state'), value: <AccountState disabled={account.disabled} /> },
          { label: t('people.posts'), value: account.posts.join('、') || '—' },
        ]}
      />
      {fault ? (
        <p className="side-form-fault" role="alert">
          {fault}
        </p>
      ) : null}
    </SidePanel>
  )
}

function AmendForm({ person, onBack }: { readonly person: string; readonly onBack: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const read = useQuery(tenantQuery(county, listPersons, { params: { county } }))
  const known = read.data?.persons.find(({ id }) => id === person)
  if (known) return <AmendFields person={person} name={known.name} phone={known.phone ?? ''} onBack={onBack} />
  return (
    <SidePanel open onClose={onBack} title={t('people.amend')}>
      {read.error ? (
        <FaultBlock error={read.error} onRetry={() => void read.refetch()} />
      ) : (
        <StateBlock state="loading" />
      )}
    </SidePanel>
  )
}

function AmendFields(props: {
  readonly person: string
  readonly name: string
  readonly phone: string
  readonly onBack: () => void
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const { change, busy, fault, setFault, differences, settle } = useChange()
  const [seen, setSeen] = useState({ name: props.name || null, phone: props.phone || null })
  const [name, setName] = useState(props.name)
  const [phone, setPhone] = useState(props.phone)
  const theirs = {
    name: theirsIn(differences, 'name') ?? name.trim(),
    phone: (theirsIn(differences, 'phone') ?? phone.trim()) || null,
  }
  const send = async (saw = seen) => {
    if (name.trim() === '') return setFault(t('people.personNeeded'))
    const body = { name, phone: phone.trim() || null, seen: saw }
    const request = { params: { county, person: props.person }, body }
    if (await change(amendPerson, request, t('people.amendDone'))) props.onBack()
  }
  const take = () => {
    setName(theirs.name)
    setPhone(theirs.phone ?? '')
    setSeen(theirs)
    settle()
  }
  return (
    <SideForm
      title={t('people.amend')}
      between={{ differences, onMine: () => void send(theirs), onTheirs: take }}
      fault={fault}
      verb={t('people.amend')}
      back={t('people.back')}
      busy={busy}
      onDo={() => void send()}
      onBack={props.onBack}
    >
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
    </SideForm>
  )
}
