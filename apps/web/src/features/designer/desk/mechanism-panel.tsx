import type { Rounding } from '@jizhi/mechanism'
import { Input } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PlainButton } from '../../../ui/plain-button.tsx'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { ParameterList } from '../delegation/parameter-list.tsx'
import { useDrawing, useDrawingStore } from '../drawing/use-drawing.ts'
import { useSteps } from '../drawing/use-steps.ts'
import { ExportSection } from '../exporting/export-section.tsx'
import { ChoiceField } from '../settings/fields/choice-field.tsx'
import { useDraft } from '../settings/fields/use-draft.ts'
import { FormFrameProvider } from '../settings/form-frame.ts'
import { useDesk } from './desk.ts'

const RULES = ['half-up', 'half-even', 'up', 'down'] as const satisfies readonly Rounding['rule'][]
const MODES = ['at-end', 'each-step'] as const satisfies readonly Rounding['mode'][]

/** NUM-6: decimal places of every 分 and % column when each step is rounded. */
const SCALES = ['0', '1', '2', '3', '4']

/** What holds for the whole mechanism: its name, its one rounding rule (NUM-5), and the way to its cycle. */
export function MechanismPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { readOnly } = useDesk()
  const steps = useSteps()
  const store = useDrawingStore()
  const { name, rounding, blocks } = useDrawing((state) => state.drawing.mechanism)
  const [draft, setDraft] = useDraft(name)
  const cycle = blocks.find(({ kind }) => kind === 'cycle')
  const settle = () => {
    if (draft.trim() !== name && !steps.nameMechanism(draft)) setDraft(name)
  }
  const rules = RULES.map((id) => ({ id, label: t(`designer.rounding.${id}`) }))
  const modes = MODES.map((id) => ({ id, label: t(`designer.rounding.${id}`) }))
  const change = (part: Partial<Rounding>) => steps.setRounding({ ...rounding, ...part })
  return (
    <SidePanel open onClose={onClose} title={t('designer.mechanism')} subtitle={t('designer.mechanismNote')}>
      <FormFrameProvider value={{ columns: [], references: {}, seen: () => [], written: () => undefined, readOnly }}>
        <div className="field-grid">
          <Row title={t('designer.name')}>
            <Input
              value={draft}
              maxLength={60}
              disabled={readOnly}
              aria-label={t('designer.name')}
              onChange={(event) => setDraft(event.target.value)}
              onBlur={settle}
              onPressEnter={settle}
            />
          </Row>
          <Row title={t('designer.roundingRule')}>
            <ChoiceField
              choices={rules}
              value={rounding.rule}
              compact={false}
              label={t('designer.roundingRule')}
              onChange={(id) => change({ rule: RULES.find((rule) => rule === id) ?? rounding.rule })}
            />
          </Row>
          <Row title={t('designer.roundingWhen')}>
            <ChoiceField
              choices={modes}
              value={rounding.mode}
              compact={false}
              label={t('designer.roundingWhen')}
              onChange={(id) => change({ mode: MODES.find((mode) => mode === id) ?? rounding.mode })}
            />
          </Row>
          {rounding.mode === 'each-step' ? (
            <Row title={t('designer.roundingScale')}>
              <ChoiceField
                choices={SCALES.map((id) => ({ id, label: id }))}
                value={String(rounding.scale ?? 2)}
                compact={false}
                label={t('designer.roundingScale')}
                onChange={(id) => change({ scale: Number(id) })}
              />
            </Row>
          ) : null}
          <Row title={t('designer.cycle')}>
            {cycle ? (
              <PlainButton small onClick={() => store.getState().select([cycle.id])}>
                {t('designer.openCycle')}
              </PlainButton>
            ) : (
              <p className="field-help">{t('designer.noCycle')}</p>
            )}
          </Row>
        </div>
        <ParameterList />
      </FormFrameProvider>
      <ExportSection />
    </SidePanel>
  )
}

const Row = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div className="field">
    <span className="field-title">{title}</span>
    <div className="field-control">{children}</div>
  </div>
)
