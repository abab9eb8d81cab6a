import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { DifferenceTable, type FieldDifference } from './difference-table.tsx'

/** R6: somebody else saved first. Both contents side by side, and the person says which one stays. */
export function ChooseBetween(props: {
  readonly differences: readonly FieldDifference[]
  readonly onMine: () => void
  readonly onTheirs: () => void
}) {
  const { t } = useTranslation()
  if (props.differences.length === 0) return null
  return (
    <div>
      <DifferenceTable differences={props.differences} />
      <div className="people-acts">
        <Button size="small" onClick={props.onMine}>
          {t('ui.keepMine')}
        </Button>
        <Button size="small" onClick={props.onTheirs}>
          {t('ui.takeTheirs')}
        </Button>
      </div>
    </div>
  )
}

/** What the other person saved in a field; undefined where both agree. */
export const theirsIn = (differences: readonly FieldDifference[], field: string): string | undefined =>
  differences.find((one) => one.field === field)?.theirs
