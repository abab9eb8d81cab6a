import { useTranslation } from 'react-i18next'
import './difference-table.css'

export interface FieldDifference {
  readonly field: string
  readonly label: string
  readonly yours: string
  readonly theirs: string
}

/** What somebody wants to save beside what somebody else saved meanwhile, field by field. */
export function DifferenceTable({ differences }: { readonly differences: readonly FieldDifference[] }) {
  const { t } = useTranslation()
  if (differences.length === 0) return null
  return (
    <table className="difference-table">
      <thead>
        <tr>
          <th scope="col">{t('ui.differenceField')}</th>
          <th scope="col">{t('ui.yours')}</th>
          <th scope="col">{t('ui.theirs')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, label, yours, theirs }) => (
          <tr key={field}>
            <th scope="row">{label}</th>
            <td>{yours || '—'}</td>
            <td>{theirs || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
