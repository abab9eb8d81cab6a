import { Steps } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLayout } from './use-layout.ts'
import './import-steps.css'

export type ImportStep = 0 | 1 | 2 | 3

export interface ImportStepsProps {
  /** 0 file, 1 columns, 2 check, 3 write. */
  readonly step: ImportStep
  /** The step that failed shows a mark and a word. */
  readonly failed?: boolean
  /** Other names for the steps, where an import has others. */
  readonly titles?: readonly string[]
  readonly children: ReactNode
  /** Back and forward buttons, end of the frame. */
  readonly actions?: ReactNode
  /** What is being worked on: file name, rows. */
  readonly note?: ReactNode
}

/** The frame of every import: 文件 → 表头对应 → 检查 → 写入. Nothing is written before the last step. */
export function ImportSteps({ step, failed = false, titles: given, children, actions, note }: ImportStepsProps) {
  const { t } = useTranslation()
  const phone = useLayout() === 'phone'
  const titles = given ?? [t('ui.stepFile'), t('ui.stepMapping'), t('ui.stepCheck'), t('ui.stepWrite')]
  return (
    <section className="import-steps">
      <Steps
        size="small"
        current={step}
        status={failed ? 'error' : 'process'}
        orientation="horizontal"
        responsive={false}
        items={titles.map((title, at) => ({ title: phone && at !== step ? '' : title }))}
      />
      <div className="import-body">{children}</div>
      {actions || note ? (
        <footer className="import-foot">
          <span>{note}</span>
          <div>{actions}</div>
        </footer>
      ) : null}
    </section>
  )
}
