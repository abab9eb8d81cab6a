import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SidePanel } from './side-panel.tsx'
import './why-panel.css'

/** The seven steps of an explanation, always in this order; a step without content is left out. */
const whySteps = ['definition', 'substituted', 'value', 'from', 'items', 'facts', 'clause'] as const
type WhyStep = (typeof whySteps)[number]

export interface WhyPanelProps {
  readonly open: boolean
  readonly onClose: () => void
  /** 为什么是 86.20 */
  readonly title: string
  /** Whose, when, which figure, which state, which version. */
  readonly subtitle?: ReactNode
  readonly steps: Readonly<Partial<Record<WhyStep, ReactNode>>>
  /** More exact headings: 村均分由 5 个抽查村得来. */
  readonly headings?: Readonly<Partial<Record<WhyStep, string>>>
  /** The smallest change that would alter the outcome. */
  readonly different?: ReactNode
  /** Stands in place of the steps while they are read or could not be. */
  readonly state?: ReactNode
}

/** Why a figure is what it is: definition → substituted → value → from → items → facts → clause. */
export function WhyPanel({ open, onClose, title, subtitle, steps, headings = {}, different, state }: WhyPanelProps) {
  const { t } = useTranslation()
  const foot = different ? (
    <>
      <strong>{t('ui.different')}</strong>
      <div>{different}</div>
    </>
  ) : undefined
  return (
    <SidePanel open={open} onClose={onClose} title={title} subtitle={subtitle} foot={foot}>
      {state ?? <WhySteps steps={steps} headings={headings} />}
    </SidePanel>
  )
}

/** The steps by themselves, where they stand in a panel of something else. */
export function WhySteps({ steps, headings = {} }: Pick<WhyPanelProps, 'steps' | 'headings'>) {
  const { t } = useTranslation()
  const given = whySteps.filter((step) => steps[step] !== undefined && steps[step] !== null)
  return (
    <ol className="why-steps">
      {given.map((step, at) => (
        <li key={step} className={`why-step why-${step}`}>
          <span className="why-number num" aria-hidden="true">
            {at + 1}
          </span>
          <h3>{headings[step] ?? t(`ui.${step}`)}</h3>
          <div className="why-body">{steps[step]}</div>
        </li>
      ))}
    </ol>
  )
}
