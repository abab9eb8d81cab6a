import { helpOf, type Json } from '@jizhi/mechanism'
import { useTranslation } from 'react-i18next'
import { useFormFrame } from '../form-frame.ts'
import type { Field } from '../form-model.ts'
import { saySettingShort } from '../say-setting.ts'
import { EnglishHelp } from './english-help.tsx'
import './changes.css'

const SAYS_DEFAULT = new Set<Field['kind']>(['choice', 'flag', 'whole', 'decimal', 'column'])

interface FieldNotesProps {
  readonly field: Field
  readonly path: readonly (string | number)[]
  readonly onBack: (value: Json) => void
}

/** Under a field: what it is for, what stands there where nobody sets it, and what it was in the version in force. */
export function FieldNotes({ field, path, onBack }: FieldNotesProps) {
  const { t, i18n } = useTranslation()
  const frame = useFormFrame()
  const changed = frame.changed?.get(path.join('.'))
  const help = field.help || helpOf(frame.kind ?? '', path)
  // a column that does not arrive here has no name to say
  const isNamed = field.kind !== 'column' || frame.columns.some(({ id }) => id === field.initial)
  const isSaid = SAYS_DEFAULT.has(field.kind) && field.initial !== '' && isNamed
  const initial = isSaid ? t('settings.default', { value: saySettingShort(field, field.initial, frame, t) }) : ''
  return (
    <>
      {help === '' && initial === '' ? null : (
        <p className="field-help">
          {i18n.language === 'en' ? <EnglishHelp sentence={help} /> : help}
          {initial === '' ? null : <span className="field-default">{initial}</span>}
        </p>
      )}
      {changed === undefined ? null : (
        <p className="field-was">
          <span>{t('settings.was', { value: saySettingShort(field, changed.was, frame, t) })}</span>
          {frame.readOnly ? null : (
            <button
              type="button"
              onClick={() => onBack(changed.was)}
              aria-label={t('settings.backNamed', { title: field.title })}
            >
              {t('settings.back')}
            </button>
          )}
        </p>
      )}
    </>
  )
}
