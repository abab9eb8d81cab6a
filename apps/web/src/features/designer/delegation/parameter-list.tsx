import { describe, type Edit, type Parameter } from '@jizhi/mechanism'
import { useTranslation } from 'react-i18next'
import { PageIcon } from '../../../ui/icons/page-icon.tsx'
import { useDesk } from '../desk/desk.ts'
import { useDrawing, useDrawingStore } from '../drawing/use-drawing.ts'
import { useSteps } from '../drawing/use-steps.ts'
import './marks.css'

/** Every mark of the drawing in the order in which it is asked; each leads to its block, can be moved and taken away. */
export function ParameterList() {
  const { t } = useTranslation()
  const { readOnly } = useDesk()
  const store = useDrawingStore()
  const steps = useSteps()
  const mechanism = useDrawing((state) => state.drawing.mechanism)
  const views = useDrawing((state) => state.views)
  const parameters = mechanism.parameters ?? []
  const apply = (edit: Edit) => steps.apply(edit, describe(mechanism, edit))
  const move = (at: number, by: -1 | 1) => {
    const [one] = parameters.slice(at, at + 1)
    if (one !== undefined)
      apply({ do: 'replace-parameters', parameters: parameters.toSpliced(at, 1).toSpliced(at + by, 0, one) })
  }
  return (
    <section className="parameter-list">
      <h3>{t('delegation.mark.list')}</h3>
      {parameters.length === 0 ? <p className="field-help">{t('delegation.mark.listNone')}</p> : null}
      <ol>
        {parameters.map((one, at) => (
          <li key={one.id}>
            <button type="button" className="parameter-go" onClick={() => store.getState().select([one.block])}>
              <span>{one.label}</span>
              <span className="side-note">
                {views.get(one.block)?.name ?? one.block} · {t(`delegation.mark.${one.mode}`)} {boundsOf(one)}
              </span>
            </button>
            {readOnly ? null : (
              <span className="row-tools">
                <button
                  type="button"
                  disabled={at === 0}
                  onClick={() => move(at, -1)}
                  aria-label={t('delegation.mark.up', { label: one.label })}
                >
                  <PageIcon name="up" />
                </button>
                <button
                  type="button"
                  disabled={at === parameters.length - 1}
                  onClick={() => move(at, 1)}
                  aria-label={t('delegation.mark.down', { label: one.label })}
                >
                  <PageIcon name="down" />
                </button>
                <button
                  type="button"
                  onClick={() => apply({ do: 'remove-parameter', parameter: one.id })}
                  aria-label={t('delegation.mark.removeOf', { label: one.label })}
                >
                  <PageIcon name="close" />
                </button>
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

const boundsOf = ({ least, most }: Parameter): string =>
  least === undefined && most === undefined ? '' : `${least ?? ''}–${most ?? ''}`
