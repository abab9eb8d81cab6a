import { useTranslation } from 'react-i18next'
import { ListTable } from '../../ui/list-table.tsx'
import { SentenceBar } from '../../ui/sentence-bar.tsx'
import type { Checked } from './use-import.ts'

/** What writing would do, and the first rows as they were understood. */
export function CheckedRows({ checked, comparing }: { readonly checked: Checked; readonly comparing: boolean }) {
  const { t } = useTranslation()
  const { effect, sample, wanted } = checked
  const rows = sample.map((row, at) => ({ row, at }))
  return (
    <>
      {comparing ? (
        <SentenceBar status="settled" sentence={t('imports.toCompare', { count: checked.rows })} />
      ) : (
        <SentenceBar status="settled" sentence={t('imports.would', { ...effect })} note={t('imports.wouldNote')} />
      )}
      {rows.length > 0 ? (
        <ListTable<(typeof rows)[number]>
          label={t('imports.firstRows')}
          compact
          rows={rows}
          rowKey={({ at }) => String(at)}
          columns={wanted
            .filter(({ id }) => sample.some((row) => row[id] !== undefined))
            .map(({ id, label }) => ({ key: id, title: label, cell: ({ row }) => row[id] }))}
        />
      ) : null}
    </>
  )
}
