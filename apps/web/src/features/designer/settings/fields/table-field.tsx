import type { Json, JsonObject } from '@jizhi/mechanism'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageIcon } from '../../../../ui/icons/page-icon.tsx'
import { PlainButton } from '../../../../ui/plain-button.tsx'
import { useFormFrame } from '../form-frame.ts'
import { type Field, freshRow, settingIn } from '../form-model.ts'
import { sayRow } from '../say-row.ts'
import type { Path } from '../settings-form.tsx'

interface TableFieldProps {
  readonly field: Extract<Field, { kind: 'table' }>
  readonly value: readonly JsonObject[]
  readonly path: Path
  readonly onChange: (path: Path, value: Json) => void
  /** The fields of the open row. */
  readonly rowForm: (fields: readonly Field[], row: JsonObject, path: Path) => ReactNode
  /** Another way to see and to fill the whole table. */
  readonly above: ReactNode
}

const swapped = (rows: readonly JsonObject[], at: number, by: -1 | 1): readonly JsonObject[] => {
  const after = [...rows]
  const [row] = after.splice(at, 1)
  if (row !== undefined) after.splice(at + by, 0, row)
  return after
}

/** Rows of a table as lines; the open one shows its fields. Each line can be moved and removed. */
export function TableField({ field, value, path, onChange, rowForm, above }: TableFieldProps) {
  const { t } = useTranslation()
  const frame = useFormFrame()
  const rowsStay = frame.readOnly || frame.rowsStay === true
  const [open, setOpen] = useState<number | undefined>(undefined)
  const add = () => {
    onChange(path, [...value, freshRow(field, value)])
    setOpen(value.length)
  }
  const removed = (at: number) => {
    onChange(path, value.toSpliced(at, 1))
    setOpen(undefined)
  }
  const moveBy = (at: number, by: -1 | 1) => {
    onChange(path, swapped(value, at, by))
    setOpen(open === at ? at + by : open)
  }
  return (
    <div className="table-field">
      {above}
      {value.length === 0 ? <p className="field-help">{t('designer.noRows')}</p> : null}
      <ol>
        {value.map((row, at) => (
          <li key={at} className={open === at ? 'row-open' : ''}>
            <div className="row-line">
              <button
                type="button"
                className="row-words"
                aria-expanded={open === at}
                onClick={() => setOpen(open === at ? undefined : at)}
              >
                <span className="num row-number">{at + 1}</span>
                <span>{sayRow(field.fields, row, frame) || t('designer.emptyRow')}</span>
              </button>
              {rowsStay ? null : <RowTools at={at} last={value.length - 1} onMove={moveBy} onRemove={removed} />}
            </div>
            {open === at ? <div className="row-fields">{rowForm(field.fields, row, [...path, at])}</div> : null}
          </li>
        ))}
      </ol>
      {rowsStay ? null : (
        <PlainButton small onClick={add}>
          {t('designer.addRow')}
        </PlainButton>
      )}
    </div>
  )
}

/** Up, down, remove. */
function RowTools(props: {
  readonly at: number
  readonly last: number
  readonly onMove: (at: number, by: -1 | 1) => void
  readonly onRemove: (at: number) => void
}) {
  const { t } = useTranslation()
  const { at, last, onMove, onRemove } = props
  const row = at + 1
  return (
    <span className="row-tools">
      <button
        type="button"
        disabled={at === 0}
        onClick={() => onMove(at, -1)}
        aria-label={t('designer.rowUp', { row })}
      >
        <PageIcon name="up" />
      </button>
      <button
        type="button"
        disabled={at === last}
        onClick={() => onMove(at, 1)}
        aria-label={t('designer.rowDown', { row })}
      >
        <PageIcon name="down" />
      </button>
      <button type="button" onClick={() => onRemove(at)} aria-label={t('designer.rowRemove', { row })}>
        <PageIcon name="close" />
      </button>
    </span>
  )
}

/** Rows of a list as the document holds them; anything else in it was caught by the schema already. */
export const rowsOf = (field: Field, config: JsonObject): readonly JsonObject[] => {
  const value = settingIn(field, config)
  return Array.isArray(value) ? (value as readonly JsonObject[]) : []
}
