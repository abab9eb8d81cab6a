import type { SaidTrace } from '@jizhi/mechanism'
import { useTranslation } from 'react-i18next'
import { StateBlock } from '../../../ui/state-block.tsx'
import { WhySteps } from '../../../ui/why-panel.tsx'
import { useWhySteps } from '../../why/index.ts'
import { useLive } from './use-live.tsx'
import './data-tab.css'

/** 为什么: the cell that was asked about in 数据, under the drawing as it stands now. */
export function WhyTab() {
  const { t } = useTranslation()
  const asked = useLive((state) => state.asked)
  const why = useLive((state) => state.why)
  if (asked === undefined) return <p className="field-help">{t('live.askWhy')}</p>
  if (why === undefined) return <StateBlock state="loading" />
  if (why.trace === undefined) return <p className="field-help">{t('live.cellGone')}</p>
  return <Walk key={JSON.stringify(why.cell)} trace={why.trace} />
}

function Walk({ trace }: { readonly trace: SaidTrace }) {
  const { title, subtitle, headings, steps } = useWhySteps(trace)
  return (
    <section className="why-tab">
      <div className="why-tab-head">
        <h3 className="why-tab-title">{title}</h3>
        <div>{subtitle}</div>
      </div>
      <WhySteps steps={steps} headings={headings} />
    </section>
  )
}
