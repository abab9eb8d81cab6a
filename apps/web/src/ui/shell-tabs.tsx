import { useTranslation } from 'react-i18next'
import { GoLink } from './go-link.tsx'
import { PageIcon } from './icons/page-icon.tsx'
import './shell-tabs.css'

export interface PageTab {
  readonly to: string
  readonly title: string
  readonly closable: boolean
}

interface Props {
  readonly tabs: readonly PageTab[]
  readonly current: string
  readonly onClose: (to: string) => void
}

/** The pages opened in this sitting; links, so that each can be opened in a new window too. */
export function ShellTabs({ tabs, current, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <nav className="shell-tabs" aria-label={t('shell.pages')}>
      {tabs.map(({ to, title, closable }) => (
        <span key={to} className={`shell-tab${to === current ? ' shell-tab-current' : ''}`}>
          <GoLink to={to} aria-current={to === current ? 'page' : undefined}>
            {title}
          </GoLink>
          {closable ? (
            <button type="button" aria-label={t('shell.closePage', { title })} onClick={() => onClose(to)}>
              <PageIcon name="close" />
            </button>
          ) : null}
        </span>
      ))}
    </nav>
  )
}
