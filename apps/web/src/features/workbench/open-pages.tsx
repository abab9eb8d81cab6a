import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { useMenu } from '../../frame/use-menu.ts'
import { Card } from '../../ui/card.tsx'
import { GoLink } from '../../ui/go-link.tsx'
import { PageIcon } from '../../ui/icons/page-icon.tsx'
import './workbench-page.css'

/** The pages this actor may open, as a second way beside the menu; on phones the nearer one. */
export function OpenPages() {
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
