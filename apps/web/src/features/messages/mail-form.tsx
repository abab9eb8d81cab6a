import { readContact, saveContact } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { SideField, SideForm } from '../../ui/side-form.tsx'

/** Where one wants mail. */
export function MailForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const { data, error, isPending } = useQuery(tenantQuery(county, readContact, { params: { county } }))
  const [typed, setTyped] = useState<string>()
  const email = typed ?? data?.email ?? ''
  const save = async () => {
    // an address nobody has seen yet is not emptied
    if (typed === undefined && data === undefined) return
    const body = { email: email.trim() === '' ? null : email.trim() }
    if (await act(saveContact, { params: { county }, body }, t('messages.mailSaved'))) onClose()
  }
  return (
    <SideForm
      title={t('messages.mailTo')}
      verb={t('messages.mailSave')}
      back={t('messages.back')}
      fault={error?.message}
      busy={busy || isPending}
      onDo={() => void save()}
      onBack={onClose}
    >
      <p className="side-note">{t('messages.mailNote')}</p>
      <SideField label={t('messages.mailTo')}>
        <Input
          type="email"
          disabled={isPending}
          value={email}
          maxLength={200}
          aria-label={t('messages.mailTo')}
          onChange={(event) => setTyped(event.target.value)}
        />
      </SideField>
    </SideForm>
  )
}
