import { useTranslation } from 'react-i18next'
import { StatusTag } from './status-tag.tsx'

/** Class of a table row or box whose figures are not yet official; hatching means this and nothing else. */
export const provisionalRow = 'hatched'

/** The word that always stands with the hatching. */
export function ProvisionalMark({ word }: { readonly word?: string }) {
  const { t } = useTranslation()
  return <StatusTag status="provisional">{word ?? t('ui.provisional')}</StatusTag>
}
