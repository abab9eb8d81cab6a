import { type Answer, listMechanisms } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
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
import { OfferStrip } from '../delegation/index.ts'
import { BurdenSection } from './burden-section.tsx'
import { MechanismStanding } from './mechanism-standing.tsx'
import './mechanisms.css'

type Card = Answer<typeof listMechanisms>['mechanisms'][number]

/** Every mechanism of the county: whose it is, what is in force, what waits for a second person. */
export function MechanismsPage() {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const go = useGo()
  const mayDraw = useAbility().can('draw', 'Mechanism') && tenant.kind !== 'sample'
  const list = useQuery(tenantQuery(county, listMechanisms, { params: { county } }))
  const columns = useColumns()
  usePageTitle(t('menu.mechanisms'))
  const rows = list.data?.mechanisms ?? []
  const waiting = rows.filter((card) => card.waiting !== null)
  const add = mayDraw ? (
    <Button type="primary" onClick={() => go(`/${county}/mechanisms/new`)}>
      {t('mechanisms.new')}
    </Button>
  ) : null
  const again = <PlainButton onClick={() => void list.refetch()}>{t('ui.retry')}</PlainButton>
  const empty = list.data !== undefined && rows.length === 0
  const state = list.error
    ? { ...stateOfError(list.error), action: again }
    : empty
      ? { state: 'empty' as const, title: t('mechanisms.none'), text: t('mechanisms.noneText'), action: add }
      : undefined
  return (
    <ListPage<Card>
      header={{ crumbs: [{ text: tenant.name }], title: t('menu.mechanisms'), primary: empty ? null : add }}
      {...(waiting.length > 0
        ? { sentence: { status: 'dueSoon' as const, sentence: t('mechanisms.waiting', { count: waiting.length }) } }
        : {})}
      before={<OfferStrip />}
      table={{
        columns,
        rows,
        rowKey: ({ id }) => id,
        loading: list.isPending,
        label: t('menu.mechanisms'),
        onSelect: ({ id }) => go(`/${county}/mechanisms/${id}`),
      }}
      state={state}
      phoneRow={(card) => <PhoneCard card={card} />}
      foot={rows.some(({ version }) => version !== null) ? <BurdenSection /> : null}
    />
  )
}

function PhoneCard({ card }: { readonly card: Card }) {
  const county = useCounty()
  return (
    <div className="mechanism-phone">
      <GoLink to={`/${county}/mechanisms/${card.id}`}>{card.name}</GoLink>
      <span>{card.ownerName}</span>
      <MechanismStanding card={card} />
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
      title: t('mechanisms.name'),
      cell: ({ id, name }) => <GoLink to={`/${county}/mechanisms/${id}`}>{name}</GoLink>,
    },
    { key: 'owner', title: t('mechanisms.owner'), width: 200, cell: ({ ownerName }) => ownerName },
    { key: 'standing', title: t('mechanisms.standing'), width: 320, cell: (card) => <MechanismStanding card={card} /> },
    {
      key: 'updated',
      title: t('mechanisms.updated'),
      width: 160,
      cell: ({ updatedAt }) => <Moment at={updatedAt} now={now} />,
    },
  ]
}
