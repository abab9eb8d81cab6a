import { useTranslation } from 'react-i18next'
import { PageIcon } from '../../../ui/icons/page-icon.tsx'
import type { Terms } from './terms.ts'
import './marks.css'

/** Under the canvas of a drawing that was taken over: from where, how far one may go, and what happens after 送审. */
export function TermsStrip({ terms }: { readonly terms: Terms }) {
  const { t } = useTranslation()
  const { title, reach, filing, revoked } = terms
  return (
    <p className="desk-foot terms-strip">
      <PageIcon name="lock" />
      <span>
        {t('delegation.takenFrom', { title })}
        {revoked
          ? t('delegation.takenRevoked')
          : `${t(`delegation.reachNote.${reach}`)}${t(`delegation.filingNote.${filing}`)}`}
      </span>
    </p>
  )
}
