import { Fragment, type ReactNode } from 'react'
import { GoLink } from './go-link.tsx'
import './page-header.css'

interface Crumb {
  readonly text: string
  readonly to?: string
}

export interface PageHeaderProps {
  /** Where am I: county → mechanism → cycle → unit; the last one is this page's parent, not its title. */
  readonly crumbs: readonly Crumb[]
  readonly title: ReactNode
  readonly status?: ReactNode
  /** Quieter buttons, left of the primary one. */
  readonly actions?: ReactNode
  /** The one primary action of the page. */
  readonly primary?: ReactNode
}

export const PageHeader = ({ crumbs, title, status, actions, primary }: PageHeaderProps) => (
  <header className="page-header">
    <div className="page-header-words">
      <nav className="crumbs">
        {crumbs.map((crumb, at) => (
          <Fragment key={`${crumb.to ?? ''} ${crumb.text}`}>
            {at > 0 ? <span aria-hidden="true">›</span> : null}
            {crumb.to ? <GoLink to={crumb.to}>{crumb.text}</GoLink> : <span>{crumb.text}</span>}
          </Fragment>
        ))}
      </nav>
      <div className="page-title">
        <h1>{title}</h1>
        {status}
      </div>
    </div>
    {actions || primary ? (
      <div className="page-actions">
        {actions}
        {primary}
      </div>
    ) : null}
  </header>
)
