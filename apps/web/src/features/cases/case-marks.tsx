import type { Answer, listCases } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'
import type { Status } from '../../theme/tokens.ts'
import { StatusTag } from '../../ui/status-tag.tsx'

export type CaseCard = Answer<typeof listCases>['cases'][number]

const LOOK: Readonly<Record<CaseCard['status'], Status>> = {
  received: 'normal',
  accepted: 'normal',
  dispatched: 'normal',
  working: 'normal',
  finished: 'normal',
  closed: 'settled',
  merged: 'stale',
}

const dayMs = 86_400_000

/** Overdue in words and colour, soon due in amber; a closed case is never red. */
export function CaseStatusTag({ one, now }: { readonly one: CaseCard; readonly now: number }) {
  const { t } = useTranslation()
  const isOpen = one.status !== 'closed' && one.status !== 'merged'
  const left = one.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(one.dueAt) - now
  // TIME-5: from the due instant on, also before the register has heard of it
  const isLate = isOpen && (one.overdue || left <= 0)
  const look: Status = isLate ? 'overdue' : isOpen && left < dayMs ? 'dueSoon' : LOOK[one.status]
  const words = [t(`cases.statuses.${one.status}`), ...(isLate ? [t('cases.late')] : [])]
  return <StatusTag status={look}>{words.join(' · ')}</StatusTag>
}

/** Quiet marks behind the words: how often it was reported and reopened, whether it rests. */
export function CaseMarks({ one }: { readonly one: CaseCard }) {
  const { t } = useTranslation()
  const marks = [
    ...(one.broughtNumber === null ? [] : [t('cases.brought')]),
    ...(one.paused ? [t('cases.paused')] : []),
    ...(one.reports > 1 ? [t('cases.reports', { count: one.reports })] : []),
    ...(one.reopened > 0 ? [t('cases.reopened', { count: one.reopened })] : []),
    ...(one.mine ? [t('cases.waitsMine')] : []),
  ]
  return marks.length === 0 ? null : <span className="case-marks">{marks.join('，')}</span>
}

/** The number it is known by: its own in the list it came from, else ours. */
export const caseNumber = ({ broughtNumber, number }: Pick<CaseCard, 'broughtNumber' | 'number'>): string =>
  broughtNumber ?? String(number)

/** What was reported, else its class and place. */
export function useCaseWords(): (one: CaseCard) => string {
  const { t } = useTranslation()
  return ({ words, className, placeName }) =>
    words ?? ([className, placeName].filter((part) => part !== null).join(' · ') || t('cases.noWords'))
}
