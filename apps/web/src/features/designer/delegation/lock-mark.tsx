import type { Granted } from '@jizhi/mechanism'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { PageIcon } from '../../../ui/icons/page-icon.tsx'
import './marks.css'

/** 锁, with its reason; 可改 with its bounds; nothing where anything may be set. */
export function LockMark({ granted: { may, words } }: { readonly granted: Granted }) {
  const { t } = useTranslation()
  if (may === 'all' || may === 'partly') return null
  if (may === 'bounded')
    return (
      <Tooltip title={words} trigger={['hover', 'focus', 'click']}>
        <button type="button" className="parameter-mark mark-range" aria-label={words}>
          {t('delegation.mark.mayChange')}
        </button>
      </Tooltip>
    )
  return (
    <Tooltip title={words} trigger={['hover', 'focus', 'click']}>
      <button type="button" className="parameter-mark mark-locked" aria-label={words}>
        <PageIcon name="lock" />
      </button>
    </Tooltip>
  )
}
