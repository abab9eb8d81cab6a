import type { Answer, readDesk } from '@jizhi/contracts'
import { Button, Checkbox, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countyNow, useSession } from '../../client/session.ts'
import { Card } from '../../ui/card.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { Moment } from '../../ui/moment.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import './desk.css'

type Desk = Answer<typeof readDesk>
type Missing = Desk['missing'][number]

/** Longer lists scroll by themselves, so that what stands below stays near. */
const MOST_AT_ONCE = 14

const keyOf = ({ block, row }: Missing): string => `${block}|${row}`

/** 未报: by unit, with whoever holds the post, and how many working days are left. */
export function MissingTable(
  props: Pick<Desk, 'missing' | 'expected'> & {
    /** 催办 those chosen; nothing where the reader may not. */
    readonly onUrge: ((rows: readonly Missing[]) => void) | null
  },
) {
  const { missing, expected, onUrge } = props
  const { t } = useTranslation()
  const now = countyNow(useSession())
  const [only, setOnly] = useState<'all' | 'overdue'>('all')
  const late = missing.filter(({ overdue }) => overdue)
  const rows = only === 'overdue' ? late : missing
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const open = rows.filter((one) => one.open)
  const picked = open.filter((one) => chosen.has(keyOf(one)))
  const choose = (keys: readonly string[], isChosen: boolean) =>
    setChosen((before) => new Set(isChosen ? [...before, ...keys] : [...before].filter((key) => !keys.includes(key))))
  if (missing.length === 0)
    return (
      <Card>
        {expected === 0 ? (
          <p className="desk-quiet">{t('desk.nothingAsked')}</p>
        ) : (
          <StatusTag status="settled" bare>
            {t('desk.allAnswered', { expected })}
          </StatusTag>
        )}
      </Card>
    )
  const several = new Set(missing.map(({ block }) => block)).size > 1
  return (
    <Card
      title={t('desk.missing', { count: missing.length, expected })}
      end={
        <div className="desk-tools">
          {late.length > 0 && late.length < missing.length ? (
            <Segmented
              value={only}
              options={[
                { value: 'all' as const, label: t('desk.everyone') },
                { value: 'overdue' as const, label: t('desk.onlyOverdue') },
              ]}
              onChange={setOnly}
            />
          ) : null}
          {onUrge !== null && open.length > 0 ? (
            <Button
              disabled={picked.length === 0}
              title={picked.length === 0 ? t('desk.urgeNeeds') : undefined}
              onClick={() => onUrge(picked)}
            >
              {picked.length === 0 ? t('desk.urge') : t('desk.urgeCount', { count: picked.length })}
            </Button>
          ) : null}
        </div>
      }
      flush
    >
      <ListTable<Missing>
        label={t('desk.unanswered')}
        rows={rows}
        rowKey={keyOf}
        compact
        {...(rows.length > MOST_AT_ONCE ? { height: MOST_AT_ONCE * 28 } : {})}
        columns={[
          ...(onUrge === null || open.length === 0
            ? []
            : [
                {
                  key: 'choose',
                  width: 40,
                  title: (
                    <Checkbox
                      aria-label={t('desk.everyone')}
                      checked={picked.length === open.length}
                      indeterminate={picked.length > 0 && picked.length < open.length}
                      onChange={({ target }) => choose(open.map(keyOf), target.checked)}
                    />
                  ),
                  cell: (one: Missing) =>
                    one.open ? (
                      <Checkbox
                        aria-label={one.rowName}
                        checked={chosen.has(keyOf(one))}
                        onChange={({ target }) => choose([keyOf(one)], target.checked)}
                      />
                    ) : null,
                },
              ]),
          { key: 'unit', title: t('desk.unit'), cell: ({ rowName }) => rowName },
          ...(several ? [{ key: 'asked', title: t('desk.asked'), cell: ({ blockName }: Missing) => blockName }] : []),
          { key: 'post', title: t('desk.post'), cell: (one) => <Holder {...one} /> },
          {
            key: 'due',
            title: t('desk.due'),
            width: 160,
            cell: ({ dueAt }) => (dueAt === null ? null : <Moment at={dueAt} now={now} />),
          },
          { key: 'left', title: t('desk.left'), width: 190, cell: (one) => <Left {...one} /> },
        ]}
      />
    </Card>
  )
}

function Holder({ role, persons, open }: Missing) {
  const { t } = useTranslation()
  if (!open) return <span className="desk-quiet">{t('desk.silent')}</span>
  const names = persons.map(({ name }) => name).join('、')
  return (
    <>
      {role} {names === '' ? <span className="desk-quiet">{t('desk.nobody')}</span> : names}
    </>
  )
}

function Left({ daysLeft, overdue }: Missing) {
  const { t } = useTranslation()
  if (daysLeft === null) return null
  if (overdue)
    return (
      <StatusTag status="overdue" bare>
        {t('desk.daysLate', { count: Math.abs(daysLeft) })}
      </StatusTag>
    )
  return (
    <StatusTag status={daysLeft <= 1 ? 'dueSoon' : 'normal'} bare>
      {daysLeft === 0 ? t('desk.lastDay') : t('desk.daysLeft', { count: daysLeft })}
    </StatusTag>
  )
}
