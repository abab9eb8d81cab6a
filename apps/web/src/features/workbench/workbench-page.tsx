import { useTranslation } from 'react-i18next'
import { useCounty, useSession } from '../../client/session.ts'
import { usePageTitle } from '../../frame/page-tabs.ts'
import { useMenu } from '../../frame/use-menu.ts'
import { Card } from '../../ui/card.tsx'
import { GoLink } from '../../ui/go-link.tsx'
import { PageIcon } from '../../ui/icons/page-icon.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageSplit } from '../../ui/page-split.tsx'
import { StateBlock } from '../../ui/state-block.tsx'
import './workbench-page.css'

export function WorkbenchPage() {
  const { t } = useTranslation()
  const { tenant } = useSession()
  usePageTitle(t('workbench.title'))
  return (
    <PageSplit>
      <PageHeader crumbs={[{ text: tenant.name }]} title={t('workbench.title')} />
      <Card>
        <StateBlock state="empty" title={t('workbench.nothing')} text={t('workbench.nothingText')} />
      </Card>
      <OpenPages />
    </PageSplit>
  )
}

/** The pages this actor may open, as a second way beside the menu; on phones the nearer one. */
function OpenPages() {
  const { t } = useTranslation()
  const home = `/${useCounty()}`
  const entries = useMenu().flatMap((group) => group.entries.filter(({ to }) => to !== home))
  if (entries.length === 0) return null
  return (
    <Card title={t('workbench.open')} flush>
      <ul className="workbench-pages">
        {entries.map(({ to, label, icon }) => (
          <li key={to}>
            <GoLink to={to}>
              <PageIcon name={icon} />
              {label}
            </GoLink>
          </li>
        ))}
      </ul>
    </Card>
  )
}
