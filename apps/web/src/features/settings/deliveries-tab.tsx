import { type Answer, dismissDelivery, listDeliveries, type Request, sendAgain } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { useAct } from '../../frame/use-act.ts'
import type { Status } from '../../theme/tokens.ts'
import { ListPage } from '../../ui/list-page.tsx'
import { Moment, useMomentWords } from '../../ui/moment.tsx'
import { ReasonForm } from '../../ui/reason-form.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'

type Delivery = Answer<typeof listDeliveries>['deliveries'][number]
type Query = NonNullable<Request<typeof listDeliveries>['query']>

const STATES = ['waiting', 'sending', 'sent', 'delivered', 'read', 'unneeded', 'failed', 'dead'] as const
const CHANNELS = ['inbox', 'mail', 'webhook', 'dingtalk', 'wecom', 'sms'] as const

const LOOKS: Readonly<Record<Delivery['state'], Status>> = {
  waiting: 'normal',
  sending: 'normal',
  sent: 'settled',
  delivered: 'settled',
  read: 'settled',
  unneeded: 'normal',
  failed: 'dueSoon',
  dead: 'overdue',
}

/** 送达: what went to whom, what came of it, and what is to be sent again. */
export function DeliveriesTab({ tabs }: { readonly tabs: ReactNode }) {
  const { t } = useTranslation()
  const county = useCounty()
  const session = useSession()
  const now = countyNow(session)
  const words = useMomentWords()
  const { act, busy } = useAct()
  const [query, setQuery] = useState<Query>({})
  const [ignored, setIgnored] = useState<Delivery>()
  const list = useQuery(tenantQuery(county, listDeliveries, { params: { county }, query }))
  const rows = list.data?.deliveries ?? []
  const dead = list.data?.dead ?? 0
  const again = ({ id }: Delivery) => void act(sendAgain, { params: { county, delivery: id } }, t('channels.againDone'))
  const stateTag = ({ state }: Delivery) => <StatusTag status={LOOKS[state]}>{t(`channels.states.${state}`)}</StatusTag>
  const answer = ({ answer: said, nextAt }: Delivery) =>
    [said, nextAt === null ? null : t('channels.next', { when: words(nextAt, now) })].filter(Boolean).join('；')
  const againButton = (one: Delivery) =>
    one.mayAgain ? (
      <>
        <Button size="small" disabled={busy} onClick={() => again(one)}>
          {t('channels.again')}
        </Button>
        {one.state === 'dead' ? (
          <Button size="small" disabled={busy} onClick={() => setIgnored(one)}>
            {t('channels.ignore')}
          </Button>
        ) : null}
      </>
    ) : null
  const ignore = async ({ id }: Delivery, reason: string) => {
    const request = { params: { county, delivery: id }, body: { reason } }
    if (await act(dismissDelivery, request, t('channels.ignored'))) setIgnored(undefined)
  }
  const state = list.error
    ? { ...stateOfError(list.error), action: <Button onClick={() => void list.refetch()}>{t('ui.retry')}</Button> }
    : list.isPending
      ? { state: 'loading' as const }
      : rows.length === 0
        ? { state: 'empty' as const, title: t('channels.noDeliveries'), text: t('channels.noDeliveriesText') }
        : undefined
  return (
    <ListPage<Delivery>
      header={{ crumbs: [{ text: session.tenant.name, to: `/${county}` }], title: t('menu.settings') }}
      {...(dead > 0
        ? { sentence: { status: 'overdue' as const, sentence: t('channels.deadCount', { count: dead }) } }
        : {})}
      filters={
        <>
          {tabs}
          <Select
            allowClear
            aria-label={t('channels.state')}
            placeholder={t('channels.anyState')}
            options={STATES.map((value) => ({ value, label: t(`channels.states.${value}`) }))}
            onChange={(chosen?: Query['state']) => setQuery({ ...query, state: chosen })}
          />
          <Select
            allowClear
            aria-label={t('channels.name')}
            placeholder={t('channels.anyChannel')}
            options={CHANNELS.map((value) => ({ value, label: t(`channels.names.${value}`) }))}
            onChange={(chosen?: Query['channel']) => setQuery({ ...query, channel: chosen })}
          />
        </>
      }
      table={{
        label: t('channels.deliveries'),
        rows,
        rowKey: ({ id }) => id,
        columns: [
          {
            key: 'message',
            title: t('channels.message'),
            cell: (one) => `${t(`messages.kinds.${one.kind}`)} ${one.title}`,
          },
          { key: 'to', title: t('channels.to'), width: 180, cell: ({ to }) => to },
          {
            key: 'channel',
            title: t('channels.name'),
            width: 130,
            cell: ({ channel }) => t(`channels.names.${channel}`),
          },
          { key: 'state', title: t('channels.state'), width: 110, cell: stateTag },
          { key: 'attempts', title: t('channels.attempts'), width: 80, figure: true, cell: ({ attempts }) => attempts },
          { key: 'at', title: t('channels.putAt'), width: 150, cell: ({ putAt }) => <Moment at={putAt} now={now} /> },
          { key: 'answer', title: t('channels.answer'), width: 260, cell: answer },
          { key: 'again', title: t('channels.again'), width: 150, cell: againButton },
        ],
      }}
      phoneRow={(one) => (
        <>
          <p>
            {t(`messages.kinds.${one.kind}`)} {one.title} {stateTag(one)}
          </p>
          <p className="side-note">
            {one.to} · {t(`channels.names.${one.channel}`)} · <Moment at={one.putAt} now={now} />
          </p>
          <p className="side-note">{answer(one)}</p>
          {againButton(one)}
        </>
      )}
      state={state}
      side={
        ignored === undefined ? null : (
          <ReasonForm
            title={t('channels.ignore')}
            subtitle={ignored.title}
            label={t('channels.ignoreReason')}
            missing={t('channels.ignoreMissing')}
            back={t('channels.back')}
            busy={busy}
            onDo={(reason) => void ignore(ignored, reason)}
            onBack={() => setIgnored(undefined)}
          />
        )
      }
    />
  )
}
