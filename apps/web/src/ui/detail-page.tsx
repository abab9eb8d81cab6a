import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import { PageHeader, type PageHeaderProps } from './page-header.tsx'
import { PageSplit } from './page-split.tsx'
import { SentenceBar, type SentenceBarProps } from './sentence-bar.tsx'
import { StateBlock, type StateBlockProps } from './state-block.tsx'
import './detail-page.css'

interface Fact {
  readonly label: string
  readonly value: ReactNode
}

interface DetailTab {
  readonly key: string
  readonly label: ReactNode
  readonly children: ReactNode
}

export interface DetailPageProps {
  readonly header: PageHeaderProps
  readonly sentence?: SentenceBarProps
  /** What one wants to know first, in at most eight pairs. */
  readonly summary?: readonly Fact[]
  readonly tabs?: readonly DetailTab[]
  readonly tab?: string
  readonly onTab?: (key: string) => void
  readonly state?: StateBlockProps | undefined
  readonly side?: ReactNode
  readonly children?: ReactNode
}

/** The detail pattern: header, sentence, summary, tabs, side panel. */
export const DetailPage = (props: DetailPageProps) => (
  <PageSplit side={props.side}>
    <PageHeader {...props.header} />
    {props.sentence ? <SentenceBar {...props.sentence} /> : null}
    {props.state ? (
      <div className="list-state">
        <StateBlock {...props.state} />
      </div>
    ) : (
      <>
        {props.summary ? <FactList facts={props.summary} /> : null}
        {props.tabs ? (
          <Tabs
            className="detail-tabs"
            items={props.tabs.map((tab) => ({ ...tab }))}
            {...(props.tab ? { activeKey: props.tab } : {})}
            {...(props.onTab ? { onChange: props.onTab } : {})}
          />
        ) : null}
        {props.children}
      </>
    )}
  </PageSplit>
)

/** Pairs of word and value, ruled like a form; also used inside side panels. */
export const FactList = ({ facts, narrow = false }: { readonly facts: readonly Fact[]; readonly narrow?: boolean }) => (
  <dl className={`fact-list${narrow ? ' fact-list-narrow' : ''}`}>
    {facts.map(({ label, value }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
