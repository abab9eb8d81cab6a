import { decideVersion } from '@jizhi/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../../client/ability.ts'
import { call } from '../../../client/call.ts'
import { tenantKey } from '../../../client/queries.ts'
import { useCounty, useSession } from '../../../client/session.ts'
import { GoLink } from '../../../ui/go-link.tsx'
import { ReviewBar } from '../../../ui/review-bar.tsx'
import { useToast } from '../../../ui/toast.ts'
import { useTermsOf } from '../delegation/terms.ts'
import type { MechanismAnswer } from './draft.ts'
import { periodWords } from './period-words.ts'

interface DecideBarProps {
  readonly mechanism: MechanismAnswer['mechanism']
  readonly version: MechanismAnswer['versions'][number]
  readonly openComments: number
}

/** Under a submitted version: the second person approves it or gives it back with a reason. */
export function DecideBar({ mechanism, version, openComments }: DecideBarProps) {
  const { t } = useTranslation()
  const toast = useToast()
  const county = useCounty()
  const queries = useQueryClient()
  const { actor } = useSession()
  const ability = useAbility()
  const subject = { __caslSubjectType__: 'Mechanism', ownerUnitId: mechanism.ownerUnitId } as const
  const may = ability.can('approve', subject)
  const decide = useMutation({
    mutationFn: ({ verdict, reason }: { readonly verdict: 'approved' | 'returned'; readonly reason: string }) =>
      call(decideVersion, {
        params: { county, mechanism: mechanism.id, version: String(version.version) },
        body: { verdict, reason: reason === '' ? null : reason },
      }),
    onSuccess: (answer, { verdict }) => {
      const done = { version: version.version }
      // 审批: the township agreed, the county decides
      if (verdict === 'approved' && answer.version.state === 'submitted') toast.done(t('delegation.withCounty'))
      else toast.done(t(verdict === 'approved' ? 'designer.approved' : 'designer.returned', done))
      return queries.invalidateQueries({ queryKey: tenantKey(county) })
    },
    onError: (error) => toast.failed(error.message),
  })
  const { waiting } = useTermsOf(mechanism.id)
  if (version.state !== 'submitted') return null
  if (waiting === version.version)
    return (
      <p className="desk-foot">
        {t('delegation.withCounty')}{' '}
        <GoLink to={`/${county}/delegation?tab=filings`}>{t('delegation.filingsTab')}</GoLink>
      </p>
    )
  if (!may) return null
  const sentence = t('designer.decide', {
    by: version.submittedBy,
    version: version.version,
    period: periodWords(version.inForceFrom),
  })
  if (version.submittedById === actor.personId) return <p className="desk-foot">{t('designer.ownVersion')}</p>
  return (
    <ReviewBar
      sentence={openComments === 0 ? sentence : `${sentence}${t('comments.atDecision', { count: openComments })}`}
      busy={decide.isPending}
      verdicts={[
        { key: 'returned', label: t('designer.return'), kind: 'default', needsReason: true },
        { key: 'approved', label: t('designer.approve'), kind: 'primary' },
      ]}
      onVerdict={(key, reason) => decide.mutate({ verdict: key === 'approved' ? 'approved' : 'returned', reason })}
    />
  )
}
