import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { GoLink } from '../../ui/go-link.tsx'
import { DueTag } from '../../ui/moment.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { PlainTag } from '../../ui/plain-tag.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { type Approval, type Duty, keyOf, mayHandOn, type Order, type Orphan } from './duties.ts'
import '../../ui/plain-button.css'
import './workbench-page.css'

/** Names up to this many are read out; more are counted. */
const readOut = 3

/** The inbox: mark and deadline, kind, what and why, one verb per row. */
export function DutyTable(props: {
  readonly duties: readonly Duty[]
  readonly approvals: readonly Approval[]
  readonly orders: readonly Order[]
  readonly onHandOn: ((duty: Duty) => void) | undefined
  readonly onFill: ((duty: Duty) => void) | undefined
}) {
  const { duties, approvals, orders, onHandOn, onFill } = props
  const { t } = useTranslation()
  const county = useCounty()
  return (
    <ul className="duty-list">
      {approvals.map(({ id, name, ownerName, version }) => (
        <li key={id}>
          <Due at={null} />
          <PlainTag>{t('workbench.approve')}</PlainTag>
          <div className="duty-what">
            <p>{t('workbench.versionOf', { name, version })}</p>
            <p className="duty-why">{t('workbench.whyApprove', { owner: ownerName })}</p>
          </div>
          <GoLink to={`/${county}/mechanisms/${id}?version=${version}`} className="plain-button plain-default">
            {t('workbench.go')}
          </GoLink>
        </li>
      ))}
      {orders.map(({ id, kind, sentence, proposedBy, cycle }) => (
        <li key={id}>
          <Due at={null} />
          <PlainTag>{t('orders.confirmKind')}</PlainTag>
          <div className="duty-what">
            <p>{t('orders.toConfirm', { kind: t(`orders.kinds.${kind}`), sentence })}</p>
            <p className="duty-why">
              {t('orders.whyConfirm', {
                ...{ who: proposedBy, mechanism: cycle?.mechanismName ?? '', period: cycle?.periodLabel ?? '' },
              })}
            </p>
          </div>
          <GoLink to={`/${county}/orders/${id}`} className="plain-button plain-default">
            {t('workbench.go')}
          </GoLink>
        </li>
      ))}
      {duties.map((duty) => (
        <li key={keyOf(duty)}>
          <Due at={duty.dueAt} />
          <PlainTag>{t(`workbench.kinds.${duty.kind}`)}</PlainTag>
          <div className="duty-what">
            <p>{whatOf(namesIn(duty.rows, t), t)}</p>
            <p className="duty-why">{whyOf(duty, t)}</p>
          </div>
          {onHandOn && mayHandOn(duty) ? (
            <PlainButton onClick={() => onHandOn(duty)}>{t('workbench.handOn')}</PlainButton>
          ) : null}
          {onFill && duty.byForm ? (
            <PlainButton onClick={() => onFill(duty)}>{t('workbench.fill')}</PlainButton>
          ) : (
            <GoLink to={`/${county}/cycles/${duty.cycle}${placeOf(duty)}`} className="plain-button plain-default">
              {t('workbench.go')}
            </GoLink>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Where in the month it is done. */
const placeOf = ({ kind }: Duty): string => {
  if (kind === 'decide') return '?tab=objections'
  if (kind === 'judge') return '?tab=review'
  return kind === 'sign' || kind === 'record' || kind === 'settle' ? '?tab=effects' : ''
}

/** 无人任职: what nobody can do before somebody is appointed. */
export function OrphanTable({ orphans }: { readonly orphans: readonly Orphan[] }) {
  const { t } = useTranslation()
  const county = useCounty()
  return (
    <ul className="duty-list">
      {orphans.map((orphan) => (
        <li key={[orphan.cycle, orphan.block, orphan.kind, orphan.why].join('|')}>
          <Due at={orphan.dueAt} />
          <PlainTag>{t(`workbench.kinds.${orphan.kind}`)}</PlainTag>
          <div className="duty-what">
            <p>{whatOf(namesIn(orphan.rows, t), t)}</p>
            <p className="duty-why">
              {t('workbench.orphanWhy', {
                why: orphan.why,
                mechanism: orphan.mechanismName,
                period: orphan.periodLabel,
              })}
            </p>
          </div>
          <GoLink to={`/${county}/people?tab=posts`} className="plain-button plain-default">
            {t('workbench.appoint')}
          </GoLink>
        </li>
      ))}
    </ul>
  )
}

function Due({ at }: { readonly at: string | null }) {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  return (
    <span className="duty-due">
      {at === null ? (
        <StatusTag status="normal" bare>
          {t('workbench.noDue')}
        </StatusTag>
      ) : (
        <DueTag at={at} now={now} bare />
      )}
    </span>
  )
}

const namesIn = (rows: Duty['rows'], t: TFunction): readonly string[] =>
  rows.map(({ rowName }) => (rowName === '' ? t('months.wholeTable') : rowName))

export const whatOf = (names: readonly string[], t: TFunction, count = names.length): string => {
  const first = names.slice(0, readOut).join(t('workbench.between'))
  return count > readOut ? t('workbench.andMore', { first, count }) : first
}

/** Why it is mine, who handed it on, that it was urged, and what silence does. */
function whyOf(duty: Duty, t: TFunction): string {
  const { mechanismName: mechanism, periodLabel: period, standsFor, silence } = duty
  const from = duty.rows.find((row) => row.from !== null)?.from
  const urged = duty.rows.filter(({ urgedAt }) => urgedAt !== null).length
  const why =
    standsFor !== null
      ? t('workbench.whyStandIn', { mechanism, period, name: standsFor })
      : from
        ? t('workbench.whyHanded', { mechanism, period, name: from })
        : t('workbench.why', { mechanism, period })
  return [
    why,
    ...(urged > 0 ? [t('workbench.urged', { count: urged })] : []),
    ...(silence === null ? [] : [t('workbench.silence', { silence })]),
  ].join('')
}
