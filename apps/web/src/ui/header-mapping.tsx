import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { ListTable } from './list-table.tsx'

interface WantedColumn {
  readonly id: string
  readonly label: string
  readonly required: boolean
}

interface FoundColumn {
  /** The letter a spreadsheet gives it: A, B … */
  readonly column: string
  /** Its header as it stands in the file. */
  readonly text: string
  /** The value of its first row, which tells similar headers apart. */
  readonly example?: string
}

export interface HeaderMappingProps {
  readonly wanted: readonly WantedColumn[]
  readonly found: readonly FoundColumn[]
  /** Wanted id → letter of the file's column; what is absent is not used. */
  readonly mapping: Readonly<Record<string, string>>
  readonly onChange: (mapping: Readonly<Record<string, string>>) => void
}

/** Which column of the file is which: one row per wanted column, with the first value beside it. */
export function HeaderMapping({ wanted, found, mapping, onChange }: HeaderMappingProps) {
  const { t } = useTranslation()
  const options = found.map(({ column, text }) => ({ value: column, label: `${column}　${text}` }))
  const exampleOf = (id: string) => found.find(({ column }) => column === mapping[id])?.example ?? ''
  const choose = (id: string, column: string | undefined) => {
    const { [id]: _, ...others } = mapping
    onChange(column === undefined ? others : { ...others, [id]: column })
  }
  return (
    <ListTable<WantedColumn>
      label={t('ui.stepMapping')}
      rows={wanted}
      rowKey={({ id }) => id}
      columns={[
        { key: 'ours', title: t('ui.ourColumn'), width: 140, cell: (row) => <WantedName {...row} /> },
        {
          key: 'theirs',
          title: t('ui.theirColumn'),
          width: 180,
          cell: ({ id, label, required }) => (
            <Select<string>
              aria-label={label}
              className="header-mapping-choice"
              size="small"
              allowClear={!required}
              placeholder={required ? t('ui.chooseColumn') : t('ui.notUsed')}
              status={required && mapping[id] === undefined ? 'error' : ''}
              value={mapping[id] ?? null}
              options={options}
              onChange={(column) => choose(id, column ?? undefined)}
            />
          ),
        },
        { key: 'example', title: t('ui.example'), cell: ({ id }) => exampleOf(id) },
      ]}
    />
  )
}

function WantedName({ label, required }: WantedColumn) {
  const { t } = useTranslation()
  return (
    <>
      {label}
      {required ? <span className="header-mapping-required">{t('ui.required')}</span> : null}
    </>
  )
}
