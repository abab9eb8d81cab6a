import { Select } from 'antd'
import { type UIEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Cell } from '../../../ui/cell.tsx'
import { PlainButton } from '../../../ui/plain-button.tsx'
import type { BlockView } from '../drawing/block-view.ts'
import { PortColumns } from '../settings/port-columns.tsx'
import type { Look, LookRow, Seen } from './messages.ts'
import { useLive, useLiveDesk } from './use-live.tsx'
import './data-tab.css'

/** Height of a row; the table is as high as all of them and draws those in sight. */
const ROW = 30
const IN_SIGHT = 40

type Side = Pick<Look, 'side' | 'port'>

/** 数据: the roster of the chosen month before and after this block. A figure opens its why, a name its way. */
export function DataTab({ view, onWhy }: { readonly view: BlockView; readonly onWhy: () => void }) {
  const { t } = useTranslation()
  const live = useLiveDesk()
  const labelOf = useSideLabel(view)
  const [side, setSide] = useState<Side>(() => firstSide(view))
  const [wide, setWide] = useState(false)
  const [from, setFrom] = useState(0)
  const [order, setOrder] = useState<Look['order']>()
  const seen = useLive((state) => state.seen)
  const hasFigures = useLive((state) => state.derivation !== undefined)
  const store = live?.store
  useEffect(() => {
    store?.getState().look({ block: view.id, ...side, from, count: IN_SIGHT, wide, ...(order ? { order } : {}) })
  }, [store, view.id, side, from, wide, order])
  useEffect(() => () => store?.getState().look(undefined), [store])
  if (!hasFigures) return <p className="field-help">{t('live.noFigures')}</p>
  const own = seen?.look.block === view.id ? seen : undefined
  return (
    <div className="data-tab">
      <div className="data-tab-head">
        <Select<string>
          size="small"
          aria-label={t('live.side')}
          value={`${side.side}/${side.port}`}
          options={sidesOf(view).map((one) => ({ value: `${one.side}/${one.port}`, label: labelOf(one) }))}
          onChange={(value) => {
            const chosen = sidesOf(view).find((one) => `${one.side}/${one.port}` === value)
            if (chosen) setSide(chosen)
            setFrom(0)
          }}
        />
        <span className="num">{t('live.rows', { count: own?.total ?? 0 })}</span>
        {own && (own.more > 0 || wide) ? (
          <PlainButton kind="text" small onClick={() => setWide(!wide)}>
            {wide ? t('live.fewColumns') : t('live.moreColumns', { count: own.more })}
          </PlainButton>
        ) : null}
      </div>
      {own === undefined ? null : own.total === 0 ? (
        <p className="field-help">{t('live.noRows')}</p>
      ) : (
        <Rows seen={own} onFrom={setFrom} onOrder={setOrder} onWhy={onWhy} />
      )}
      <details className="data-columns">
        <summary>{t('live.columns')}</summary>
        <PortColumns view={view} />
      </details>
    </div>
  )
}

const sidesOf = (view: BlockView): readonly Side[] => [
  ...view.outputs.map(({ id }): Side => ({ side: 'out', port: id })),
  ...view.inputs.map(({ id }): Side => ({ side: 'in', port: id })),
]

const firstSide = (view: BlockView): Side => sidesOf(view)[0] ?? { side: 'out', port: '' }

/** 排名之后, or with its port where there are several. */
function useSideLabel(view: BlockView) {
  const { t } = useTranslation()
  return ({ side, port }: Side): string => {
    const ports = side === 'in' ? view.inputs : view.outputs
    const label = ports.find(({ id }) => id === port)?.label ?? port
    const words = { port: label, name: view.name }
    if (side === 'in') return ports.length > 1 ? t('live.beforeBy', words) : t('live.before', words)
    return ports.length > 1 ? t('live.afterBy', words) : t('live.after', words)
  }
}

interface RowsProps {
  readonly seen: Seen
  readonly onFrom: (from: number) => void
  readonly onOrder: (order: Look['order']) => void
  readonly onWhy: () => void
}

function Rows(props: RowsProps) {
  const { t } = useTranslation()
  const { seen } = props
  const first = seen.look.from
  const scrolled = ({ currentTarget }: UIEvent<HTMLElement>) => {
    const at = Math.floor(currentTarget.scrollTop / ROW)
    if (at < first + 8 || at > first + IN_SIGHT - 24) props.onFrom(Math.max(0, at - 12))
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is a stop of Tab, so that arrow keys can move it.
    <section className="data-rows" onScroll={scrolled} tabIndex={0} aria-label={t('live.table')}>
      <table aria-rowcount={seen.total}>
        <thead>
          <tr>
            <th scope="col">{t('live.subject')}</th>
            <th scope="col">{t('live.state')}</th>
            {seen.columns.map(({ id, label, added }) => (
              <th key={id} scope="col" className={added ? 'data-added' : undefined}>
                <button
                  type="button"
                  title={t('live.sort')}
                  onClick={() => props.onOrder(nextOrder(seen.look.order, id))}
                >
                  {added ? `＋${label}` : label}
                  {seen.look.order?.column === id ? (seen.look.order.down ? ' ↓' : ' ↑') : ''}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={first * ROW} columns={seen.columns.length + 2} />
          {seen.rows.map((row, at) => (
            <Row key={row.key} row={row} at={first + at} seen={seen} onWhy={props.onWhy} />
          ))}
          <Gap height={(seen.total - first - seen.rows.length) * ROW} columns={seen.columns.length + 2} />
        </tbody>
      </table>
    </section>
  )
}

/** From the greatest, then from the least, then as it was. */
const nextOrder = (now: Look['order'], column: string): Look['order'] =>
  now?.column !== column ? { column, down: true } : now.down ? { column, down: false } : undefined

const Gap = ({ height, columns }: { readonly height: number; readonly columns: number }) =>
  height <= 0 ? null : (
    <tr style={{ height }}>
      <td colSpan={columns} />
    </tr>
  )

function Row(props: { readonly row: LookRow; readonly at: number; readonly seen: Seen; readonly onWhy: () => void }) {
  const { t } = useTranslation()
  const live = useLiveDesk()
  const { row, seen } = props
  const followed = useLive((state) => state.path?.row === row.key)
  const asked = useLive((state) => (state.asked?.row === row.key ? state.asked.column : undefined))
  const why = (column: string) => {
    if (seen.at) live?.store.getState().ask({ ...seen.at, row: row.key, column })
    props.onWhy()
  }
  const look = [row.state === 'settled' ? '' : 'hatched', followed ? 'data-followed' : ''].join(' ').trim()
  return (
    <tr className={look === '' ? undefined : look} aria-rowindex={props.at + 1}>
      <th scope="row">
        <button
          type="button"
          aria-pressed={followed}
          title={t('live.follow')}
          onClick={() => live?.store.getState().follow(followed ? undefined : row.key)}
        >
          {row.name === '' ? t('live.whole') : row.name}
        </button>
      </th>
      <td>{t(`live.states.${row.state}`)}</td>
      {seen.columns.map(({ id, type, computed }, at) => {
        const cell = row.cells[at] ?? { text: '' }
        const isNumber = NUMBERS.has(type)
        return (
          <td key={id} className={isNumber ? 'num' : undefined}>
            <Cell cell={cell} onWhy={computed ? () => why(id) : undefined} open={asked === id} />
          </td>
        )
      })}
    </tr>
  )
}

const NUMBERS = new Set(['score', 'money', 'percent', 'count', 'number'])
