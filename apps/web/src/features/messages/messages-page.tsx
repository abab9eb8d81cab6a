import { type Answer, listMessages, readMessages } from '@jizhi/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../client/call.ts'
import { tenantKey } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { useAct } from '../../frame/use-act.ts'
import { ListPage } from '../../ui/list-page.tsx'
import { Moment } from '../../ui/moment.tsx'
import { PlainTag } from '../../ui/plain-tag.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { MailForm } from './mail-form.tsx'
import { MessageLink } from './message-link.tsx'
import './messages.css'

type Message = Answer<typeof listMessages>['messages'][number]

/** 消息: one's own inbox; each message leads to where something is to be done. */
export function MessagesPage() {
  const { t } = useTranslation()
  const county = useCounty()
  const session = useSession()
  const now = countyNow(session)
  const [unread, setUnread] = useState(false)
  const [mail, setMail] = useState(false)
  const { act, busy } = useAct()
  const list = useMessages(unread)
  usePageTitle(t('menu.messages'))
  const rows = list.data?.pages.flatMap(({ messages }) => messages) ?? []
  const waiting = list.data?.pages[0]?.unread ?? 0
  const readAll = () => void act(readMessages, { params: { county }, body: { messages: null } }, t('messages.readDone'))
  const state = list.error
    ? { ...stateOfError(list.error), action: <Button onClick={() => void list.refetch()}>{t('ui.retry')}</Button> }
    : list.isPending
      ? { state: 'loading' as const }
      : rows.length === 0
        ? {
            state: 'empty' as const,
            title: t(unread ? 'messages.noneUnread' : 'messages.none'),
            text: t('messages.noneText'),
          }
        : undefined
  const marks = (one: Message) => (
    <>
      {one.read ? null : <StatusTag status="dueSoon">{t('messages.unread')}</StatusTag>}
      {one.urgent ? <PlainTag kind="outlined">{t('messages.urgent')}</PlainTag> : null}
    </>
  )
  return (
    <ListPage<Message>
      header={{
        crumbs: [{ text: session.tenant.name, to: `/${county}` }],
        title: t('menu.messages'),
        status: waiting > 0 ? <PlainTag>{t('messages.unreadCount', { count: waiting })}</PlainTag> : null,
        actions: <Button onClick={() => setMail(true)}>{t('messages.mailTo')}</Button>,
        primary:
          waiting > 0 ? (
            <Button type="primary" loading={busy} onClick={readAll}>
              {t('messages.readAll')}
            </Button>
          ) : null,
      }}
      filters={
        <Segmented
          value={unread ? 'unread' : 'all'}
          onChange={(chosen) => setUnread(chosen === 'unread')}
          options={[
            { value: 'all', label: t('messages.all') },
            { value: 'unread', label: t('messages.unread') },
          ]}
        />
      }
      table={{
        label: t('menu.messages'),
        rows,
        rowKey: ({ id }) => id,
        columns: [
          { key: 'kind', title: t('messages.kind'), width: 110, cell: ({ kind }) => t(`messages.kinds.${kind}`) },
          {
            key: 'title',
            title: t('messages.title'),
            cell: (one) => (
              <>
                <MessageLink message={one} /> {marks(one)}
                <p className="message-body">{one.body}</p>
              </>
            ),
          },
          { key: 'at', title: t('messages.at'), width: 160, cell: ({ at }) => <Moment at={at} now={now} /> },
        ],
      }}
      phoneRow={(one) => (
        <>
          <p>
            <MessageLink message={one} /> {marks(one)}
          </p>
          <p className="message-body">{one.body}</p>
          <p className="side-note">
            {t(`messages.kinds.${one.kind}`)} · <Moment at={one.at} now={now} />
          </p>
        </>
      )}
      state={state}
      foot={
        list.hasNextPage ? (
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('messages.earlier')}
          </Button>
        ) : null
      }
      side={mail ? <MailForm onClose={() => setMail(false)} /> : null}
    />
  )
}

function useMessages(unread: boolean) {
  const county = useCounty()
  return useInfiniteQuery({
    queryKey: [...tenantKey(county), listMessages.name, { unread }],
    initialPageParam: undefined as string | undefined, // the first page begins at the newest
    queryFn: ({ pageParam, signal }) =>
      call(
        listMessages,
        {
          params: { county },
          query: { ...(unread ? { unread: 'true' as const } : {}), ...(pageParam ? { before: pageParam } : {}) },
        },
        signal,
      ),
    getNextPageParam: (last) => (last.more ? last.messages.at(-1)?.id : undefined),
  })
}
