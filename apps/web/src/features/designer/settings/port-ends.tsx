import { Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../desk/desk.ts'
import type { BlockView } from '../drawing/block-view.ts'
import { useDrawing } from '../drawing/use-drawing.ts'
import { useSteps } from '../drawing/use-steps.ts'

/** BR-2: ways out that lead nowhere are marked 到此为止, or the check asks where their rows go. */
export function PortEnds({ view }: { readonly view: BlockView }) {
  const { t } = useTranslation()
  const { readOnly } = useDesk()
  const steps = useSteps()
  const wires = useDrawing((state) => state.drawing.mechanism.wires)
  const open = view.outputs.filter(
    ({ id, final }) => final !== true && !wires.some(({ from }) => from.block === view.id && from.port === id),
  )
  if (open.length === 0) return null
  return (
    <section className="port-ends">
      <h3>{t('designer.openPorts')}</h3>
      {open.map(({ id, label }) => (
        <div key={id} className="port-end-line">
          <span>{t('designer.endHere', { port: label })}</span>
          <Switch
            size="small"
            aria-label={t('designer.endHere', { port: label })}
            disabled={readOnly}
            checked={view.ends.includes(id)}
            onChange={(on) => steps.markEnd({ block: view.id, port: id }, on)}
          />
        </div>
      ))}
    </section>
  )
}
