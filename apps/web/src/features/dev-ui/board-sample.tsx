import { BoardSheet } from '../../ui/board-sheet.tsx'
import { Money } from '../../ui/money.tsx'

interface Honoured {
  readonly rank: string
  readonly unit: string
  readonly score: string
  readonly fen: number
  readonly note: string
}

const honoured = (rank: string, unit: string, score: string, note: string): Honoured => ({
  rank,
  unit,
  score,
  fen: 4000000,
  note,
})

export const BoardSample = () => (
  <BoardSheet<Honoured>
    kicker="农村环境卫生月考评 · 2026年10月"
    title="光荣榜"
    facts={[
      '27 个乡镇、街道、开发区参评',
      '5 个单位上榜，奖补 200,000.00 元',
      '2026年11月11日发布，展示至 2026年12月10日',
    ]}
    groupTitle="类别"
    groups={[
      {
        key: 'A',
        title: 'A 类',
        rows: [
          honoured('1', '望溪镇', '95.20', '近 12 月 7 次上榜'),
          honoured('2', '稻香镇', '94.65', '连续 3 个月上榜'),
        ],
      },
      {
        key: 'B',
        title: 'B 类',
        rows: [honoured('1', '荷湾镇', '94.10', '近 12 月 6 次上榜'), honoured('2', '竹影镇', '93.75', '首次上榜')],
      },
      { key: 'C', title: 'C 类', rows: [honoured('1', '月溪乡', '93.40', '近 12 月 4 次上榜')] },
    ]}
    columns={[
      { key: 'rank', title: '名次', strong: true, cell: ({ rank }) => rank },
      { key: 'unit', title: '单位', strong: true, cell: ({ unit }) => unit },
      { key: 'score', title: '得分（分）', figure: true, cell: ({ score }) => score },
      { key: 'award', title: '奖补（元）', figure: true, cell: ({ fen }) => <Money fen={fen} bare /> },
      { key: 'note', title: '说明', wideOnly: true, cell: ({ note }) => note },
    ]}
    rowKey={({ unit }) => unit}
    total={{ label: '合计', cells: { award: <Money fen={20000000} bare /> } }}
    notes={[
      { title: '进步最大', text: '鹤鸣镇，B 类第 6 名升至第 3 名，得分由 90.40 到 92.60。' },
      { title: '怎么评的', text: '村均分占 80%，镇级管理分占 20%，同类内排名；A、B 类取前 2 名，C 类取第 1 名。' },
    ]}
    foot={{
      sentences: ['对本榜有意见，展示期内可向发布单位提出，5 个工作日内答复。'],
      issuer: '青禾县农村环境整治领导小组办公室',
      date: '2026年11月11日',
      revision: '正式第 2 次',
    }}
  />
)
