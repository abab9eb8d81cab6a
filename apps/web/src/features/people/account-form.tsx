import { listAccounts, openAccount } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { useChange } from '../../frame/use-change.ts'
import { SideField, SideForm } from '../../ui/side-form.tsx'
import { PersonSelect } from './appoint-form.tsx'
import { type Issued, IssuedPassword } from './issued-password.tsx'

/** Opens a login for someone who has none; its password stands in the panel until it is closed. */
export function AccountForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { change, busy, fault, setFault } = useChange()
  const [person, setPerson] = useState<string>()
  const [name, setName] = useState('')
  const [issued, setIssued] = useState<Issued>()
  const { data, error, isPending } = useQuery(tenantQuery(county, listAccounts, { params: { county } }))
  const taken = new Set(data?.accounts.map((account) => account.person))
  const send = async () => {
    if (person === undefined) return setFault(t('people.personNeeded'))
    if (name.trim().length < 2) return setFault(t('people.loginNeeded'))
    setIssued(await change(openAccount, { params: { county }, body: { person, name } }))
  }
  if (issued) return <IssuedPassword issued={issued} onClose={onClose} />
  return (
    <SideForm
      title={t('people.openAccount')}
      fault={fault ?? error?.message}
      verb={t('people.openAccount')}
      back={t('people.back')}
      busy={busy || isPending}
      onDo={() => void send()}
      onBack={onClose}
    >
      <p className="side-note">{t('people.openAccountNote')}</p>
      <SideField label={t('people.who')}>
        <PersonSelect value={person} onChange={setPerson} only={(one) => !taken.has(one)} />
      </SideField>
      <SideField label={t('people.login')}>
        <Input
          value={name}
          maxLength={32}
          autoComplete="off"
          aria-label={t('people.login')}
          onChange={(event) => setName(event.target.value)}
        />
      </SideField>
    </SideForm>
  )
}
