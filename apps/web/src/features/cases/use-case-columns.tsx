import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { countyNow, useCounty, useSession } from '../../client/session.ts'
import { GoLink } from '../../ui/go-link.tsx'
import type { ListColumn } from '../../ui/list-columns.ts'
import { Moment } from '../../ui/moment.tsx'
import { type CaseCard, CaseMarks, CaseStatusTag, caseNumber, useCaseWords } from './case-marks.tsx'

interface Chosen {
  readonly ids: ReadonlySet<string>
  readonly onChange: (ids: ReadonlySet<string>) => void
}

const isOpenFor = ({ status }: CaseCard): boolean => ['received', 'accepted', 'dispatched'].includes(status)

/** Columns of the list, and one case as a phone card; with `chosen` the undispatched ones can be ticked. */
export function useCaseColumns(chosen: Chosen | null) {
  const { t } = useTranslation()
  const county = useCounty()
  const now = countyNow(useSession())
  const words = useCaseWords()
  const address = ({ id }: CaseCard) => `/${county}/cases/${id}`
  const unit = (one: CaseCard) =>
    one.unitName ?? (
      <span className="case-quiet">
        {one.proposedUnitName === null ? t('cases.noUnit') : t('cases.proposed', { name: one.proposedUnitName })}
      </span>
    )
  const due = ({ dueAt }: CaseCard) => (dueAt === null ? '—' : <Moment at={dueAt} now={now} />)
  const title = (one: CaseCard) => (
    <>
      <GoLink to={address(one)}>{words(one)}</GoLink> <CaseMarks one={one} />
    </>
  )
  const tick: ListColumn<CaseCard>[] =
    chosen === null
      ? []
      : [
          {
            key: 'tick',
            title: <span className="sr-only">{t('cases.dispatchMany')}</span>,
            width: 40,
            cell: (one) =>
              isOpenFor(one) ? (
                <Checkbox
                  aria-label={t('cases.choose', { name: words(one) })}
                  checked={chosen.ids.has(one.id)}
                  onChange={({ target }) => {
                    const ids = new Set(chosen.ids)
                    if (target.checked) ids.add(one.id)
                    else ids.delete(one.id)
                    chosen.onChange(ids)
                  }}
                />
              ) : null,
          },
        ]
  const columns: ListColumn<CaseCard>[] = [
    ...tick,
    { key: 'no', title: t('cases.no'), width: 100, figure: true, cell: caseNumber },
    { key: 'what', title: t('cases.what'), cell: title },
    { key: 'class', title: t('cases.class'), width: 110, cell: ({ className }) => className ?? '—' },
    { key: 'place', title: t('cases.place'), width: 120, cell: ({ placeName }) => placeName ?? '—' },
    { key: 'status', title: t('cases.status'), width: 150, cell: (one) => <CaseStatusTag one={one} now={now} /> },
    { key: 'unit', title: t('cases.unit'), width: 150, cell: unit },
    { key: 'due', title: t('cases.due'), width: 140, cell: due },
    { key: 'used', title: t('cases.used'), width: 120, figure: true, cell: ({ usedDays }) => usedDays },
  ]
  const phoneRow = (one: CaseCard) => (
    <div className="case-card">
      <GoLink to={address(one)}>{t('cases.title', { number: caseNumber(one), words: words(one) })}</GoLink>
      <div className="case-card-line">
        <CaseStatusTag one={one} now={now} /> {unit(one)}
      </div>
      <div className="case-card-line case-quiet">
        {one.dueAt === null ? null : due(one)} <CaseMarks one={one} />
      </div>
    </div>
  )
  return { columns, phoneRow }
}
