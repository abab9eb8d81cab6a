import { articles } from '@jizhi/templates'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type GalleryFilter, galleryCards, type Rhythm } from './gallery-card.ts'

interface GalleryFiltersProps {
  readonly filter: GalleryFilter
  readonly onFilter: (filter: GalleryFilter) => void
  readonly count: number
}

const RHYTHMS: readonly Rhythm[] = ['day', 'week', 'month', 'quarter', 'year', 'event']
const WHOM = ['townships', 'villages', 'departments', 'people', 'contractors', 'matters'] as const

/** 时间, 考谁, 来源: a chosen word chosen again gives all back. */
export function GalleryFilters({ filter, onFilter, count }: GalleryFiltersProps) {
  const { t } = useTranslation()
  const pick = <K extends keyof GalleryFilter>(key: K, value: NonNullable<GalleryFilter[K]>) => {
    const { [key]: before, ...rest } = filter
    onFilter(before === value ? rest : { ...rest, [key]: value })
  }
  return (
    <div className="gallery-filters">
      <Row title={t('gallery.byTime')}>
        {RHYTHMS.filter((one) => galleryCards.some(({ rhythm }) => rhythm === one)).map((one) => (
          <Word key={one} on={filter.rhythm === one} onPick={() => pick('rhythm', one)}>
            {t(`gallery.rhythm.${one}`)}
          </Word>
        ))}
      </Row>
      <Row title={t('gallery.byWhom')}>
        {WHOM.map((one) => (
          <Word key={one} on={filter.whom === one} onPick={() => pick('whom', one)}>
            {t(`gallery.whom.${one}`)}
          </Word>
        ))}
      </Row>
      <Row title={t('gallery.bySource')}>
        {articles.map(({ id, place }) => (
          <Word key={id} on={filter.article === id} onPick={() => pick('article', id)}>
            {place}
          </Word>
        ))}
      </Row>
      <p className="gallery-count" role="status">
        {t('gallery.count', { count, all: galleryCards.length })}
      </p>
    </div>
  )
}

const Row = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <fieldset className="gallery-row">
    <legend>{title}</legend>
    {children}
  </fieldset>
)

const Word = (props: { readonly on: boolean; readonly onPick: () => void; readonly children: ReactNode }) => (
  <button type="button" aria-pressed={props.on} onClick={props.onPick}>
    {props.children}
  </button>
)
