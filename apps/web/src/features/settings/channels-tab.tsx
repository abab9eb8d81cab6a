import { type Answer, listChannels } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { useCounty, useSession } from '../../client/session.ts'
import { stateOfError } from '../../frame/fault-block.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { PlainTag } from '../../ui/plain-tag.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { ChannelForm } from './channel-form.tsx'
import { RulesForm } from './rules-form.tsx'
import './settings.css'

type ChannelView = Answer<typeof listChannels>['channels'][number]

/** 渠道: what is on, and what it waits for. */
export function ChannelsTab({ tabs }: { readonly tabs: ReactNode }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const [open, setOpen] = useState<string>()
  const list = useQuery(tenantQuery(county, listChannels, { params: { county } }))
  const { channels = [], rules, trainingFixed = false } = list.data ?? {}
  const chosen = channels.find(({ channel }) => channel === open)
  const when = ({ afterHours }: ChannelView) =>
    afterHours === 0 ? t('channels.atOnce') : t('channels.afterHours', { count: afterHours })
  const stateTag = ({ enabled }: ChannelView) =>
    enabled ? <StatusTag status="settled">{t('channels.on')}</StatusTag> : <PlainTag>{t('channels.off')}</PlainTag>
  const state = list.error
    ? { ...stateOfError(list.error), action: <Button onClick={() => void list.refetch()}>{t('ui.retry')}</Button> }
    : list.isPending
      ? { state: 'loading' as const }
      : undefined
  const rehearsal = trainingFixed ? 'channels.trainingFixed' : rules?.training ? 'channels.training' : 'channels.live'
  return (
    <ListPage<ChannelView>
      header={{
        crumbs: [{ text: tenant.name, to: `/${county}` }],
        title: t('menu.settings'),
        actions: <Button onClick={() => setOpen('rules')}>{t('channels.rules')}</Button>,
      }}
      filters={tabs}
      legend={t(rehearsal)}
      table={{
        label: t('channels.tab'),
        rows: channels,
        rowKey: ({ channel }) => channel,
        selected: open,
        onSelect: ({ channel }) => setOpen(channel),
        columns: [
          {
            key: 'name',
            title: t('channels.name'),
            width: 160,
            cell: ({ channel }) => (
              <Button type="link" size="small" onClick={() => setOpen(channel)}>
                {t(`channels.names.${channel}`)}
              </Button>
            ),
          },
          { key: 'state', title: t('channels.state'), width: 110, cell: stateTag },
          { key: 'address', title: t('channels.address'), cell: ({ host }) => host ?? t('channels.unset') },
          { key: 'when', title: t('channels.when'), cell: when },
          { key: 'waiting', title: t('channels.waiting'), width: 110, figure: true, cell: ({ waiting }) => waiting },
          { key: 'dead', title: t('channels.dead'), width: 120, figure: true, cell: ({ dead }) => dead },
        ],
      }}
      phoneRow={(one) => (
        <>
          <p>
            <Button type="link" size="small" onClick={() => setOpen(one.channel)}>
              {t(`channels.names.${one.channel}`)}
            </Button>{' '}
            {stateTag(one)}
          </p>
          <p className="side-note">
            {one.host ?? t('channels.unset')} · {when(one)}
          </p>
        </>
      )}
      state={state}
      side={
        open === 'rules' && rules ? (
          <RulesForm rules={rules} fixed={trainingFixed} onClose={() => setOpen(undefined)} />
        ) : chosen ? (
          <ChannelForm key={chosen.channel} channel={chosen} onClose={() => setOpen(undefined)} />
        ) : null
      }
    />
  )
}
