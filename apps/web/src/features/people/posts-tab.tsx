import { listPosts, listUnits } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import type { ListColumn } from '../../ui/list-columns.ts'
import { ListPage } from '../../ui/list-page.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { AsOf } from './as-of.tsx'
import { HolderNames, inOffice, type PostRow, useHolderName } from './holder-names.tsx'
import { ImportButton } from './import-button.tsx'
import { usePeopleSearch } from './people-state.ts'
import { PostForm } from './post-form.tsx'
import { PostPanel } from './post-panel.tsx'
import { treeOf } from './unit-tree.ts'

/** Posts by unit: who holds each, since when, and who stands in. */
export function PostsTab({ tabs }: { readonly tabs: ReactNode }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const { search } = usePeopleSearch()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<string>()
  const query = { day: search.day }
  const list = useQuery(tenantQuery(county, listPosts, { params: { county }, query }))
  const units = useQuery(tenantQuery(county, listUnits, { params: { county }, query }))
  const tree = useMemo(() => treeOf(units.data?.units ?? []), [units.data])
  const day = list.data?.day ?? ''
  const columns = usePostColumns(day)
  const groups = useMemo(
    () => groupsOf(list.data?.posts ?? [], [...tree.byId.keys()], typed.trim()),
    [list.data, tree, typed],
  )
  const mayAdd = [...tree.byId.values()].some((unit) => unit.mayChangeBelow)
  const add = mayAdd ? (
    <Button type="primary" onClick={() => setChosen('new')}>
      {t('people.addPost')}
    </Button>
  ) : null
  const post = list.data?.posts.find(({ id }) => id === chosen)
  const error = list.error ?? units.error
  const none = list.data?.posts.length === 0
  const state = error
    ? { ...stateOfError(error), action: <PlainButton onClick={() => void list.refetch()}>{t('ui.retry')}</PlainButton> }
    : none
      ? { state: 'empty' as const, title: t('people.noPostsYet'), text: t('people.noPostsYetText'), action: add }
      : list.data !== undefined && groups.length === 0
        ? { state: 'empty' as const, title: t('people.noMatch'), text: t('people.noMatchText') }
        : undefined
  return (
    <ListPage<PostRow>
      header={{
        crumbs: [{ text: tenant.name }],
        title: t('menu.people'),
        actions: <ImportButton what="people" quiet />,
        primary: none ? null : add,
      }}
      filters={
        <>
          {tabs}
          <Input.Search
            value={typed}
            allowClear
            placeholder={t('people.searchPosts')}
            onChange={(event) => setTyped(event.target.value)}
            className="people-search"
          />
        </>
      }
      legend={<AsOf />}
      table={{
        columns,
        groups,
        rowKey: ({ id }) => id,
        selected: chosen,
        onSelect: ({ id }) => setChosen(id),
        loading: list.isPending,
        label: t('people.tabs.posts'),
      }}
      state={state}
      phoneRow={(row) => <PhonePost post={row} day={day} onOpen={() => setChosen(row.id)} />}
      side={
        chosen === 'new' ? (
          <PostForm tree={tree} onBack={() => setChosen(undefined)} onDone={setChosen} />
        ) : post ? (
          <PostPanel key={post.id} post={post} day={day} onClose={() => setChosen(undefined)} />
        ) : null
      }
    />
  )
}

/** In official order of units, those without posts left away. */
function groupsOf(posts: readonly PostRow[], order: readonly string[], wanted: string) {
  const fits = ({ title, unitName, holders }: PostRow): boolean =>
    [title, unitName, ...holders.map(({ name }) => name ?? '')].some((text) => text.includes(wanted))
  const byUnit = Map.groupBy(posts.filter(fits), ({ unit }) => unit)
  return order.flatMap((unit) => {
    const rows = byUnit.get(unit)
    return rows === undefined ? [] : [{ key: unit, title: rows[0]?.unitName ?? '', rows }]
  })
}

function usePostColumns(day: string): readonly ListColumn<PostRow>[] {
  const { t } = useTranslation()
  const nameOf = useHolderName()
  return [
    { key: 'title', title: t('people.post'), cell: ({ title }) => title },
    { key: 'role', title: t('people.role'), width: 110, cell: ({ role }) => t(`people.roles.${role}`) },
    {
      key: 'holder',
      title: t('people.holder'),
      width: 160,
      cell: ({ holders }) => <HolderNames holders={holders.filter(({ deputy }) => !deputy)} day={day} />,
    },
    {
      key: 'since',
      title: t('people.sinceDay'),
      width: 110,
      cell: ({ holders }) => (
        <span className="num people-quiet">{inOffice(holders, day).find(({ deputy }) => !deputy)?.from ?? ''}</span>
      ),
    },
    {
      key: 'deputies',
      title: t('people.deputies'),
      width: 150,
      cell: ({ holders }) =>
        inOffice(holders, day)
          .filter(({ deputy }) => deputy)
          .map(nameOf)
          .join('、'),
    },
    {
      key: 'toCome',
      title: '',
      width: 110,
      cell: ({ holders }) => {
        const next = holders.find(({ from }) => from > day)
        return next ? <span className="people-quiet">{t('people.toCome', { day: next.from })}</span> : ''
      },
    },
  ]
}

function PhonePost({
  post,
  day,
  onOpen,
}: {
  readonly post: PostRow
  readonly day: string
  readonly onOpen: () => void
}) {
  const { t } = useTranslation()
  return (
    <button type="button" className="people-phone-name" onClick={onOpen}>
      <span>
        {post.title} <span className="people-quiet">{t(`people.roles.${post.role}`)}</span>
      </span>
      <HolderNames holders={post.holders} day={day} />
    </button>
  )
}
