import { type Answer, listSlips } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { GoLink } from '../../ui/go-link.tsx'
import type { ListColumn } from '../../ui/list-columns.ts'
import { ListPage } from '../../ui/list-page.tsx'
import { Moment } from '../../ui/moment.tsx'
import { SlipState } from './slip-state.tsx'
import './slips.css'

type SlipCard = Answer<typeof listSlips>['slips'][number]

/** 签批单: every sheet by its number, void ones included. */
export function SlipsPage() {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const list = useQuery(tenantQuery(county, listSlips, { params: { county }, query: {} }))
  usePageTitle(t('menu.slips'))
  const slips = list.data?.slips ?? []
  const state = list.error
    ? { ...stateOfError(list.error), action: <Button onClick={() => void list.refetch()}>{t('ui.retry')}</Button> }
    : list.isPending
      ? { state: 'loading' as const }
      : slips.length === 0
        ? { state: 'empty' as const, title: t('slips.none'), text: t('slips.noneText') }
        : undefined
  const { columns, phoneRow } = useColumns()
  return (
    <ListPage<SlipCard>
      header={{ crumbs: [{ text: tenant.name, to: `/${county}` }], title: t('menu.slips') }}
      table={{ label: t('menu.slips'), rows: slips, rowKey: ({ id }) => id, columns }}
      phoneRow={phoneRow}
      state={state}
    />
  )
}

function useColumns() {
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  const link = ({ id, no }: SlipCard) => <GoLink to={`/${county}/slips/${id}`}>{no}</GoLink>
  const matter = ({ title, lines }: SlipCard) => `${title}　${t('slips.lines', { count: lines })}`
  const columns: ListColumn<SlipCard>[] = [
    { key: 'no', title: t('slips.no'), width: 130, cell: link },
    { key: 'title', title: t('slips.title'), cell: matter },
    { key: 'about', title: t('slips.about'), cell: ({ about }) => about },
    { key: 'signer', title: t('slips.signer'), width: 120, cell: ({ signer }) => signer },
    {
      key: 'printedAt',
      title: t('slips.printedAt'),
      width: 150,
      cell: (one) => <Moment at={one.printedAt} now={now} />,
    },
    { key: 'state', title: t('slips.state'), width: 120, cell: (one) => <SlipState state={one.state} /> },
  ]
  const phoneRow = (one: SlipCard) => (
    <div className="slip-card">
      <div className="slip-card-head">
        {link(one)} <SlipState state={one.state} />
      </div>
      <span>{matter(one)}</span>
      <span className="side-note">{one.about}</span>
    </div>
  )
  return { columns, phoneRow }
}
