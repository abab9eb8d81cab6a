import { endLeave, listLeaves } from '@jizhi/contracts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tenantQuery } from '../../client/queries.ts'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { Card } from '../../ui/card.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { shanghaiDay } from './duties.ts'
import type { Holding } from './leave-form.tsx'

/** 请假与代理: who stands in for whom, until when; it ends by itself. */
export function LeavesCard({ onLeave }: { readonly onLeave: (holdings: readonly Holding[]) => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const session = useSession()
  const { act, busy } = useAct()
  const { data } = useQuery(tenantQuery(county, listLeaves, { params: { county } }))
  const holdings = data?.holdings ?? []
  const leaves = (data?.leaves ?? []).filter(({ standing }) => standing !== 'over')
  if (holdings.length === 0 && leaves.length === 0) return null
  const today = shanghaiDay(countyNow(session))
  const end = (leave: string, from: string) =>
    act(endLeave, { params: { county, leave }, body: { on: from > today ? from : today } }, t('workbench.leaveEnded'))
  return (
    <Card
      title={t('workbench.leaves')}
      end={
        holdings.length > 0 && session.tenant.kind !== 'sample' ? (
          <PlainButton onClick={() => onLeave(holdings)}>{t('workbench.takeLeave')}</PlainButton>
        ) : null
      }
      flush
    >
      <ul className="duty-list">
        {leaves.map((one) => (
          <li key={one.id}>
            <span className="duty-due num">
              {one.from} – {one.to}
            </span>
            <div className="duty-what">
              <p>{t('workbench.standsIn', { name: one.standIn.name, away: one.away.name })}</p>
              <p className="duty-why">{`${one.unitName}${one.title}`}</p>
            </div>
            {one.mayEnd ? (
              <PlainButton disabled={busy} onClick={() => void end(one.id, one.from)}>
                {t('workbench.endLeave')}
              </PlainButton>
            ) : null}
          </li>
        ))}
        {leaves.length === 0 ? <li className="duty-why">{t('workbench.noLeaves')}</li> : null}
      </ul>
    </Card>
  )
}
