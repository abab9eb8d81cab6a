import { Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GoLink } from './go-link.tsx'
import { PageIcon } from './icons/page-icon.tsx'
import { ProductMark } from './icons/product-mark.tsx'
import { type MenuGroup, ShellMenu } from './shell-menu.tsx'
import { type PageTab, ShellTabs } from './shell-tabs.tsx'
import { ShellTools, type ShellUser } from './shell-tools.tsx'
import { useLayout } from './use-layout.ts'
import './shell.css'

export interface ShellProps {
  readonly home: string
  readonly tenantName: string
  /** 演示数据 or 公开资料样例: says on every page what kind of figures these are. */
  readonly tenantTag?: string | undefined
  /** A whole sentence under the bar, e.g. the source of a sample tenant. */
  readonly banner?: ReactNode
  readonly groups: readonly MenuGroup[]
  /** Address of the page shown; menu and tabs mark it. */
  readonly current: string
  readonly tabs: readonly PageTab[]
  readonly onCloseTab: (to: string) => void
  readonly user: ShellUser
  /** More tools of the bar, e.g. the clock of a demo county. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** The frame of every signed-in page: bar 48 px, menu 184 or 52 px (a Drawer on phones), tabs 36 px, the page. */
export function Shell(props: ShellProps) {
  const { t } = useTranslation()
  const layout = useLayout()
  const [menuOpen, setMenuOpen] = useState(false)
  const menu = (short: boolean) => (
    <ShellMenu groups={props.groups} current={props.current} short={short} onGone={() => setMenuOpen(false)} />
  )
  return (
    <div className={`shell shell-${layout}`}>
      <a className="shell-skip" href="#page">
        {t('shell.skip')}
      </a>
      <header className="shell-bar">
        {layout === 'phone' ? (
          <button
            type="button"
            className="shell-tool"
            aria-label={t('shell.openMenu')}
            onClick={() => setMenuOpen(true)}
          >
            <PageIcon name="menu" />
          </button>
        ) : null}
        <GoLink to={props.home} className="shell-brand" aria-label={t('product.name')}>
          <ProductMark />
          <span className="shell-product">{t('product.name')}</span>
        </GoLink>
        <span className="shell-tenant">{props.tenantName}</span>
        {props.tenantTag ? <span className="shell-tag">{props.tenantTag}</span> : null}
        <span className="shell-gap" />
        {props.tools}
        <ShellTools user={props.user} phone={layout === 'phone'} />
      </header>
      {props.banner ? <div className="shell-banner">{props.banner}</div> : null}
      <div className="shell-body">
        {layout === 'phone' ? (
          <Drawer
            open={menuOpen}
            onClose={() => setMenuOpen(false)}
            placement="left"
            size={264}
            title={props.tenantName}
          >
            {menu(false)}
          </Drawer>
        ) : (
          menu(layout === 'narrow')
        )}
        <div className="shell-content">
          {layout === 'phone' ? null : (
            <ShellTabs tabs={props.tabs} current={props.current} onClose={props.onCloseTab} />
          )}
          <main id="page" className="shell-page" tabIndex={-1}>
            {props.children}
          </main>
        </div>
      </div>
    </div>
  )
}
