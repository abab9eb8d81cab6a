import { type Answer, listSheets } from '@jizhi/contracts'
import { UNIT_KINDS } from '@jizhi/domain'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { GoLink, useGo } from '../../ui/go-link.tsx'
import type { ListColumn } from '../../ui/list-columns.ts'
import { ListPage } from '../../ui/list-page.tsx'
import { Moment } from '../../ui/moment.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { SamplePanel } from './sample-panel.tsx'
import './sheets.css'

type Card = Answer<typeof listSheets>['sheets'][number]

/** 评分表库: every sheet of the county, whose it is, its marks and newest version. */
export function SheetsPage() {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const go = useGo()
  const mayDraw = useAbility().can('draw', 'Sheet') && tenant.kind !== 'sample'
  const list = useQuery(tenantQuery(county, listSheets, { params: { county } }))
  const [choosing, setChoosing] = useState(false)
  const columns = useColumns()
  usePageTitle(t('menu.sheets'))
  const rows = list.data?.sheets ?? []
  const add = mayDraw ? (
    <Button type="primary" onClick={() => go(`/${county}/sheets/import`)}>
      {t('sheets.import')}
    </Button>
  ) : null
  const samples = mayDraw ? <Button onClick={() => setChoosing(true)}>{t('sheets.samples')}</Button> : null
  const again = <PlainButton onClick={() => void list.refetch()}>{t('ui.retry')}</PlainButton>
  const empty = list.data !== undefined && rows.length === 0
  const start = (
    <div className="sheet-start">
      {samples}
      {add}
    </div>
  )
  const state = list.error
    ? { ...stateOfError(list.error), action: again }
    : empty
      ? { state: 'empty' as const, title: t('sheets.none'), text: t('sheets.noneText'), action: start }
      : undefined
  return (
    <ListPage<Card>
      header={{
        crumbs: [{ text: tenant.name }],
        title: t('menu.sheets'),
        actions: empty ? null : samples,
        primary: empty ? null : add,
      }}
      table={{
        columns,
        rows,
        rowKey: ({ id }) => id,
        loading: list.isPending,
        label: t('menu.sheets'),
        onSelect: ({ id }) => go(`/${county}/sheets/${id}`),
      }}
      state={state}
      phoneRow={(card) => <PhoneCard card={card} />}
      side={choosing ? <SamplePanel onClose={() => setChoosing(false)} /> : null}
    />
  )
}

const SUBJECTS: ReadonlyMap<string, string> = new Map(Object.entries(UNIT_KINDS))

export const subjectWord = (subject: string): string => SUBJECTS.get(subject) ?? subject

function PhoneCard({ card }: { readonly card: Card }) {
  const { t } = useTranslation()
  const county = useCounty()
  return (
    <div className="sheet-phone">
      <GoLink to={`/${county}/sheets/${card.id}`}>{card.name}</GoLink>
      <span>
        {card.ownerName} · {subjectWord(card.subject)}
      </span>
      <span className="num">
        {t('sheets.preview', { count: card.items, full: card.full })} · {t('sheets.version', card)}
      </span>
    </div>
  )
}

function useColumns(): readonly ListColumn<Card>[] {
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  return [
    {
      key: 'name',
      title: t('sheets.name'),
      cell: ({ id, name }) => <GoLink to={`/${county}/sheets/${id}`}>{name}</GoLink>,
    },
    { key: 'owner', title: t('sheets.owner'), width: 180, cell: ({ ownerName }) => ownerName },
    { key: 'subject', title: t('sheets.subject'), width: 140, cell: ({ subject }) => subjectWord(subject) },
    { key: 'full', title: t('sheets.fullColumn'), width: 110, figure: true, cell: ({ full }) => full },
    { key: 'items', title: t('sheets.items'), width: 110, figure: true, cell: ({ items }) => items },
    { key: 'version', title: t('sheets.newest'), width: 110, cell: (card) => t('sheets.version', card) },
    {
      key: 'updated',
      title: t('sheets.updated'),
      width: 170,
      cell: ({ updatedAt }) => <Moment at={updatedAt} now={now} />,
    },
  ]
}
