import { Modal } from 'antd'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { countyNow, useSession } from '../../../client/session.ts'
import { DifferenceTable } from '../../../ui/difference-table.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { useToast } from '../../../ui/toast.ts'
import type { Draft } from './draft.ts'
import './versions.css'

/** Somebody else saved first: who and when, and whose draft is to stay. Nothing is lost until a person chose. */
export function ConflictDialog({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation()
  const toast = useToast()
  const now = countyNow(useSession())
  const state = useSyncExternalStore(draft.saving.listen, draft.saving.read)
  const [busy, setBusy] = useState(false)
  const other = draft.otherSave()
  const choose = async (way: () => Promise<void>) => {
    setBusy(true)
    try {
      await way()
    } catch (error) {
      toast.failed(error instanceof Error ? error.message : t('ui.errorTitle'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open={state.kind === 'conflict' && other !== undefined}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      title={t('designer.conflict')}
      footer={
        <div className="dialog-buttons">
          <PlainButton disabled={busy} onClick={() => void choose(draft.keepMine)}>
            {t('designer.keepMine')}
          </PlainButton>
          <PlainButton kind="primary" disabled={busy} onClick={() => void choose(draft.takeTheirs)}>
            {t('designer.takeTheirs')}
          </PlainButton>
        </div>
      }
    >
      {other === undefined ? null : (
        <p>
          {other.by} · <Moment at={other.at} now={now} />
        </p>
      )}
      <p>{t('designer.conflictText')}</p>
      {other === undefined ? null : <DifferenceTable differences={other.differences} />}
    </Modal>
  )
}
