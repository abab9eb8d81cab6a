import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty, useSession } from '../../../client/session.ts'
import { usePageTitle } from '../../../frame/page-tabs.ts'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PageSplit } from '../../../ui/page-split.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { StateBlock } from '../../../ui/state-block.tsx'
import { DrawingPicture } from '../../drawing-lines/index.ts'
import { fits, type GalleryCard, type GalleryFilter, galleryCards } from './gallery-card.ts'
import { GalleryFilters } from './gallery-filters.tsx'
import { OtherStarts } from './other-starts.tsx'
import './gallery.css'

/** 从哪里开始: what one may begin with, each with its drawing in small, and the article it was modelled on. */
export function GalleryPage({ onChoose }: { readonly onChoose: (start: Readonly<Record<string, string>>) => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { tenant } = useSession()
  const [filter, setFilter] = useState<GalleryFilter>({})
  usePageTitle(t('mechanisms.new'))
  const cards = galleryCards.filter((card) => fits(card, filter))
  return (
    <PageSplit>
      <PageHeader
        crumbs={[{ text: tenant.name }, { text: t('menu.mechanisms'), to: `/${county}/mechanisms` }]}
        title={t('mechanisms.startFrom')}
      />
      <OtherStarts onChoose={onChoose} />
      <GalleryFilters filter={filter} onFilter={setFilter} count={cards.length} />
      <section className="gallery-cards" aria-label={t('mechanisms.templates')}>
        {cards.map((card) => (
          <Card key={card.template.name} card={card} onChoose={() => onChoose({ template: card.template.name })} />
        ))}
      </section>
      {cards.length === 0 ? (
        <StateBlock
          state="empty"
          title={t('gallery.none')}
          action={<PlainButton onClick={() => setFilter({})}>{t('gallery.all')}</PlainButton>}
        />
      ) : null}
    </PageSplit>
  )
}

function Card({ card, onChoose }: { readonly card: GalleryCard; readonly onChoose: () => void }) {
  const { t } = useTranslation()
  const { template, article, drawing, open, rhythm, whom } = card
  const { title, summary, owner, mechanism } = template
  const count = mechanism.blocks.length
  return (
    <article className="gallery-card">
      <span className="gallery-picture">
        <DrawingPicture mechanism={mechanism} label={t('mechanisms.pictureOf', { title, count })} />
      </span>
      <h2>
        <button type="button" onClick={onChoose}>
          {title}
        </button>
      </h2>
      <span className="gallery-summary">{summary}</span>
      <span className="gallery-source">
        {t('gallery.source', { place: article.place, drawing: drawing.title })}
        <small>
          {t('gallery.article', { title: article.title })}
          {article.published === '' ? t('gallery.undated') : t('gallery.published', { when: article.published })}
        </small>
      </span>
      <span className="gallery-meta">
        <span>{t(`mechanisms.for.${owner}`)}</span>
        <span>{t(`gallery.rhythm.${rhythm}`)}</span>
        <span>{t(`gallery.whom.${whom}`)}</span>
        <span>{t('mechanisms.blocks', { count })}</span>
        <span className="gallery-open">{t('gallery.open', { count: open })}</span>
      </span>
    </article>
  )
}
