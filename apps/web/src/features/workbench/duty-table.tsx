import type { Answer, listOrders } from '@jizhi/contracts'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { GoLink } from '../../ui/go-link.tsx'
import { DueTag } from '../../ui/moment.tsx'
import { PlainTag } from '../../ui/plain-tag.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import type { Approval, Duty } from './duties.ts'
import '../../ui/plain-button.css'
import './workbench-page.css'

type Order = Answer<typeof listOrders>['orders'][number]

/** Names up to this many are read out; more are counted. */
const readOut = 3

/** The inbox: mark and deadline, kind, what and why, one verb per row. */
export function DutyTable(props: {
  readonly duties: readonly Duty[]
  readonly approvals: readonly Approval[]
  readonly orders: readonly Order[]
}) {
  const { duties, approvals, orders } = props
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  return (
    <ul className="duty-list">
      {approvals.map(({ id, name, ownerName, version }) => (
        <li key={id}>
          <span className="duty-due">
            <StatusTag status="normal" bare>
              {t('workbench.noDue')}
            </StatusTag>
          </span>
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
          <span className="duty-due">
            <StatusTag status="normal" bare>
              {t('workbench.noDue')}
            </StatusTag>
          </span>
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
      {duties.map(({ key, cycle, kind, rowNames, dueAt }) => (
        <li key={key}>
          <span className="duty-due">
            {dueAt === null ? (
              <StatusTag status="normal" bare>
                {t('workbench.noDue')}
              </StatusTag>
            ) : (
              <DueTag at={dueAt} now={now} bare />
            )}
          </span>
          <PlainTag>{t(`workbench.kinds.${kind}`)}</PlainTag>
          <div className="duty-what">
            <p>{whatOf(rowNames, t)}</p>
            <p className="duty-why">
              {t('workbench.why', { mechanism: cycle.mechanismName, period: cycle.periodLabel })}
            </p>
          </div>
          <GoLink to={`/${county}/cycles/${cycle.id}`} className="plain-button plain-default">
            {t('workbench.go')}
          </GoLink>
        </li>
      ))}
    </ul>
  )
}

const whatOf = (names: readonly string[], t: TFunction) => {
  const named = names.map((name) => (name === '' ? t('months.wholeTable') : name))
  const first = named.slice(0, readOut).join(t('workbench.between'))
  return names.length > readOut ? t('workbench.andMore', { first, count: names.length }) : first
}
