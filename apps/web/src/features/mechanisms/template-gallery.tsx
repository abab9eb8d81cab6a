import { type Template, templateList } from '@jizhi/templates'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DrawingPicture } from '../drawing-lines/index.ts'

interface TemplateGalleryProps {
  readonly chosen: Template | undefined
  readonly onChoose: (template: Template | undefined) => void
}

/** What one may start from: each with its drawing in small, what it is for, and how large it is; last an empty canvas. */
export function TemplateGallery({ chosen, onChoose }: TemplateGalleryProps) {
  const { t } = useTranslation()
  return (
    <section className="template-gallery" aria-label={t('mechanisms.templates')}>
      <h2>{t('mechanisms.startFrom')}</h2>
      <div className="template-cards">
        {templateList.map((template) => {
          const { name, title, summary, owner, mechanism } = template
          const count = mechanism.blocks.length
          return (
            <Choice
              key={name}
              chosen={chosen?.name === name}
              onChoose={() => onChoose(template)}
              picture={<DrawingPicture mechanism={mechanism} label={t('mechanisms.pictureOf', { title, count })} />}
              title={title}
              summary={summary}
              meta={`${t(`mechanisms.for.${owner}`)} · ${t('mechanisms.blocks', { count })}`}
            />
          )
        })}
        <Choice
          chosen={chosen === undefined}
          onChoose={() => onChoose(undefined)}
          title={t('mechanisms.blank')}
          summary={t('mechanisms.blankText')}
        />
      </div>
    </section>
  )
}

function Choice(props: {
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly picture?: ReactNode
  readonly title: string
  readonly summary: string
  readonly meta?: string
}) {
  const { chosen, onChoose, picture, title, summary, meta } = props
  return (
    <button type="button" aria-pressed={chosen} className="template-card" onClick={onChoose}>
      <span className={picture ? 'template-picture' : 'template-picture template-blank'}>{picture}</span>
      <strong>{title}</strong>
      <span className="template-summary">{summary}</span>
      {meta ? <span className="template-meta">{meta}</span> : null}
    </button>
  )
}
