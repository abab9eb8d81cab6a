import { useTranslation } from 'react-i18next'
import { StatusTag } from '../../../ui/status-tag.tsx'
import type { MechanismAnswer } from './draft.ts'

const MARKS = { submitted: 'dueSoon', approved: 'settled', returned: 'normal' } as const

export const VersionTag = ({ state }: { readonly state: MechanismAnswer['versions'][number]['state'] }) => {
  const { t } = useTranslation()
  return <StatusTag status={MARKS[state]}>{t(`designer.state.${state}`)}</StatusTag>
}
