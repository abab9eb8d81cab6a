import type { Answer, readOperations } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'
import { countyNow, useSession } from '../../client/session.ts'
import { Moment } from '../../ui/moment.tsx'

/** Mistakes of the last 24 hours, by the number that stood in the message. */
export function IncidentList(props: { readonly incidents: Answer<typeof readOperations>['incidents'] }) {
  const { t } = useTranslation()
  const now = countyNow(useSession())
  if (props.incidents.length === 0) return null
  return (
    <section>
      <h2>{t('operations.incidents')}</h2>
      <ul>
        {props.incidents.map(({ number, at, where, what }) => (
          <li key={number}>
            <span>
              <strong className="num">{number}</strong> · <Moment at={at} now={now} />
            </span>
            <span className="side-note operations-where">
              {where} · {what}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
