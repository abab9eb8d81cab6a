import { retractFact } from '@jizhi/contracts'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../../client/session.ts'
import { useAct } from '../../frame/use-act.ts'
import { DeedPanel } from '../../ui/deed-panel.tsx'
import type { Retractable } from './deed-list.tsx'

/** 撤回: what one said stands in the record as taken back, with a reason. */
export function RetractForm({ one, onBack }: { readonly one: Retractable; readonly onBack: () => void }) {
  const { t } = useTranslation()
  const county = useCounty()
  const { act, busy } = useAct()
  const retract = async (words: string | null) => {
    const body = { fact: one.fact, words: words ?? '' }
    if (await act(retractFact, { params: { county, cycle: one.cycle }, body }, t('workbench.retractDone'))) onBack()
  }
  return (
    <DeedPanel
      title={t('workbench.retract')}
      subtitle={one.rowName}
      reason="required"
      verb={t('workbench.retract')}
      busy={busy}
      onDo={(words) => void retract(words)}
      onClose={onBack}
    >
      <p className="side-note">{t('workbench.retractNote')}</p>
    </DeedPanel>
  )
}
