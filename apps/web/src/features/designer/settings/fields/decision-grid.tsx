import { readGridFile, writeGridFile } from '@jizhi/contracts'
import {
  type ComputedColumn,
  computedColumn,
  type Grid,
  gridToTable,
  gridToTsv,
  type Json,
  type JsonObject,
  tableToGrid,
  tsvToGrid,
} from '@jizhi/mechanism'
import { Input } from 'antd'
import { type ClipboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { download, upload } from '../../../../client/call.ts'
import { CallFault } from '../../../../client/fault.ts'
import { useCounty } from '../../../../client/session.ts'
import { PlainButton } from '../../../../ui/plain-button.tsx'
import { useToast } from '../../../../ui/toast.ts'
import { useFormFrame } from '../form-frame.ts'
import type { Path } from '../settings-form.tsx'
import { FieldFault } from './field-fault.tsx'
import { GridTable } from './grid-table.tsx'

interface DecisionGridProps {
  /** The computed column whose table this is, as the document holds it. */
  readonly declared: JsonObject
  /** Of the table in the settings: columns › n › table. */
  readonly path: Path
  readonly onChange: (path: Path, value: Json) => void
}

/** COMP-3: the decision table as a sheet: read at a glance, copied to Excel, pasted back from it. */
export function DecisionGrid({ declared, path, onChange }: DecisionGridProps) {
  const { t } = useTranslation()
  const { readOnly, seen } = useFormFrame()
  const toast = useToast()
  const [pasting, setPasting] = useState(false)
  const [fault, setFault] = useState<string | undefined>(undefined)
  const county = useCounty()
  const columns = seen(path)
  const read = computedColumn.safeParse(declared)
  if (!read.success || read.data.how !== 'table') return null
  const grid = tableToGrid(read.data, columns)
  const refused = (error: unknown) => setFault(error instanceof CallFault ? error.message : t('designer.gridNotRead'))
  const save = () => {
    const { label: name } = read.data
    return download(
      writeGridFile,
      { params: { county }, body: { name, grid: grid.map((line) => [...line]) } },
      `${name}.xlsx`,
    ).catch(refused)
  }
  const open = (file: File) =>
    upload(readGridFile, { params: { county } }, file).then(
      ({ grid: found }) => setFault(taken(found, read.data)),
      refused,
    )
  const take = (text: string) => {
    const wrong = taken(tsvToGrid(text), read.data)
    setFault(wrong)
    setPasting(wrong !== undefined)
  }
  const taken = (pasted: Grid, one: ComputedColumn): string | undefined => {
    const table = gridToTable(pasted, one, columns)
    if (!table.ok) return t('designer.gridFault', { ...table.fault })
    // A decision table holds texts and lists of texts only.
    onChange(path.slice(0, -1), { ...declared, ...(table.value as unknown as JsonObject) })
    return undefined
  }
  const copy = () => {
    navigator.clipboard.writeText(gridToTsv(grid)).then(
      () => toast.done(t('designer.gridCopied')),
      () => setFault(t('designer.gridNotCopied')),
    )
  }
  const paste = (event: ClipboardEvent) => {
    event.preventDefault()
    take(event.clipboardData.getData('text/plain'))
  }
  return (
    <div className="decision-grid">
      {grid.length > 2 ? <GridTable grid={grid} label={read.data.label} /> : null}
      {pasting ? (
        <Input.TextArea
          autoFocus
          value=""
          onPaste={paste}
          aria-label={t('designer.gridPasteHere')}
          placeholder={t('designer.gridPasteHere')}
          rows={2}
        />
      ) : null}
      <FieldFault words={fault} />
      <div className="decision-tools">
        <PlainButton small kind="text" onClick={copy}>
          {t('designer.gridCopy')}
        </PlainButton>
        {county === '' ? null : (
          <PlainButton small kind="text" onClick={() => void save()}>
            {t('designer.gridDownload')}
          </PlainButton>
        )}
        {readOnly || county === '' ? null : <GridUpload onFile={(file) => void open(file)} />}
        {readOnly ? null : (
          <PlainButton small kind="text" onClick={() => setPasting(!pasting)} aria-expanded={pasting}>
            {t('designer.gridPaste')}
          </PlainButton>
        )}
      </div>
    </div>
  )
}

/** A button that asks for one file. */
function GridUpload({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useTranslation()
  return (
    <label className="plain-button plain-text plain-small">
      <input
        type="file"
        className="sr-only"
        accept=".xlsx,.csv"
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = '' // so that the same file, mended, can be chosen again
          if (file) onFile(file)
        }}
      />
      {t('designer.gridUpload')}
    </label>
  )
}
