import type { Answer, listAccounts } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'
import { StatusTag } from '../../ui/status-tag.tsx'

export type AccountRow = Answer<typeof listAccounts>['accounts'][number]

/** Whether one can sign in with it, with mark and word. */
export function AccountState({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation()
  return (
    <StatusTag status={disabled ? 'normal' : 'settled'} bare>
      {t(disabled ? 'people.disabled' : 'people.active')}
    </StatusTag>
  )
}
