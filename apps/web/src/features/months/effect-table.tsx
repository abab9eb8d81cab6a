import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppearance } from '../../theme/appearance.ts'
import type { Status } from '../../theme/tokens.ts'
import { ListTable } from '../../ui/list-table.tsx'
import { Money } from '../../ui/money.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useLayout } from '../../ui/use-layout.ts'
import '../../ui/list-page.css'
import type { EffectGroup, EffectView } from './effect-groups.ts'

const marks: Readonly<Record<EffectView['standing'], Status>> = {
  ready: 'normal',
  unsigned: 'dueSoon',
  held: 'provisional',
  done: 'settled',
  refused: 'overdue',
  correction: 'stale',
  withdrawal: 'stale',
}

const waits = ['settled', 'notice', 'window', 'decision', 'signature'] as const

/** More lines than this are folded: one board alone names every unit. */
const mostShown = 10

/** One line per effect: whose, what, how much, where it stands and what it waits for. */
export function EffectTable(props: {
  readonly group: EffectGroup
  readonly name: string
  readonly mayChoose: ReadonlySet<string>
  readonly chosen: ReadonlySet<string>
  readonly onChosen: (chosen: ReadonlySet<string>) => void
}) {
  const { t } = useTranslation()
  const money = useAppearance((state) => state.money)
  const { group, mayChoose, chosen } = props
  const [all, setAll] = useState(false)
  const shown = all ? group.effects : group.effects.slice(0, mostShown)
  const toggle = (digest: string) => {
    const next = new Set(chosen)
    if (!next.delete(digest)) next.add(digest)
    props.onChosen(next)
  }
  const box = ({ rowName, digest }: EffectView) => (
    <Checkbox
      aria-label={t('months.choose', { name: rowName })}
      disabled={!mayChoose.has(digest)}
      checked={chosen.has(digest) && mayChoose.has(digest)}
      onChange={() => toggle(digest)}
    />
  )
  const choosable = group.effects.some(({ digest }) => mayChoose.has(digest))
  const waitWords = (waitsFor: readonly string[]) =>
    waits.filter((one) => waitsFor.includes(one)).map((one) => t(`months.waits.${one}`))
  const state = ({ standing }: EffectView) => (
    <StatusTag status={marks[standing]}>{t(`months.standings.${standing}`)}</StatusTag>
  )
  const waiting = ({ waitsFor, standing }: EffectView) =>
    standing === 'done' || standing === 'refused'
      ? null
      : waitWords(waitsFor).join(t('workbench.between')) || t('months.waitsNothing')
  const phone = useLayout() === 'phone'
  const list = (
    <ul className="phone-list">
      {shown.map((one) => (
        <li key={one.key} className="month-row">
          {choosable ? box(one) : null}
          <div className="month-row-words">
            <p>{one.sentence}</p>
            <div className="month-row-marks">
              {state(one)}
              <span className="side-note">{waiting(one)}</span>
            </div>
          </div>
          {one.amountFen === null ? null : <Money fen={BigInt(one.amountFen)} />}
        </li>
      ))}
    </ul>
  )
  const table = phone ? (
    list
  ) : (
    <ListTable<EffectView>
      label={props.name}
      rows={shown}
      rowKey={({ key }) => key}
      {...(shown.length > 200 ? { height: 480 } : {})}
      {...(group.total === null ? {} : { totals: { amount: <Money fen={group.total} bare /> } })}
      columns={[
        {
          key: 'row',
          title: t('months.unit'),
          width: 170,
          cell: (one) => (
            <span className="month-chosen">
              {choosable ? box(one) : null}
              {one.rowName === '' ? t('months.wholeTable') : one.rowName}
            </span>
          ),
        },
        { key: 'sentence', title: t('months.what'), cell: ({ sentence }) => sentence },
        ...(group.total === null
          ? []
          : [
              {
                key: 'amount',
                title: t('months.heading', {
                  label: t('months.amount'),
                  unit: t(money === 'wan' ? 'ui.wan' : 'ui.yuan'),
                }),
                figure: true,
                cell: ({ amountFen }: EffectView) =>
                  amountFen === null ? null : <Money fen={BigInt(amountFen)} bare />,
              },
            ]),
        {
          key: 'standing',
          title: t('months.state'),
          cell: state,
        },
        { key: 'waits', title: t('months.waitsFor'), cell: waiting },
      ]}
    />
  )
  if (shown.length === group.effects.length) return table
  return (
    <>
      {table}
      <div>
        <Button size="small" onClick={() => setAll(true)}>
          {t('months.allEffects', { count: group.effects.length })}
        </Button>
      </div>
    </>
  )
}
