import { Dropdown, Popover } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppearance } from '../theme/appearance.ts'
import { looks } from '../theme/tokens.ts'
import { changeLanguage, languages } from '../words/words.ts'
import { PageIcon } from './icons/page-icon.tsx'

export interface ShellUser {
  /** The post first, as officials know each other: 考核办 · 管理员. */
  readonly name: string
  readonly onSignOut: () => void
}

/** Right end of the bar: complaint entry, size of the letters, look, the user. */
export function ShellTools({ user, phone }: { readonly user: ShellUser; readonly phone: boolean }) {
  const { t } = useTranslation()
  const { large, change } = useAppearance()
  return (
    <>
      <Popover trigger="click" placement="bottomRight" title={t('shell.complaintTitle')} content={<ComplaintWays />}>
        <ToolButton icon="complaint" word={t('shell.complaint')} short={phone} />
      </Popover>
      {phone ? null : (
        <ToolButton
          word={`${t('shell.textSize')} ${large ? t('shell.textStandard') : t('shell.textLarge')}`}
          onClick={() => change({ large: !large })}
        />
      )}
      <UserMenu user={user} phone={phone} />
    </>
  )
}

interface ToolProps {
  readonly icon?: 'complaint' | 'person'
  readonly word: string
  readonly short?: boolean
  readonly className?: string
  readonly onClick?: () => void
  readonly after?: ReactNode
}

/** Rest props come from antd's triggers (Popover, Dropdown), which hand their handlers to the child. */
const ToolButton = ({ icon, word, short = false, after, className = '', ...rest }: ToolProps) => (
  <button type="button" aria-label={short ? word : undefined} {...rest} className={`shell-tool ${className}`}>
    {icon ? <PageIcon name={icon} /> : null}
    {short ? null : word}
    {after}
  </button>
)

function ComplaintWays() {
  const { t } = useTranslation()
  return (
    <ul className="shell-complaint">
      <li>{t('shell.complaintOwn')}</li>
      <li>{t('shell.complaintBurden')}</li>
      <li>{t('shell.complaintPublic')}</li>
    </ul>
  )
}

function UserMenu({ user, phone }: { readonly user: ShellUser; readonly phone: boolean }) {
  const { t, i18n } = useTranslation()
  const { look, large, change } = useAppearance()
  const actions: Record<string, () => void> = {
    standard: () => change({ large: false }),
    large: () => change({ large: true }),
    out: user.onSignOut,
    ...Object.fromEntries(looks.map((name) => [name, () => change({ look: name })])),
    ...Object.fromEntries(languages.map((name) => [name, () => void changeLanguage(name)])),
  }
  const items = [
    {
      type: 'group' as const,
      label: t('shell.look'),
      children: looks.map((name) => ({ key: name, label: t(`shell.${name}`) })),
    },
    {
      type: 'group' as const,
      label: t('shell.textSize'),
      children: [
        { key: 'standard', label: t('shell.textStandard') },
        { key: 'large', label: t('shell.textLarge') },
      ],
    },
    {
      type: 'group' as const,
      label: t('shell.language'),
      children: languages.map((name) => ({ key: name, label: t(`languages.${name}`) })),
    },
    { type: 'divider' as const },
    { key: 'out', label: t('shell.signOut') },
  ]
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        selectable: true,
        multiple: true,
        selectedKeys: [look, large ? 'large' : 'standard', i18n.language],
        onClick: ({ key }) => actions[key]?.(),
      }}
    >
      <ToolButton icon="person" word={user.name} short={phone} after={phone ? null : <PageIcon name="down" />} />
    </Dropdown>
  )
}
