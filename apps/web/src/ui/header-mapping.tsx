import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { ListTable } from './list-table.tsx'

export interface WantedColumn {
  readonly key: string
  readonly label: string
  readonly required: boolean
}

export interface HeaderMappingProps {
  readonly wanted: readonly WantedColumn[]
  /** Headers of the file in their order, each with the value of its first row. */
  readonly found: readonly { readonly header: string; readonly example: string }[]
  /** Wanted key → place of the file's column. */
  readonly mapping: Readonly<Record<string, number | undefined>>
  readonly onChange: (mapping: Readonly<Record<string, number | undefined>>) => void
}

/** Which column of the file is which: one row per wanted column, with the first value beside it. */
export function HeaderMapping({ wanted, found, mapping, onChange }: HeaderMappingProps) {
  const { t } = useTranslation()
  const options = found.map(({ header }, at) => ({ value: at, label: header }))
  const exampleOf = (place: number | undefined) => (place === undefined ? '' : (found[place]?.example ?? ''))
  return (
    <ListTable<WantedColumn>
      label={t('ui.stepMapping')}
      rows={wanted}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'ours',
          title: t('ui.ourColumn'),
          width: 200,
          cell: ({ label, required }) => (
            <>
              {label}
              {required ? <span className="header-mapping-required">{t('ui.required')}</span> : null}
            </>
          ),
        },
        {
          key: 'theirs',
          title: t('ui.theirColumn'),
          width: 240,
          cell: ({ key, label, required }) => (
            <Select
              aria-label={label}
              style={{ width: '100%' }}
              size="small"
              allowClear={!required}
              placeholder={required ? t('ui.chooseColumn') : t('ui.notUsed')}
              status={required && mapping[key] === undefined ? 'error' : ''}
              value={mapping[key] ?? null}
              options={options}
              onChange={(place) => onChange({ ...mapping, [key]: place ?? undefined })}
            />
          ),
        },
        { key: 'example', title: t('ui.example'), cell: ({ key }) => exampleOf(mapping[key]) },
      ]}
    />
  )
}
