import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { CalendarTab } from './calendar-tab.tsx'
import { ChannelsTab } from './channels-tab.tsx'
import { DeliveriesTab } from './deliveries-tab.tsx'

/** 设置: ways out of the house, what went out by them, and the working days. */
export function SettingsPage() {
  const { t } = useTranslation()
  const county = useCounty()
  const navigate = useNavigate()
  const { tab } = useSearch({ from: '/$county/settings' })
  usePageTitle(t('menu.settings'))
  const tabs = (
    <Segmented
      value={tab ?? 'channels'}
      onChange={(chosen) =>
        void navigate({
          to: '/$county/settings',
          params: { county },
          search: chosen === 'deliveries' || chosen === 'calendar' ? { tab: chosen } : {},
        })
      }
      options={[
        { value: 'channels', label: t('channels.tab') },
        { value: 'deliveries', label: t('channels.deliveries') },
        { value: 'calendar', label: t('calendar.tab') },
      ]}
    />
  )
  if (tab === 'calendar') return <CalendarTab tabs={tabs} />
  return tab === 'deliveries' ? <DeliveriesTab tabs={tabs} /> : <ChannelsTab tabs={tabs} />
}
