import type { ReactNode } from 'react'
import './board-sheet.css'

interface BoardColumn<Row> {
  readonly key: string
  /** With its unit: 奖补（万元）. */
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  readonly figure?: boolean
  /** Printed large: the name of the unit. */
  readonly strong?: boolean
  /** Left out on phones, where the sheet has no room for it. */
  readonly wideOnly?: boolean
}

interface BoardGroup<Row> {
  readonly key: string
  /** A 类; null when the board has one list only. */
  readonly title: string | null
  readonly rows: readonly Row[]
}

export interface BoardSheetProps<Row> {
  /** 农村环境卫生月考评 · 2026年10月 */
  readonly kicker: string
  readonly title: string
  /** How many took part, how many stand here, when issued and until when shown. */
  readonly facts: readonly string[]
  /** Group titles are printed in a column with this heading. */
  readonly groupTitle?: string
  readonly columns: readonly BoardColumn<Row>[]
  readonly groups: readonly BoardGroup<Row>[]
  readonly rowKey: (row: Row) => string
  /** Cells of the total row by column key, and its first word. */
  readonly total?: { readonly label: string; readonly cells: Readonly<Record<string, ReactNode>> }
  /** 怎么评的, 进步最大 … at most two. */
  readonly notes?: readonly { readonly title: string; readonly text: ReactNode }[]
  readonly foot: {
    readonly sentences: readonly string[]
    readonly issuer: string
    readonly date: string
    readonly revision?: string
  }
  /** A correction issued after this board: the sheet stays, marked. */
  readonly mark?: string
}

/** A board as a poster page: serif from 20 px, prints on A4 in black and white, says how it was judged. No antd. */
export function BoardSheet<Row>(props: BoardSheetProps<Row>) {
  const grouped = props.groups.some(({ title }) => title !== null)
  return (
    <article className="board-sheet">
      <header className="board-head">
        <div>
          <p className="board-kicker">{props.kicker}</p>
          <h1>{props.title}</h1>
          {props.mark ? <p className="board-mark">{props.mark}</p> : null}
        </div>
        <ul className="board-facts">
          {props.facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </header>
      <BoardTable {...props} grouped={grouped} />
      {props.notes ? (
        <div className="board-notes">
          {props.notes.map(({ title, text }) => (
            <section key={title}>
              <h2>{title}</h2>
              <p>{text}</p>
            </section>
          ))}
        </div>
      ) : null}
      <footer className="board-foot">
        <div>
          {props.foot.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        <div className="board-issuer">
          <p>{props.foot.issuer}</p>
          <p>
            {props.foot.date}
            {props.foot.revision ? <span>{props.foot.revision}</span> : null}
          </p>
        </div>
      </footer>
    </article>
  )
}

function BoardTable<Row>(props: BoardSheetProps<Row> & { readonly grouped: boolean }) {
  const { columns, groups, total, grouped } = props
  return (
    <table className="board-table">
      <thead>
        <tr>
          {grouped ? <th scope="col">{props.groupTitle}</th> : null}
          {columns.map(({ key, title, figure, wideOnly }) => (
            <th key={key} scope="col" className={cellLook({ figure, wideOnly })}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ key, title, rows }) => (
        <tbody key={key}>
          {rows.map((row, at) => (
            <tr key={props.rowKey(row)}>
              {grouped && at === 0 ? (
                <th scope="rowgroup" rowSpan={rows.length}>
                  {title}
                </th>
              ) : null}
              {columns.map((column) => (
                <td key={column.key} className={cellLook(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
      {total ? (
        <tfoot>
          <tr>
            {[...(grouped ? [{ key: '', figure: false, wideOnly: false }] : []), ...columns].map(
              ({ key, figure, wideOnly }, at) => (
                <td key={key} className={cellLook({ figure, wideOnly })}>
                  {at === 0 ? total.label : total.cells[key]}
                </td>
              ),
            )}
          </tr>
        </tfoot>
      ) : null}
    </table>
  )
}

interface Look {
  readonly figure?: boolean | undefined
  readonly strong?: boolean | undefined
  readonly wideOnly?: boolean | undefined
}

const cellLook = ({ figure, strong, wideOnly }: Look) =>
  [figure ? 'board-figure' : '', strong ? 'board-strong' : '', wideOnly ? 'board-wide-only' : ''].join(' ').trim() ||
  undefined
