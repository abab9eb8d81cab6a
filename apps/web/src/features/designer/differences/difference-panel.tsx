import { diff, type Mechanism } from '@jizhi/mechanism'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { useDrawing } from '../drawing/use-drawing.ts'
import { ChangeList } from './change-list.tsx'

/** A version to compare the open drawing with. */
export interface Compared {
  /** 现行第 3 版. */
  readonly words: string
  readonly mechanism: Mechanism
}

interface DifferencePanelProps {
  readonly compared: Compared
  readonly onClose: () => void
}

/** What differs between a version and the open drawing, sentence by sentence. */
export function DifferencePanel({ compared, onClose }: DifferencePanelProps) {
  const { t } = useTranslation()
  const mechanism = useDrawing((state) => state.drawing.mechanism)
  const changes = useMemo(() => diff(compared.mechanism, mechanism), [compared, mechanism])
  const subtitle =
    changes.length === 0 ? undefined : t('designer.differencesNote', { words: compared.words, count: changes.length })
  return (
    <SidePanel open roomy onClose={onClose} title={t('designer.differences')} subtitle={subtitle}>
      <ChangeList changes={changes} empty={t('designer.noDifferences', { words: compared.words })} />
    </SidePanel>
  )
}
