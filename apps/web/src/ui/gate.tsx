import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ProductMark } from './icons/product-mark.tsx'
import './gate.css'

/** The calm page before the product: mark, name, one box. No antd. */
export function Gate({
  title,
  subtitle,
  tag,
  children,
  foot,
}: {
  readonly title: string
  readonly subtitle?: ReactNode
  readonly tag?: ReactNode
  readonly children: ReactNode
  readonly foot?: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <main className="gate">
      <div className="gate-column">
        <header className="gate-brand">
          <ProductMark />
          <span>{t('product.name')}</span>
        </header>
        <section className="gate-box">
          <div className="gate-words">
            <h1>{title}</h1>
            {tag}
          </div>
          {subtitle ? <p className="gate-subtitle">{subtitle}</p> : null}
          {children}
        </section>
        {foot ? <footer className="gate-foot">{foot}</footer> : null}
      </div>
      <p className="gate-purpose">{t('product.purpose')}</p>
    </main>
  )
}
