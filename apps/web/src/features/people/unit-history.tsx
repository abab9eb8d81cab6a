import type { Answer, readUnit } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'

type History = Answer<typeof readUnit>

/** What a unit was called, what it counted as and where it belonged, newest first. */
export function UnitHistory({ history }: { readonly history: History }) {
  const { t } = useTranslation()
  const spans = history.spans
    .filter(({ category, population }) => category !== null || population !== null)
    .map((span) => ({
      ...span,
      text: t('people.attributes', {
        category: span.category ?? t('people.none'),
        population: span.population?.toLocaleString('zh-CN') ?? t('people.none'),
      }),
    }))
  const parents = history.parents.map((parent) => ({ ...parent, text: t('people.belongsTo', { name: parent.name }) }))
  const names = history.names.map((name) => ({ ...name, text: name.name }))
  return (
    <section className="people-section">
      <h3>{t('people.history')}</h3>
      <ul className="people-history">
        {[...names, ...parents, ...spans].map(({ text, from, to }) => (
          <li key={`${text}${from}`} className={to === null ? undefined : 'people-over'}>
            <span>{text}</span>
            <SpanText from={from} to={to} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The tree came with the county: days before anyone kept it are not worth a figure. */
const EVER = '2000-01-01'

export function SpanText({ from, to }: { readonly from: string | null; readonly to: string | null }) {
  const { t } = useTranslation()
  const start = from === null || from <= EVER ? null : from
  const words =
    to === null
      ? start === null
        ? ''
        : t('people.since', { day: start })
      : start === null
        ? t('people.until', { day: to })
        : t('people.fromTo', { from: start, to })
  return <span className="num people-quiet">{words}</span>
}
