import { readFileSync } from 'node:fs'

/** 码头镇's published month (apps/api/data/results, with its source there) as the table a clerk would keep. */
const file = new URL('../../api/data/results/nanan_matou_2019_05.csv', import.meta.url)

/** Who inspected above the township, in the words of the shipped drawing. */
const LEVEL: Readonly<Record<string, string>> = { 泉州: '设区市', 南安: '县（市、区）' }

interface Published {
  readonly code: string
  readonly village: string
  readonly level: string
  readonly score: string
  readonly rank: string
}

export const published: readonly Published[] = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [code = '', village = '', level = '', , score = '', rank = ''] = line.split(',')
    return { code, village, level: LEVEL[level] ?? '', score, rank }
  })

/** The sheet of the month; `change` spoils the score of single villages. */
export function sheet(change: Readonly<Record<string, string>> = {}): Buffer {
  const lines = published.map(({ code, village, level, score }) =>
    [code, village, change[village] ?? (score === '' ? '未抽到' : score), level].join(','),
  )
  return Buffer.from(['代码,村（社区）,综合得分,上级考评', ...lines].join('\n'))
}
