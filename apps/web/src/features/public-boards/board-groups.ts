import type { Answer, readBoard } from '@jizhi/contracts'

export type BoardView = Answer<typeof readBoard>
export type BoardRow = BoardView['groups'][number]['rows'][number]
export type BoardColumn = BoardView['columns'][number]

export interface PosterGroup {
  readonly key: string
  readonly title: string | null
  readonly rows: readonly BoardRow[]
}

/** A poster reads by category: a board that came as one list is parted by its first column of options, in its own order. */
export function posterGroups({ groups, columns }: Pick<BoardView, 'groups' | 'columns'>): {
  readonly groups: readonly PosterGroup[]
  /** The column that became the heading. */
  readonly by: BoardColumn | undefined
} {
  const plain = groups.map(({ label, rows }, at) => ({ key: label ?? String(at), title: label, rows }))
  const at = columns.findIndex(({ type, computed }) => type === 'choice' && !computed)
  const rows = groups.flatMap((group) => group.rows)
  if (at < 0 || groups.some(({ label }) => label !== null)) return { groups: plain, by: undefined }
  const parted = Map.groupBy(rows, ({ cells }) => textIn(cells[at]))
  if (parted.has(null)) return { groups: plain, by: undefined }
  const sorted = [...parted].sort(([a], [b]) => (a ?? '').localeCompare(b ?? '', 'zh-CN'))
  return { groups: sorted.map(([label, found]) => ({ key: label ?? '', title: label, rows: found })), by: columns[at] }
}

const textIn = (cell: BoardRow['cells'][number] | undefined): string | null =>
  cell !== undefined && 'text' in cell ? cell.text : null

/** The place stands first, then the name; everything else in the order the drawing gave it. */
export function posterColumns(columns: readonly BoardColumn[], by: BoardColumn | undefined) {
  const rest = columns.filter(({ id }) => id !== by?.id)
  const place = rest.find(({ id, type }) => type === 'count' && id.endsWith('place'))
  return { place, others: rest.filter(({ id }) => id !== place?.id) }
}
