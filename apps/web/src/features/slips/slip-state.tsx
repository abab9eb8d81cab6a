import type { Answer, listSlips } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'
import { StatusTag } from '../../ui/status-tag.tsx'

const MARKS = { printed: 'provisional', signed: 'settled', void: 'normal' } as const

export function SlipState({ state }: { readonly state: Answer<typeof listSlips>['slips'][number]['state'] }) {
  const { t } = useTranslation()
  return <StatusTag status={MARKS[state]}>{t(`slips.states.${state}`)}</StatusTag>
}
