import { dayLabel, dayOf, type Instant } from '@jizhi/domain'
import { useTranslation } from 'react-i18next'
import { useAppearance } from '../../theme/appearance.ts'
import { BoardSheet } from '../../ui/board-sheet.tsx'
import { Cell } from '../../ui/cell.tsx'
import { padded, percentOf, placesOf, sumOf } from '../../ui/decimal-text.ts'
import { moneyText } from '../../ui/money-text.ts'
import './public-boards.css'
import { type BoardColumn, type BoardRow, type BoardView, posterColumns, posterGroups } from './board-groups.ts'

interface PosterProps {
  readonly board: BoardView
  /** Opens the explanation of a computed figure; the public reads without it. */
  readonly onWhy?: ((row: string, column: string) => void) | undefined
  readonly asked?: { readonly row: string; readonly column: string } | null
}

/** Lines of rows and rules that still fit one sheet in the large setting; a printed line of rules holds about 45 signs. */
const longBoard = 16
const signsInLine = 45
const ruleLines = (rules: readonly string[]): number =>
  rules.reduce((lines, rule) => lines + Math.ceil(rule.length / signsInLine), 0)

const dayWords = (iso: string): string => dayLabel(dayOf(Date.parse(iso) as Instant)) // epoch milliseconds

/** A board as it hangs on the wall, on one sheet of A4. */
export function BoardPoster({ board, onWhy, asked }: PosterProps) {
  const { t } = useTranslation()
  const money = useAppearance((state) => state.money)
  const { groups, by } = posterGroups(board)
  const { place, others } = posterColumns(board.columns, by)
  const rows = groups.flatMap((group) => group.rows)
  const column = (one: BoardColumn) => {
    const at = board.columns.indexOf(one)
    const texts = rows.flatMap(({ cells }) => (cells[at] && 'text' in cells[at] ? cells[at].text : []))
    const places = placesOf(one.type === 'percent' ? texts.map(percentOf) : texts)
    const words: Partial<Record<string, string>> = {
      score: t('months.points'),
      money: t(money === 'wan' ? 'ui.wan' : 'ui.yuan'),
      percent: '%',
    }
    const unit = one.unit ?? words[one.type]
    return {
      key: one.id,
      title: unit === undefined ? one.label : t('months.heading', { label: one.label, unit }),
      figure: ['score', 'money', 'percent', 'count', 'number'].includes(one.type),
      cell: (row: BoardRow) => {
        const cell = row.cells[at]
        if (cell === undefined) return null
        const shown = 'text' in cell ? { text: readable(cell.text, one.type, money, places) } : cell
        const open = asked?.row === row.key && asked.column === one.id
        return (
          <Cell cell={shown} open={open} onWhy={onWhy && one.computed ? () => onWhy(row.key, one.id) : undefined} />
        )
      },
    }
  }
  const shownUntil =
    board.expiresAt === null ? t('boards.noEnd') : t('boards.until', { day: dayWords(board.expiresAt) })
  const paid = others.find(({ type }) => type === 'money')
  const sheet = (
    <BoardSheet<BoardRow>
      kicker={t('boards.kicker', { mechanism: board.mechanismName, period: board.periodLabel })}
      title={board.title}
      {...(board.stale ? { mark: t('boards.stale') } : board.corrected ? { mark: t('boards.corrected') } : {})}
      facts={[
        ...board.facts,
        ...correctionsOf(board),
        t('boards.published', { day: dayWords(board.publishedAt), until: shownUntil }),
      ]}
      groups={groups}
      {...(by ? { groupTitle: by.label } : {})}
      columns={[
        ...(place ? [{ ...column(place), figure: false, strong: true }] : []),
        { key: 'name', title: t('months.unit'), strong: true, cell: ({ name }) => name },
        ...others.map(column),
      ]}
      rowKey={({ key }) => key}
      {...(board.total && paid
        ? {
            total: {
              label: t('ui.total'),
              cells: { [paid.id]: totalOf(rows, board.columns.indexOf(paid), money) ?? board.total.text },
            },
          }
        : {})}
      {...(board.rules.length > 0
        ? {
            notes: [
              {
                title: t('boards.rules'),
                text: board.rules.map((rule) => (
                  <span key={rule} className="poster-rule">
                    {rule}
                  </span>
                )),
              },
            ],
          }
        : {})}
      foot={{
        sentences: [t('boards.footWhy'), t('boards.footReport')],
        issuer: board.issuer,
        date: dayWords(board.publishedAt),
        revision: t('boards.revision', { revision: board.revision }),
      }}
    />
  )
  // A long list is set tighter on paper, so that the whole board still hangs on one sheet.
  return rows.length + ruleLines(board.rules) > longBoard ? <div className="poster-long">{sheet}</div> : sheet
}

/** The sum of a money column in the reader's unit; nothing when a cell is no amount. */
function totalOf(rows: readonly BoardRow[], at: number, money: 'yuan' | 'wan'): string | null {
  const texts = rows.flatMap(({ cells }) => (cells[at] && 'text' in cells[at] ? cells[at].text : []))
  return texts.every((text) => /^-?\d+$/.test(text)) ? moneyText(sumOf(texts), money) : null
}

function readable(text: string, type: string, money: 'yuan' | 'wan', places: number): string {
  if (type === 'money') return /^-?\d+$/.test(text) ? moneyText(BigInt(text), money) : text
  if (type === 'percent') return padded(percentOf(text), places)
  return type === 'score' || type === 'number' ? padded(text, places) : text
}

/** EFF-5: what this issue says otherwise than the one before, unit by unit. */
const correctionsOf = ({ corrected }: BoardView): string[] =>
  corrected?.rows.map(({ name, changes }) => `${name}：${changes.join('，')}`) ?? []
