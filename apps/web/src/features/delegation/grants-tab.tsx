import { type Answer, listGrants, revokeGrant } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { useAct } from '../../frame/use-act.ts'
import { GoLink } from '../../ui/go-link.tsx'
import type { ListColumn } from '../../ui/list-columns.ts'
import { ListPage } from '../../ui/list-page.tsx'
import { Moment } from '../../ui/moment.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { PlainTag } from '../../ui/plain-tag.tsx'
import { ReasonForm } from '../../ui/reason-form.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { GiveForm } from './give-form.tsx'

type Grant = Answer<typeof listGrants>['grants'][number]

/** 下放: what is given to whom; the county gives and takes back, a township takes over. */
export function GrantsTab({ tabs }: { readonly tabs: ReactNode }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const [open, setOpen] = useState<'give' | { readonly revoke: string }>()
  const list = useQuery(tenantQuery(county, listGrants, { params: { county } }))
  const { grants = [], mayDelegate = false, valueTables = [] } = list.data ?? {}
  const close = () => setOpen(undefined)
  const columns = useColumns(mayDelegate, (revoke) => setOpen({ revoke }))
  const give = mayDelegate ? (
    <Button type="primary" onClick={() => setOpen('give')}>
      {t('delegation.give')}
    </Button>
  ) : null
  const again = <PlainButton onClick={() => void list.refetch()}>{t('ui.retry')}</PlainButton>
  const none = { state: 'empty' as const, title: t('delegation.none'), action: give }
  const state = list.error
    ? { ...stateOfError(list.error), action: again }
    : list.isPending
      ? { state: 'loading' as const }
      : grants.length === 0
        ? { ...none, text: t(mayDelegate ? 'delegation.noneCounty' : 'delegation.noneTownship') }
        : undefined
  const revoked = typeof open === 'object' ? grants.find(({ id }) => id === open.revoke) : undefined
  return (
    <ListPage<Grant>
      header={{
        crumbs: [{ text: tenant.name, to: `/${county}` }],
        title: t('menu.delegation'),
        primary: grants.length === 0 ? null : give,
      }}
      filters={tabs}
      legend={valueTables.map(({ mechanism, name }) => (
        <GoLink key={mechanism} to={`/${county}/delegation/values/${mechanism}`} className="delegation-values-link">
          {t('delegation.valuesOf', { name })}
        </GoLink>
      ))}
      table={{ label: t('delegation.grantsTab'), rows: grants, rowKey: ({ id }) => id, columns }}
      phoneRow={(grant) => <PhoneGrant grant={grant} columns={columns} />}
      state={state}
      side={
        open === 'give' && list.data ? (
          <GiveForm offered={list.data} onClose={close} />
        ) : revoked ? (
          <RevokeForm grant={revoked} onClose={close} />
        ) : null
      }
    />
  )
}

function RevokeForm({ grant, onClose }: { readonly grant: Grant; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const revoke = async (reason: string) => {
    const request = { params: { county, grant: grant.id }, body: { reason } }
    if (await act(revokeGrant, request, t('delegation.revokeDone'))) onClose()
  }
  return (
    <ReasonForm
      title={t('delegation.revoke')}
      subtitle={`${t('delegation.revokeOf', { title: grant.title })}。${t('delegation.revokeNote')}`}
      label={t('delegation.revokeReason')}
      missing={t('delegation.revokeMissing')}
      back={t('delegation.back')}
      busy={busy}
      onDo={(reason) => void revoke(reason)}
      onBack={onClose}
    />
  )
}

function PhoneGrant({ grant, columns }: { readonly grant: Grant; readonly columns: readonly ListColumn<Grant>[] }) {
  const cell = (key: string) => columns.find((column) => column.key === key)?.cell(grant)
  return (
    <div className="delegation-phone">
      <p>
        <strong>{grant.title}</strong> {cell('state')}
      </p>
      <p className="side-note">
        {cell('whom')} · {cell('reach')} · {cell('filing')}
      </p>
      {grant.note ? <p>{grant.note}</p> : null}
      <p>{cell('acts')}</p>
    </div>
  )
}

function useColumns(mayDelegate: boolean, onRevoke: (grant: string) => void): readonly ListColumn<Grant>[] {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  const whom = ({ unitId, unitName }: Grant) => (unitId === null ? t('delegation.allTownships') : unitName)
  const state = ({ revoked }: Grant) =>
    revoked === null ? (
      <StatusTag status="settled">{t('delegation.standing')}</StatusTag>
    ) : (
      <StatusTag status="stale">{t('delegation.revokedBy', revoked)}</StatusTag>
    )
  return [
    { key: 'what', title: t('delegation.what'), cell: (grant) => <Source grant={grant} /> },
    { key: 'whom', title: t('delegation.whom'), width: 140, cell: whom },
    {
      key: 'reach',
      title: t('delegation.reachTitle'),
      width: 120,
      cell: ({ reach }) => t(`delegation.reach.${reach}`),
    },
    {
      key: 'filing',
      title: t('delegation.filingTitle'),
      width: 110,
      cell: ({ filing }) => <PlainTag kind="outlined">{t(`delegation.filing.${filing}`)}</PlainTag>,
    },
    { key: 'state', title: t('delegation.state'), cell: state },
    {
      key: 'given',
      title: t('delegation.givenBy'),
      width: 220,
      cell: ({ givenBy, givenAt }) => (
        <>
          {givenBy} <Moment at={givenAt} now={now} />
        </>
      ),
    },
    {
      key: 'taken',
      title: t('delegation.taken'),
      width: 130,
      cell: ({ taken }) => t('delegation.takenCount', { count: taken }),
    },
    {
      key: 'acts',
      title: '',
      width: 160,
      cell: (grant) => (
        <span className="delegation-acts">
          <Takes grant={grant} />
          {mayDelegate && grant.revoked === null ? (
            <PlainButton small kind="text" onClick={() => onRevoke(grant.id)}>
              {t('delegation.revoke')}
            </PlainButton>
          ) : null}
        </span>
      ),
    },
  ]
}

const Source = ({ grant: { title, note } }: { readonly grant: Grant }) => (
  <span className="delegation-source">
    <strong>{title}</strong>
    {note ? <span className="side-note">{note}</span> : null}
  </span>
)

/** For each of the asker's townships: to what it took over already, or to the form that takes it over. */
function Takes({ grant: { mayTake, source } }: { readonly grant: Grant }) {
  const { t } = useTranslation()
  const county = useCounty()
  const search = { mechanism: `?copy=${source.name}`, template: `?template=${source.name}`, blank: '?start=blank' }
  return mayTake.map(({ unitId, mechanism }) => (
    <GoLink
      key={unitId}
      to={mechanism === null ? `/${county}/mechanisms/new${search[source.kind]}` : `/${county}/mechanisms/${mechanism}`}
    >
      {t(mechanism === null ? 'delegation.take' : 'delegation.openOwn')}
    </GoLink>
  ))
}
