import type { Answer, listMechanisms } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { GoLink } from '../../ui/go-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'

/** Which version holds, and what is on its way. */
export function MechanismStanding({ card }: { readonly card: Answer<typeof listMechanisms>['mechanisms'][number] }) {
  const { t } = useTranslation()
  const county = useCounty()
  return (
    <span className="mechanism-standing">
      {card.coming === null ? null : <StatusTag status="settled">{t('mechanisms.coming', card.coming)}</StatusTag>}
      {card.version === null && card.coming !== null ? null : card.version === null ? (
        <StatusTag status="normal">{t('mechanisms.neverApproved')}</StatusTag>
      ) : (
        <StatusTag status="settled">{t('mechanisms.inForce', { version: card.version })}</StatusTag>
      )}
      {card.waiting === null ? null : (
        <GoLink
          to={`/${county}/mechanisms/${card.id}?version=${card.waiting}`}
          onClick={(event) => event.stopPropagation()}
        >
          <StatusTag status="dueSoon">{t('mechanisms.waits', { version: card.waiting })}</StatusTag>
        </GoLink>
      )}
      {card.draftDiffers && card.version !== null ? (
        <StatusTag status="stale">{t('mechanisms.draftDiffers')}</StatusTag>
      ) : null}
      {card.origin !== null && card.origin.newest > card.origin.version ? (
        <StatusTag status="stale">{t('upstream.listed')}</StatusTag>
      ) : null}
    </span>
  )
}
