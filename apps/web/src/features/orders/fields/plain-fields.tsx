import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldsProps } from '../stated.ts'

/** 恢复: nothing to choose. */
export function ResumeFields({ onStated }: FieldsProps) {
  const { t } = useTranslation()
  useEffect(() => onStated({ kind: 'resume', content: {} }), [onStated])
  return <p>{t('orders.resumeNote')}</p>
}

/** 作废: nothing to choose. */
export function VoidFields({ onStated }: FieldsProps) {
  const { t } = useTranslation()
  useEffect(() => onStated({ kind: 'void', content: {} }), [onStated])
  return <p>{t('orders.voidNote')}</p>
}
