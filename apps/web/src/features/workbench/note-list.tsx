import { useTranslation } from 'react-i18next'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { GoLink } from '../../ui/go-link.tsx'
import { Moment } from '../../ui/moment.tsx'
import { PlainTag } from '../../ui/plain-tag.tsx'
import type { HandOver, Note } from './duties.ts'
import { whatOf } from './duty-table.tsx'

/** 知会: what passed from one holder to the next, and what was handed on or urged. */
export function NoteList({
  notes,
  handOvers,
}: {
  readonly notes: readonly Note[]
  readonly handOvers: readonly HandOver[]
}) {
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  const named = (names: readonly string[]) =>
    names.length === 0 ? t('workbench.nobody') : names.join(t('workbench.between'))
  return (
    <ul className="duty-list">
      {handOvers.map((one) => (
        <li key={one.id}>
          <span className="duty-due num">{one.on}</span>
          <PlainTag>{t('workbench.handOver')}</PlainTag>
          <div className="duty-what">
            <p>
              {t('workbench.handedOver', {
                post: `${one.unitName}${one.postTitle}`,
                left: named(one.left),
                came: named(one.came),
                count: one.duties.length,
              })}
            </p>
            <p className="duty-why">
              {t('workbench.done', { mechanism: one.mechanismName, period: one.periodLabel })}
              {whatOf(
                one.duties.map(({ blockName, rowName }) => `${blockName} ${rowName}`.trim()),
                t,
              )}
            </p>
          </div>
          <GoLink to={`/${county}/cycles/${one.cycle}`} className="plain-button plain-default">
            {t('workbench.look')}
          </GoLink>
        </li>
      ))}
      {notes.map((note) => (
        <li key={`${note.at} ${note.sentence}`}>
          <span className="duty-due">
            <Moment at={note.at} now={now} />
          </span>
          <div className="duty-what">
            <p>{note.sentence}</p>
            {note.words === null ? null : <p className="duty-why">{note.words}</p>}
          </div>
          <GoLink to={`/${county}/cycles/${note.cycle}`} className="plain-button plain-default">
            {t('workbench.look')}
          </GoLink>
        </li>
      ))}
    </ul>
  )
}
