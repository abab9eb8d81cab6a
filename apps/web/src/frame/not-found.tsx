import { useTranslation } from 'react-i18next'
import { GoLink } from '../ui/go-link.tsx'
import { StateBlock } from '../ui/state-block.tsx'

export function NotFound() {
  const { t } = useTranslation()
  return <StateBlock state="not-found" action={<GoLink to="/">{t('ui.backHome')}</GoLink>} />
}
