import { type Mechanism, openParameters, readConfig } from '@jizhi/mechanism'
import { type Article, articles, type Template, templates, type Whom } from '@jizhi/templates'

/** When a mechanism runs, as one looks for it. */
export type Rhythm = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'event'

/** A template with where it comes from, ready to be looked at. */
export interface GalleryCard {
  readonly template: Template
  readonly article: Article
  /** Number and name of the mechanism in its article. */
  readonly drawing: { readonly number: number; readonly title: string }
  readonly whom: Whom
  readonly rhythm: Rhythm
  /** How many settings are open. */
  readonly open: number
}

const RHYTHMS: Readonly<Record<string, Rhythm>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  event: 'event',
}

export const rhythmOf = (mechanism: Mechanism): Rhythm => {
  const cycle = mechanism.blocks.find(({ kind }) => kind === 'cycle')
  const config = cycle && readConfig({ ...cycle, kind: 'cycle' })
  return (config?.ok && RHYTHMS[config.value.period]) || 'month'
}

/** The gallery in the order of the articles. */
export const galleryCards: readonly GalleryCard[] = articles.flatMap((article) =>
  article.drawings.flatMap(({ number, title, templates: drawn }) =>
    drawn.map(({ name, whom }): GalleryCard => {
      const template = templates[name]
      return {
        ...{ template, article, whom, drawing: { number, title } },
        rhythm: rhythmOf(template.mechanism),
        open: openParameters(template.mechanism).length,
      }
    }),
  ),
)

/** What the gallery is narrowed to; absent means all. */
export interface GalleryFilter {
  readonly rhythm?: Rhythm
  readonly whom?: Whom
  readonly article?: Article['id']
}

export const fits = (card: GalleryCard, { rhythm, whom, article }: GalleryFilter): boolean =>
  (rhythm === undefined || card.rhythm === rhythm) &&
  (whom === undefined || card.whom === whom) &&
  (article === undefined || card.article.id === article)
