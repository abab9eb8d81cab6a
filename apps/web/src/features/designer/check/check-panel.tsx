import { useTranslation } from 'react-i18next'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { StateBlock } from '../../../ui/state-block.tsx'
import { useDesk } from '../desk/desk.ts'
import { FindingList } from './finding-list.tsx'

/** All findings of the drawing, by severity. */
export function CheckPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { findings } = useDesk()
  return (
    <SidePanel open onClose={onClose} title={t('designer.check')} subtitle={t('designer.checkNote')}>
      {findings ? <FindingList findings={findings} /> : <StateBlock state="loading" />}
    </SidePanel>
  )
}
