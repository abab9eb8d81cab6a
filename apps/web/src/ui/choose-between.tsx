import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import './choose-between.css'
import { DifferenceTable, type FieldDifference } from './difference-table.tsx'

export interface Between {
  readonly differences: readonly FieldDifference[]
  readonly onMine: () => void
  readonly onTheirs: () => void
}

/** R6: somebody else saved first. Both contents side by side, and the person says which one stays. */
export function ChooseBetween({ says, differences, onMine, onTheirs }: Between & { readonly says: string }) {
  const { t } = useTranslation()
  const place = useRef<HTMLElement>(null)
  // whoever pressed the verb at the foot of a long form looks elsewhere
  // the browser answers with a promise, which is no way to leave an effect
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <section ref={place} className="choose-between">
      <p role="alert">{says}</p>
      <DifferenceTable differences={differences} />
      <div className="choose-between-acts">
        <Button size="small" onClick={onMine}>
          {t('ui.keepMine')}
        </Button>
        <Button size="small" onClick={onTheirs}>
          {t('ui.takeTheirs')}
        </Button>
      </div>
    </section>
  )
}

/** What the other person saved in a field; undefined where both agree. */
export const theirsIn = (differences: readonly FieldDifference[], field: string): string | undefined =>
  differences.find((one) => one.field === field)?.theirs
