import { useTranslation } from 'react-i18next'
import { Moment } from '../../ui/moment.tsx'
import type { CaseView } from './case-page.tsx'

/** Everything that was said and done, newest first. */
export function CaseCourse({ view, now }: { readonly view: CaseView; readonly now: number }) {
  const { t } = useTranslation()
  return (
    <ol className="case-course">
      {view.events.toReversed().map((event) => (
        <li key={`${event.at}${event.what}`} className={event.corrected ? 'case-over' : undefined}>
          <Moment at={event.at} now={now} />
          <strong>
            {event.label}
            {event.by === null ? '' : ` · ${event.by}`}
          </strong>
          {event.detail === null ? null : <p>{event.detail}</p>}
          {event.words === null ? null : <p>{event.words}</p>}
          {event.files.length === 0 ? null : <p>{t('cases.files', { count: event.files.length })}</p>}
          {event.corrected ? <p className="case-quiet">{t('cases.corrected')}</p> : null}
        </li>
      ))}
    </ol>
  )
}
