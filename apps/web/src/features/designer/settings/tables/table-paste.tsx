import { gridToTsv, type JsonObject, tsvToGrid } from '@jizhi/mechanism'
import { Input } from 'antd'
import { type ClipboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PlainButton } from '../../../../ui/plain-button.tsx'
import { useToast } from '../../../../ui/toast.ts'
import { FieldFault } from '../fields/field-fault.tsx'
import { GridTable } from '../fields/grid-table.tsx'
import { useFormFrame } from '../form-frame.ts'
import type { Field } from '../form-model.ts'
import { gridOf, rowsFrom } from './table-grid.ts'

interface TablePasteProps {
  readonly field: Extract<Field, { kind: 'table' }>
  readonly rows: readonly JsonObject[]
  readonly onChange: (rows: readonly JsonObject[]) => void
}

/** A table seen as a sheet, copied to a spreadsheet and pasted back from it. */
export function TablePaste({ field, rows, onChange }: TablePasteProps) {
  const { t } = useTranslation()
  const frame = useFormFrame()
  const toast = useToast()
  const [isOpen, setIsOpen] = useState(false)
  const [pasting, setPasting] = useState(false)
  const [fault, setFault] = useState<string>()
  const words = {
    yes: t('settings.yes'),
    no: t('settings.no'),
    noSuch: (value: string) => t('settings.table.noSuch', { value }),
  }
  const grid = gridOf(field, rows, frame, words)
  const copy = () =>
    void navigator.clipboard.writeText(gridToTsv(grid)).then(
      () => toast.done(t('designer.gridCopied')),
      () => setFault(t('designer.gridNotCopied')),
    )
  const take = (event: ClipboardEvent) => {
    event.preventDefault()
    const read = rowsFrom(tsvToGrid(event.clipboardData.getData('text/plain')), field, rows, frame, words)
    if (read === undefined) return setFault(t('settings.table.noColumns'))
    if ('fault' in read) return setFault(t('settings.table.fault', { ...read.fault }))
    // Beyond its cells a table has rules of its own: unique ids, at least one row.
    const complaint = field.complain([...read.rows])
    if (complaint !== undefined) return setFault(complaint)
    setFault(undefined)
    setPasting(false)
    onChange(read.rows)
  }
  return (
    <div className="decision-grid">
      {isOpen && rows.length > 0 ? <GridTable grid={grid} label={field.title} /> : null}
      {pasting ? (
        <Input.TextArea
          autoFocus
          value=""
          rows={2}
          onPaste={take}
          aria-label={t('settings.table.pasteHere')}
          placeholder={t('settings.table.pasteHere')}
        />
      ) : null}
      <FieldFault words={fault} />
      <div className="decision-tools">
        {rows.length === 0 ? null : (
          <>
            <PlainButton small kind="text" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
              {t('settings.table.sheet')}
            </PlainButton>
            <PlainButton small kind="text" onClick={copy}>
              {t('settings.table.copy')}
            </PlainButton>
          </>
        )}
        {frame.readOnly || frame.rowsStay ? null : (
          <PlainButton small kind="text" aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
            {t('settings.table.paste')}
          </PlainButton>
        )}
      </div>
    </div>
  )
}
