import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantsQuery } from '../../client/queries.ts'
import { FaultBlock } from '../../frame/fault-block.tsx'
import { Gate } from '../../ui/gate.tsx'
import { GoLink, useGo } from '../../ui/go-link.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { PlainField } from '../../ui/plain-field.tsx'
import { PlainTag } from '../../ui/plain-tag.tsx'
import { StateBlock } from '../../ui/state-block.tsx'

export function EntryPage() {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = t('product.name')
  }, [t])
  return (
    <Gate title={t('entry.title')}>
      <Counties />
      <ByCode />
    </Gate>
  )
}

function Counties() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(tenantsQuery())
  if (error) return <FaultBlock error={error} onRetry={() => void refetch()} />
  if (!data) return <StateBlock state="loading" />
  if (data.tenants.length === 0) return <StateBlock state="empty" text={t('entry.none')} />
  return (
    <ul className="gate-list">
      {data.tenants.map(({ code, name, kind }) => (
        <li key={code}>
          <GoLink to={`/${code}/login`}>
            {name}
            {kind === 'county' ? null : <PlainTag>{t(kind === 'demo' ? 'shell.demo' : 'shell.sample')}</PlainTag>}
            <span className="num">{code}</span>
          </GoLink>
        </li>
      ))}
    </ul>
  )
}

function ByCode() {
  const { t } = useTranslation()
  const go = useGo()
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState(false)
  const enter = (event: FormEvent) => {
    event.preventDefault()
    if (!/^\d{6}$/.test(code)) return setWrong(true)
    go(`/${code}/login`)
  }
  return (
    <form className="gate-code" onSubmit={enter} noValidate>
      <div className="gate-code-row">
        <PlainField
          label={t('entry.byCode')}
          inputMode="numeric"
          placeholder={t('entry.code')}
          maxLength={6}
          value={code}
          fault={wrong ? t('entry.badCode') : undefined}
          onChange={(event) => {
            setCode(event.target.value)
            setWrong(false)
          }}
        />
        <PlainButton type="submit">{t('entry.go')}</PlainButton>
      </div>
    </form>
  )
}
