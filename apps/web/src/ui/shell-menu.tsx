import { useTranslation } from 'react-i18next'
import { GoLink } from './go-link.tsx'
import { PageIcon, type PageIconName } from './icons/page-icon.tsx'
import './shell-menu.css'

interface MenuEntry {
  readonly to: string
  readonly label: string
  readonly icon: PageIconName
  /** How many things wait there. */
  readonly waiting?: number
}

export interface MenuGroup {
  readonly key: string
  readonly label?: string | undefined
  readonly entries: readonly MenuEntry[]
}

interface Props {
  readonly groups: readonly MenuGroup[]
  readonly current: string
  readonly short: boolean
  readonly onGone: () => void
}

/** An entry is current when the page is it or lies under it; the home page only when it is it. */
const isCurrent = (to: string, current: string, home: boolean) =>
  current === to || (!home && current.startsWith(`${to}/`))

export function ShellMenu({ groups, current, short, onGone }: Props) {
  const { t } = useTranslation()
  return (
    <nav className={`shell-menu${short ? ' shell-menu-short' : ''}`} aria-label={t('shell.menu')}>
      {groups.map((group, at) => (
        <div key={group.key} className={`menu-group${group.key === 'end' ? ' menu-group-end' : ''}`}>
          {group.label && !short ? <p className="menu-label">{group.label}</p> : null}
          <ul>
            {group.entries.map((entry, place) => {
              const here = isCurrent(entry.to, current, at === 0 && place === 0)
              return (
                <li key={entry.to}>
                  <GoLink
                    to={entry.to}
                    className="menu-entry"
                    aria-current={here ? 'page' : undefined}
                    title={short ? entry.label : undefined}
                    onClick={onGone}
                  >
                    <PageIcon name={entry.icon} />
                    <span className={short ? 'sr-only' : 'menu-word'}>{entry.label}</span>
                    {entry.waiting ? <span className="menu-waiting num">{entry.waiting}</span> : null}
                  </GoLink>
                </li>
              )
            })}
          </ul>
        </div>
      ))}
    </nav>
  )
}
