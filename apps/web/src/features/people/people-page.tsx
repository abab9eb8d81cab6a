import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { type PeopleTab, peopleTabs } from '../../frame/people-search.ts'
import { AccountsTab } from './accounts-tab.tsx'
import { usePeopleSearch } from './people-state.ts'
import { PostsTab } from './posts-tab.tsx'
import { UnitsTab } from './units-tab.tsx'
import './people.css'

/** 机构与人员: who belongs to whom, who holds what, who may sign in; each as of a day. */
export function PeoplePage() {
  const { t } = useTranslation()
  usePageTitle(t('menu.people'))
  const { search, change } = usePeopleSearch()
  const tab = search.tab ?? 'units'
  const tabs: ReactNode = (
    <Segmented
      value={tab}
      options={peopleTabs.map((value) => ({ value, label: t(`people.tabs.${value}`) }))}
      onChange={(next: PeopleTab) => change({ tab: next, unit: undefined })}
    />
  )
  if (tab === 'posts') return <PostsTab tabs={tabs} />
  return tab === 'accounts' ? <AccountsTab tabs={tabs} /> : <UnitsTab tabs={tabs} />
}
