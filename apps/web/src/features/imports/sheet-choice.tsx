import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Uploaded } from './use-import.ts'

/** What was found in the file, and which of its sheets is meant when there are several. */
export function SheetChoice(props: {
  readonly file: Uploaded
  readonly sheet: string | null
  readonly onSheet: (name: string) => void
}) {
  const { t } = useTranslation()
  const { file, sheet } = props
  return (
    <>
      {file.notes.map((note) => (
        <p key={note} className="import-note">
          {note}
        </p>
      ))}
      {file.sheets.length > 1 ? (
        <Select<string>
          aria-label={t('imports.sheet')}
          className="import-sheet"
          value={sheet}
          options={file.sheets.map(({ name, rows }) => ({
            value: name,
            label: t('imports.sheetOf', { name, count: rows }),
          }))}
          onChange={props.onSheet}
        />
      ) : null}
    </>
  )
}
