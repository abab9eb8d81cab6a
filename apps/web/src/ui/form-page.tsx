import type { ReactNode } from 'react'
import { PageHeader, type PageHeaderProps } from './page-header.tsx'
import { PageSplit } from './page-split.tsx'
import { SentenceBar } from './sentence-bar.tsx'
import './form-page.css'

interface FormSection {
  readonly key: string
  readonly title: string
  /** Why it is asked, or where the last value came from. */
  readonly note?: ReactNode
  readonly children: ReactNode
}

export interface FormPageProps {
  readonly header: PageHeaderProps
  /** Whether and when the entries were saved: 已存 10:32. */
  readonly saved?: string
  /** What keeps the form from being sent, as one sentence. */
  readonly fault?: string | undefined
  readonly sections: readonly FormSection[]
  readonly side?: ReactNode
  /** Buttons at the thumb on phones; on wide screens the header holds the primary action. */
  readonly bottom?: ReactNode
}

/** The form pattern: sections with their reason beside them, the state of saving in the header. */
export const FormPage = ({ header, saved, fault, sections, side, bottom }: FormPageProps) => (
  <PageSplit side={side}>
    <PageHeader
      {...header}
      actions={
        <>
          {saved ? <span className="form-saved">{saved}</span> : null}
          {header.actions}
        </>
      }
    />
    {fault ? <SentenceBar status="overdue" sentence={fault} /> : null}
    <div className="form-sections">
      {sections.map((section) => (
        <section key={section.key} className="form-section">
          <div className="form-section-words">
            <h2>{section.title}</h2>
            {section.note ? <p>{section.note}</p> : null}
          </div>
          <div className="form-section-fields">{section.children}</div>
        </section>
      ))}
    </div>
    {bottom ? <div className="form-bottom">{bottom}</div> : null}
  </PageSplit>
)
