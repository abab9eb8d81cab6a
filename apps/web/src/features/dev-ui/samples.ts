/** One row of the invented 青禾县（演示）, for looking at the primitives only. */
export interface SampleRow {
  readonly unit: string
  readonly kind: string
  readonly score: string
  readonly rank: string
  readonly tied: boolean
  readonly provisional: boolean
}

const row = (
  kind: string,
  rank: string,
  unit: string,
  score: string,
  tied = false,
  provisional = false,
): SampleRow => ({
  unit,
  kind,
  score,
  rank,
  tied,
  provisional,
})

export const sampleRows: readonly SampleRow[] = [
  row('A', '1', '望溪镇', '95.20'),
  row('A', '2', '稻香镇', '94.65'),
  row('A', '3', '柳堤镇', '92.80', true),
  row('A', '3', '清渠镇', '92.80', true),
  row('A', '5', '云桥街道', '91.45'),
  row('A', '6', '南塘街道', '87.60', false, true),
  row('B', '1', '荷湾镇', '94.10'),
  row('B', '2', '竹影镇', '93.75'),
  row('B', '3', '麦岭镇', '86.20'),
  row('B', '4', '星桥镇', '84.90', false, true),
]

export const sampleErrors = [
  { row: 5, column: '得分', message: '满分是 100，120 超出了。请核对后改为不超过 100 的数。' },
  { row: 9, column: '单位', message: '本县没有叫“上麦”的单位，最接近的是上麦村（麦岭镇）。' },
  { row: 12, column: '单位', message: '溪口村与第 7 行重复。请删去其中一行。' },
]

export const wantedColumns = [
  { id: 'unit', label: '单位', required: true },
  { id: 'score', label: '得分', required: true },
  { id: 'rank', label: '已发布名次', required: false },
]

export const foundHeaders = [
  { column: 'A', text: '村（社区）', example: '溪口村' },
  { column: 'B', text: '总分', example: '83.5' },
  { column: 'C', text: '备注' },
]
