import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { FilingsTab } from './filings-tab.tsx'
import { GrantsTab } from './grants-tab.tsx'
import './delegation.css'

/** 下放与备案: what the county gives its townships to design, and what they made of it. */
export function DelegationPage() {
  const { t } = useTranslation()
  const county = useCounty()
  const navigate = useNavigate()
  const { tab } = useSearch({ from: '/$county/delegation' })
  usePageTitle(t('menu.delegation'))
  const tabs = (
    <Segmented
      value={tab ?? 'grants'}
      onChange={(chosen) =>
        void navigate({
          to: '/$county/delegation',
          params: { county },
          search: chosen === 'filings' ? { tab: chosen } : {},
        })
      }
      options={[
        { value: 'grants', label: t('delegation.grantsTab') },
        { value: 'filings', label: t('delegation.filingsTab') },
      ]}
    />
  )
  return tab === 'filings' ? <FilingsTab tabs={tabs} /> : <GrantsTab tabs={tabs} />
}
