import type { Mechanism } from '@jizhi/mechanism'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAbility } from '../../client/ability.ts'
import { useCounty } from '../../client/session.ts'
import { useGo } from '../../ui/go-link.tsx'
import { PageIcon } from '../../ui/icons/page-icon.tsx'
import type { Side } from './month-side.tsx'
import { type CycleView, nextActOf, type TaskKind } from './standing.ts'
import { useReadOnly } from './use-month.ts'

interface MonthActsProps {
  readonly view: CycleView
  readonly drawing: Mechanism | undefined
  readonly onTab: (tab: string) => void
  readonly onSide: (side: Side) => void
}

/** Address of the import of a month's answers, or of a published table to compare with. */
const importAddress = (county: string, kind: 'month' | 'published', cycle: string, block: string): string =>
  `/${county}/import?${new URLSearchParams({ kind, cycle, block })}`

/** The one primary button: what is next for this person. Everything else stands quietly beside it. */
export function useMonthActs(props: MonthActsProps) {
  const { t } = useTranslation()
  const go = useGo()
  const county = useCounty()
  const readOnly = useReadOnly()
  const ability = useAbility()
  const mayImport = ability.can('import', 'Import')
  const mayRecord = ability.can('record', 'Cycle') || ability.can('freeze', 'Cycle')
  const { view, drawing, onTab, onSide } = props
  const next = readOnly ? null : nextActOf(view.tasks)
  const asks = drawing?.blocks.filter(({ kind }) => kind === 'ask') ?? []
  const rank = drawing?.blocks.find(({ kind }) => kind === 'rank')
  const begin: Partial<Record<TaskKind, () => void>> = {
    answer: () => go(importAddress(county, 'month', view.cycle.id, next?.block ?? '')),
    notice: () => next && onSide({ kind: 'notice', block: next.block, tasks: next.tasks }),
    decide: () => {
      onTab('objections')
      const objection = view.objections.find(({ id }) => next?.tasks.some(({ items }) => items.includes(id)))
      if (objection) onSide({ kind: 'decide', objection })
    },
    judge: () => onTab('review'),
    sign: () => onTab('effects'),
    record: () => onTab('effects'),
    freeze: () => {
      const result = view.results.find(({ block }) => block === next?.block)
      if (result) onSide({ kind: 'freeze', result })
    },
  }
  const start = next ? begin[next.kind] : undefined
  const importing = mayImport && !readOnly && asks.length > 0
  return {
    actions: (
      <>
        <Button
          className="month-tools"
          icon={<PageIcon name="print" />}
          aria-label={t('ui.print')}
          onClick={() => window.print()}
        />
        {mayRecord && !readOnly ? <Button onClick={() => onSide({ kind: 'slip' })}>{t('menu.slips')}</Button> : null}
        {importing && rank ? (
          <Button onClick={() => go(importAddress(county, 'published', view.cycle.id, rank.id))}>
            {t('months.compare')}
          </Button>
        ) : null}
        {importing && next?.kind !== 'answer' && asks[0] ? (
          <Button
            icon={<PageIcon name="upload" />}
            onClick={() => go(importAddress(county, 'month', view.cycle.id, asks[0]?.id ?? ''))}
          >
            {t('months.acts.answer')}
          </Button>
        ) : null}
      </>
    ),
    primary:
      next && start ? (
        <Button type="primary" onClick={start}>
          {t(`months.acts.${next.kind}`)}
        </Button>
      ) : null,
  }
}
