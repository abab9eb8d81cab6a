import { type Answer, listBoards } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { GoLink } from '../../ui/go-link.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { Moment } from '../../ui/moment.tsx'
import { PlainTag } from '../../ui/plain-tag.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import './boards.css'

type BoardCard = Answer<typeof listBoards>['boards'][number]

/** 榜单: what hangs, since when, until when, and what no longer says what the figures say. */
export function BoardsPage() {
  const { t } = useTranslation()
  const county = useCounty()
  const session = useSession()
  const now = countyNow(session)
  const [sought, setSought] = useState('')
  const list = useQuery(tenantQuery(county, listBoards, { params: { county } }))
  usePageTitle(t('menu.boards'))
  const all = list.data?.boards ?? []
  const boards = all.filter((one) =>
    `${one.title}${one.mechanismName}${t('ui.period', { period: one.periodLabel })}`.includes(sought),
  )
  const address = (id: string) => `/${county}/boards/${id}`
  const state = list.error
    ? { ...stateOfError(list.error), action: <Button onClick={() => void list.refetch()}>{t('ui.retry')}</Button> }
    : list.isPending
      ? { state: 'loading' as const }
      : all.length === 0
        ? { state: 'empty' as const, title: t('boards.none'), text: t('boards.noneText') }
        : undefined
  const marks = (one: BoardCard) => (
    <>
      {one.stale ? <StatusTag status="stale">{t('boards.stale')}</StatusTag> : null}
      {one.expiresAt !== null && Date.parse(one.expiresAt) < now ? <PlainTag>{t('boards.takenDown')}</PlainTag> : null}
    </>
  )
  return (
    <ListPage<BoardCard>
      header={{ crumbs: [{ text: session.tenant.name, to: `/${county}` }], title: t('menu.boards') }}
      filters={
        all.length > 0 ? (
          <Input.Search
            allowClear
            aria-label={t('boards.seek')}
            placeholder={t('boards.seek')}
            onChange={(event) => setSought(event.target.value.trim())}
          />
        ) : null
      }
      table={{
        label: t('menu.boards'),
        rows: boards,
        rowKey: ({ id }) => id,
        empty: t('boards.notFound'),
        columns: [
          {
            key: 'title',
            title: t('boards.title'),
            cell: (one) => (
              <>
                <GoLink className="board-name" to={address(one.id)}>
                  {one.title}
                </GoLink>{' '}
                {marks(one)}
              </>
            ),
          },
          { key: 'mechanism', title: t('months.mechanism'), cell: ({ mechanismName }) => mechanismName },
          {
            key: 'period',
            title: t('months.period'),
            width: 130,
            cell: ({ periodLabel: period }) => t('ui.period', { period }),
          },
          {
            key: 'audience',
            title: t('boards.audience'),
            width: 110,
            cell: (one) => t(one.public ? 'boards.public' : 'boards.inside'),
          },
          {
            key: 'at',
            title: t('boards.publishedAt'),
            width: 170,
            cell: ({ publishedAt }) => <Moment at={publishedAt} now={now} />,
          },
          {
            key: 'until',
            title: t('boards.shownUntil'),
            width: 170,
            cell: ({ expiresAt }) => (expiresAt === null ? t('boards.noEnd') : <Moment at={expiresAt} now={now} />),
          },
          {
            key: 'revision',
            title: t('boards.issue'),
            width: 90,
            cell: ({ revision }) => t('boards.revision', { revision }),
          },
        ],
      }}
      phoneRow={(one) => (
        <>
          <p>
            <GoLink className="board-name" to={address(one.id)}>
              {t('months.monthTitle', { mechanism: one.title, period: one.periodLabel })}
            </GoLink>{' '}
            {marks(one)}
          </p>
          <p className="side-note">
            {one.mechanismName}，{t(one.public ? 'boards.public' : 'boards.inside')}
          </p>
        </>
      )}
      state={state}
    />
  )
}
