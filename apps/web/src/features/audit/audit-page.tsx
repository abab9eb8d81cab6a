import { type Answer, listAudit } from '@jizhi/contracts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { ListPage } from '../../ui/list-page.tsx'
import { Moment } from '../../ui/moment.tsx'
import { VerifyPanel } from './verify-panel.tsx'

type ActRow = Answer<typeof listAudit>['acts'][number]

/** 经过与校验: who wrote what and when, and whether all of it still stands as it was written. */
export function AuditPage() {
  const { t } = useTranslation()
  const county = useCounty()
  const session = useSession()
  const now = countyNow(session)
  const [action, setAction] = useState<string | null>(null)
  const [before, setBefore] = useState<number | null>(null)
  const [verifying, setVerifying] = useState(false)
  const query = { ...(action === null ? {} : { action }), ...(before === null ? {} : { before }) }
  const asked = tenantQuery(county, listAudit, { params: { county }, query })
  const list = useQuery({ ...asked, placeholderData: keepPreviousData })
  usePageTitle(t('menu.audit'))
  const acts = list.data?.acts ?? []
  const next = list.data?.next ?? null
  const who = ({ actor }: ActRow) => (actor === null ? t('audit.platform') : (actor.name ?? t('audit.erased')))
  const wrote = (act: ActRow) =>
    act.wrote
      .map(({ words, rows, deleted }) => t(deleted ? 'audit.deleted' : 'audit.wrote', { words, rows }))
      .join(t('audit.comma'))
  const state = list.error
    ? { ...stateOfError(list.error), action: <Button onClick={() => void list.refetch()}>{t('ui.retry')}</Button> }
    : list.isPending
      ? { state: 'loading' as const }
      : acts.length === 0
        ? { state: 'empty' as const, title: t('audit.none'), text: t('audit.noneText') }
        : undefined
  return (
    <ListPage<ActRow>
      header={{
        crumbs: [{ text: session.tenant.name, to: `/${county}` }],
        title: t('menu.audit'),
        primary:
          list.data === undefined ? null : (
            <Button type="primary" onClick={() => setVerifying(true)}>
              {t('audit.verify')}
            </Button>
          ),
      }}
      filters={
        <Select<string>
          aria-label={t('audit.what')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          placeholder={t('audit.anything')}
          value={action}
          options={(list.data?.actions ?? []).map(({ action: value, words: label }) => ({ value, label }))}
          onChange={(value) => {
            setAction(value ?? null)
            setBefore(null)
          }}
        />
      }
      table={{
        label: t('menu.audit'),
        rows: acts,
        rowKey: ({ seq }) => String(seq),
        columns: [
          { key: 'seq', title: t('audit.seq'), width: 90, figure: true, cell: ({ seq }) => seq },
          { key: 'at', title: t('audit.when'), width: 170, cell: ({ at }) => <Moment at={at} now={now} /> },
          { key: 'who', title: t('audit.who'), width: 200, cell: who },
          { key: 'what', title: t('audit.what'), cell: ({ words }) => words },
          { key: 'wrote', title: t('audit.rows'), cell: wrote },
        ],
      }}
      phoneRow={(act) => (
        <>
          <p>
            {act.seq} · {act.words}
          </p>
          <p className="side-note">
            {who(act)} · <Moment at={act.at} now={now} />
          </p>
          <p className="side-note">{wrote(act)}</p>
        </>
      )}
      state={state}
      side={verifying ? <VerifyPanel onClose={() => setVerifying(false)} /> : null}
      foot={
        <>
          {before === null ? null : <Button onClick={() => setBefore(null)}>{t('audit.newest')}</Button>}
          {next === null ? null : <Button onClick={() => setBefore(next)}>{t('audit.older')}</Button>}
        </>
      }
    />
  )
}
