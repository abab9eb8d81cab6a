import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { PlainButton } from '../../../ui/plain-button.tsx'
import type { Autosave } from './autosave.ts'

const clock = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Shanghai' })

/** 已存 10:32, 正在存, or what kept it from being saved with another try. */
export function SaveNote({ saving }: { readonly saving: Autosave }) {
  const { t } = useTranslation()
  const state = useSyncExternalStore(saving.listen, saving.read)
  if (state.kind === 'failed') {
    return (
      <span className="save-note save-failed" role="alert" title={state.message}>
        {t('designer.notSaved')}
        <PlainButton small onClick={() => void saving.flush()}>
          {t('ui.retry')}
        </PlainButton>
      </span>
    )
  }
  const words = {
    saved: state.kind === 'saved' && state.at ? t('designer.savedAt', { time: clock.format(state.at) }) : '',
    waiting: t('designer.saving'),
    saving: t('designer.saving'),
    conflict: t('designer.conflictShort'),
  }[state.kind]
  return <output className="save-note">{words}</output>
}
