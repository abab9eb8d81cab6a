import { unreadMessages } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../client/queries.ts'
import { useCounty } from '../client/session.ts'
import { GoLink } from '../ui/go-link.tsx'
import { PageIcon } from '../ui/icons/page-icon.tsx'
import './message-bell.css'

const lookAgainMs = 60_000

/** How many messages wait unread, and the way to them. */
export function MessageBell() {
  const { t } = useTranslation()
  const county = useCounty()
  const { data } = useQuery({
    ...tenantQuery(county, unreadMessages, { params: { county } }),
    refetchInterval: lookAgainMs,
  })
  const count = data?.unread ?? 0
  const label = count === 0 ? t('messages.bellNone') : t('messages.bell', { count })
  return (
    <GoLink to={`/${county}/messages`} className="shell-tool message-bell" aria-label={label} title={label}>
      <PageIcon name="bell" />
      {count > 0 ? <span className="message-bell-count num">{count > 99 ? '99+' : count}</span> : null}
    </GoLink>
  )
}
