import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { ListTable } from './list-table.tsx'
import { StatusTag } from './status-tag.tsx'

export interface ImportError {
  /** Row as the spreadsheet counts it, the header being row 1. */
  readonly row: number
  readonly column: string
  readonly value: string
  /** What is wrong and how to mend it, one sentence. */
  readonly message: string
}

/** Every place to mend, by row and column; the same rows as a file with the reason beside them. */
export function ImportErrors({
  errors,
  onDownload,
}: {
  readonly errors: readonly ImportError[]
  readonly onDownload?: () => void
}) {
  const { t } = useTranslation()
  if (errors.length === 0) return <StatusTag status="settled">{t('ui.noErrors')}</StatusTag>
  return (
    <div className="import-errors">
      <div className="import-errors-head">
        <StatusTag status="overdue">{t('ui.errorCount', { count: errors.length })}</StatusTag>
        {onDownload ? (
          <Button size="small" onClick={onDownload}>
            {t('ui.downloadErrors')}
          </Button>
        ) : null}
      </div>
      <ListTable<ImportError>
        label={t('ui.stepCheck')}
        compact
        rows={errors}
        rowKey={({ row, column, message }) => `${row}|${column}|${message}`}
        {...(errors.length > 12 ? { height: 360 } : {})}
        columns={[
          { key: 'row', title: t('ui.errorRow'), width: 64, figure: true, cell: ({ row }) => row },
          { key: 'column', title: t('ui.errorColumn'), width: 120, cell: ({ column }) => column },
          { key: 'value', title: t('ui.errorValue'), width: 140, cell: ({ value }) => value },
          { key: 'message', title: t('ui.errorMessage'), cell: ({ message }) => message },
        ]}
      />
    </div>
  )
}
