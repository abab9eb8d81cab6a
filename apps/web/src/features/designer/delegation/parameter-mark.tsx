import { markOn, type Parameter } from '@jizhi/mechanism'
import { Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageIcon } from '../../../ui/icons/page-icon.tsx'
import { useDrawing } from '../drawing/use-drawing.ts'
import type { Field } from '../settings/form-model.ts'
import { MarkForm } from './mark-form.tsx'
import './marks.css'

interface ParameterMarkProps {
  readonly block: string
  readonly field: Field
  readonly path: readonly (string | number)[]
  readonly readOnly: boolean
}

/** PARAM-1: what whoever takes the drawing over may do to this setting: 锁定, 范围, 自由, or nothing said. */
export function ParameterMark({ block, field, path, readOnly }: ParameterMarkProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const mark = useDrawing((state) => markOn(state.drawing.mechanism, block, path))
  if (readOnly)
    return mark === undefined ? null : (
      <span className={`parameter-mark mark-${mark.mode}`}>{t(`delegation.mark.${mark.mode}`)}</span>
    )
  const shown = mark === undefined || mark.mode === 'locked' ? '' : `${t('delegation.mark.mayChange')} `
  const words =
    mark === undefined ? t('delegation.mark.none') : `${shown}${sayMark(mark, t(`delegation.mark.${mark.mode}`))}`
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger={['click']}
      placement="left"
      destroyOnHidden
      title={t('delegation.mark.title', { setting: field.title })}
      content={<MarkForm block={block} field={field} path={path} mark={mark} onDone={() => setOpen(false)} />}
    >
      <button
        type="button"
        className={`parameter-mark mark-${mark?.mode ?? 'unset'}`}
        aria-label={`${field.title}：${words}`}
        title={words}
      >
        {mark === undefined || mark.mode === 'locked' ? <PageIcon name="lock" /> : t('delegation.mark.mayChange')}
      </button>
    </Popover>
  )
}

/** 范围 6–12：小了排名靠运气。 */
const sayMark = ({ least, most, note }: Parameter, mode: string): string =>
  `${mode}${least === undefined && most === undefined ? '' : ` ${least ?? ''}–${most ?? ''}`}${note === undefined ? '' : `：${note}`}`
