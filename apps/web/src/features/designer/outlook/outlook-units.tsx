import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../ui/card.tsx'
import { Delta } from '../../../ui/delta.tsx'
import { ListTable } from '../../../ui/list-table.tsx'
import type { OutlookModel, OutlookRow } from './outlook-model.ts'
import { VerdictTag } from './verdict-tag.tsx'

const VERDICTS = ['better', 'worse', 'both', 'same'] as const

/** 谁变好，谁变差: unit by unit, those with changes first. */
export function OutlookUnits({ model }: { readonly model: OutlookModel }) {
  const { t } = useTranslation()
  const changed = model.rows.filter(({ verdict }) => verdict !== 'same')
  const [all, setAll] = useState(false)
  const counts = VERDICTS.map(
    (verdict) => [verdict, model.rows.filter((row) => row.verdict === verdict).length] as const,
  )
  const options = [
    { value: 'changed', label: t('outlook.onlyChanged') },
    { value: 'all', label: t('outlook.everyone', { count: model.rows.length }) },
  ]
  return (
    <Card
      flush
      title={
        <span className="outlook-who">
          {t('outlook.who')}
          {counts.map(([verdict, count]) =>
            count === 0 ? null : <VerdictTag key={verdict} verdict={verdict} count={count} />,
          )}
        </span>
      }
      end={
        <Segmented
          size="small"
          value={all ? 'all' : 'changed'}
          options={options}
          onChange={(value) => setAll(value === 'all')}
        />
      }
    >
      <ListTable<OutlookRow>
        label={t('outlook.who')}
        rows={all ? model.rows : changed}
        rowKey={({ key }) => key}
        cards
        empty={t('outlook.noRows')}
        columns={[
          { key: 'unit', title: t('outlook.unit'), cell: ({ name }) => name },
          ...model.columns.map((title, at) => ({
            key: `${at}`,
            title,
            figure: true,
            cell: ({ cells }: OutlookRow) => <Delta before={cells[at]?.before ?? ''} after={cells[at]?.after ?? ''} />,
          })),
          { key: 'verdict', title: t('outlook.verdict'), cell: ({ verdict }) => <VerdictTag verdict={verdict} /> },
          { key: 'reason', title: t('outlook.reason'), cell: ({ reasons }) => <Reasons reasons={reasons} /> },
        ]}
        {...(model.columns.length === 0
          ? {}
          : {
              totals: Object.fromEntries(
                model.totals.map(({ before, after }, at) => [
                  `${at}`,
                  <Delta key={at} before={before} after={after} />,
                ]),
              ),
            })}
      />
    </Card>
  )
}

const Reasons = ({ reasons }: { readonly reasons: readonly string[] }) => (
  <span className="outlook-reasons">{reasons.join('；')}</span>
)
