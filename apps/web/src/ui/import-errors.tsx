import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { ListTable } from './list-table.tsx'
import { StatusTag } from './status-tag.tsx'
import { useLayout } from './use-layout.ts'
import './import-steps.css'

interface ImportProblem {
  /** Row as the spreadsheet counts it; null when the whole sheet or file is meant. */
  readonly row: number | null
  readonly column: string | null
  /** What is wrong and how to mend it, one sentence. */
  readonly message: string
}

export interface ImportErrorsProps {
  readonly errors: readonly ImportProblem[]
  /** How many there are in all, when only the first are listed. */
  readonly count?: number
  readonly onDownload?: () => void
}

/** Every place to mend, by row and column; the same rows as a file with the reason beside them. */
export function ImportErrors({ errors, count = errors.length, onDownload }: ImportErrorsProps) {
  const { t } = useTranslation()
  const phone = useLayout() === 'phone'
  if (count === 0) return <StatusTag status="settled">{t('ui.noErrors')}</StatusTag>
  return (
    <div className="import-errors">
      <div className="import-errors-head">
        <StatusTag status="overdue">{t('ui.errorCount', { count })}</StatusTag>
        {onDownload ? (
          <Button size="small" onClick={onDownload}>
            {t('ui.downloadErrors')}
          </Button>
        ) : null}
      </div>
      {phone ? <ErrorList errors={errors} /> : <ErrorTable errors={errors} />}
    </div>
  )
}

const keyOf = ({ row, column, message }: ImportProblem) => `${row}|${column}|${message}`

/** On phones the sentence, which says how to mend it, must not be cut off by narrow columns. */
function ErrorList({ errors }: { readonly errors: readonly ImportProblem[] }) {
  const { t } = useTranslation()
  return (
    <ul className="import-error-list">
      {errors.map((error) => (
        <li key={keyOf(error)}>
          {error.row === null ? null : (
            <span>{t('ui.errorPlace', { row: error.row, column: error.column ?? '' })}</span>
          )}
          <p>{error.message}</p>
        </li>
      ))}
    </ul>
  )
}

function ErrorTable({ errors }: { readonly errors: readonly ImportProblem[] }) {
  const { t } = useTranslation()
  return (
    <ListTable<ImportProblem>
      label={t('ui.stepCheck')}
      compact
      rows={errors}
      rowKey={keyOf}
      {...(errors.length > 12 ? { height: 360 } : {})}
      columns={[
        { key: 'row', title: t('ui.errorRow'), width: 64, figure: true, cell: ({ row }) => row },
        { key: 'column', title: t('ui.errorColumn'), width: 140, cell: ({ column }) => column },
        { key: 'message', title: t('ui.errorMessage'), cell: ({ message }) => message },
      ]}
    />
  )
}
