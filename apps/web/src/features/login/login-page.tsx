import { signIn } from '@jizhi/contracts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../client/call.ts'
import { tenantsQuery } from '../../client/queries.ts'
import { sessionQuery, useCounty } from '../../client/session.ts'
import { Gate } from '../../ui/gate.tsx'
import { GoLink } from '../../ui/go-link.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { PlainField } from '../../ui/plain-field.tsx'
import { PlainTag } from '../../ui/plain-tag.tsx'

/** Only an address of this county is followed after signing in; anything else would lead out of the house. */
const safeReturn = (from: string | undefined, county: string) =>
  from?.startsWith(`/${county}/`) && !from.startsWith(`/${county}/login`) ? from : `/${county}`

export function LoginPage() {
  const { t } = useTranslation()
  const county = useCounty()
  const tenant = useQuery(tenantsQuery()).data?.tenants.find(({ code }) => code === county)
  useEffect(() => {
    document.title = `${t('login.title')} · ${tenant?.name ?? county}`
  }, [t, tenant, county])
  const tag =
    tenant === undefined || tenant.kind === 'county' ? null : (
      <PlainTag>{t(tenant.kind === 'demo' ? 'shell.demoNote' : 'shell.sample')}</PlainTag>
    )
  return (
    <Gate
      title={tenant?.name ?? county}
      tag={tag}
      foot={
        <>
          <span>{t('login.forgotten')}</span>
          <GoLink to="/">{t('login.otherCounty')}</GoLink>
        </>
      }
    >
      <LoginForm county={county} />
    </Gate>
  )
}

function LoginForm({ county }: { readonly county: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { from } = useSearch({ from: '/$county/login' })
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [missing, setMissing] = useState(false)
  const entering = useMutation({
    mutationFn: () => call(signIn, { params: { county }, body: { name, password } }),
    onSuccess: async (session) => {
      queries.setQueryData(sessionQuery(county).queryKey, session)
      await navigate({ to: safeReturn(from, county) })
    },
  })
  const enter = (event: FormEvent) => {
    event.preventDefault()
    const empty = name.trim() === '' || password === ''
    setMissing(empty)
    if (!empty) entering.mutate()
  }
  const fault = missing ? t('login.missing') : entering.error?.message
  return (
    <form className="gate-form" onSubmit={enter} noValidate>
      <PlainField
        label={t('login.username')}
        name="username"
        autoComplete="username"
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <PlainField
        label={t('login.password')}
        name="password"
        type={shown ? 'text' : 'password'}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        end={
          <PlainButton kind="text" small aria-pressed={shown} onClick={() => setShown(!shown)}>
            {t(shown ? 'login.hide' : 'login.show')}
          </PlainButton>
        }
      />
      {fault ? (
        <p className="gate-fault" role="alert">
          {fault}
        </p>
      ) : null}
      <PlainButton type="submit" kind="primary" disabled={entering.isPending}>
        {t(entering.isPending ? 'login.busy' : 'login.submit')}
      </PlainButton>
    </form>
  )
}
