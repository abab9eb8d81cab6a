import { useTranslation } from 'react-i18next'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { GoLink } from '../../ui/go-link.tsx'
import { Moment } from '../../ui/moment.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { PlainTag } from '../../ui/plain-tag.tsx'
import type { Deed } from './duties.ts'
import { whatOf } from './duty-table.tsx'

export type Retractable = Deed['retractable'][number] & { readonly cycle: string }

/** 已办: what this person did, newest first; what nobody acted on may be taken back. */
export function DeedList(props: {
  readonly deeds: readonly Deed[]
  readonly onRetract: ((one: Retractable) => void) | undefined
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  return (
    <ul className="duty-list">
      {props.deeds.map((deed) => (
        <li key={[deed.cycle, deed.block, deed.kind, deed.at].join('|')}>
          <span className="duty-due">
            <Moment at={deed.at} now={now} />
          </span>
          <PlainTag>{deed.kindName}</PlainTag>
          <div className="duty-what">
            <p>
              {whatOf(
                deed.rowNames.map((name) => (name === '' ? deed.blockName || deed.mechanismName : name)),
                t,
                deed.count,
              )}
            </p>
            <p className="duty-why">
              {t('workbench.done', { mechanism: deed.mechanismName, period: deed.periodLabel })}
              {deed.standsFor === null ? null : t('workbench.doneFor', { name: deed.standsFor })}
            </p>
          </div>
          {props.onRetract && deed.retractable.length === 1 ? (
            <PlainButton onClick={() => props.onRetract?.({ ...deed.retractable[0]!, cycle: deed.cycle })}>
              {t('workbench.retract')}
            </PlainButton>
          ) : null}
          <GoLink to={`/${county}/cycles/${deed.cycle}`} className="plain-button plain-default">
            {t('workbench.look')}
          </GoLink>
        </li>
      ))}
    </ul>
  )
}
