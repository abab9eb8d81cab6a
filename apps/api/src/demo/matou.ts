import { readFileSync } from 'node:fs'
import type { Edit } from '@jizhi/mechanism'
import type { DemoPost } from './staff.ts'

/** 码头镇. */
export const TOWN = '350583108'
const post = (unit: string, title: string, role: DemoPost['role'], account: boolean): DemoPost => ({
  unit,
  title: `${title}（样例）`,
  role,
  account,
})

/** Posts that set the sample up; only the one that looks has a password anybody knows. */
export const SAMPLE_POSTS = {
  editor: post('350583', '资料整理', 'county-admin', false),
  checker: post('350583', '资料核对', 'approver', false),
  viewer: post('350583', '资料查看', 'viewer', true),
} as const

export interface PublishedRow {
  readonly code: string
  readonly name: string
  readonly inspector: string
  readonly upper: string
  readonly score: string
  readonly place: string
}

/** The notice's table as it was published. */
export function publishedRows(): readonly PublishedRow[] {
  const file = new URL('../../data/results/nanan_matou_2019_05.csv', import.meta.url)
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => {
    const [code = '', name = '', inspector = '', upper = '', score = '', place = ''] = line.trim().split(',') // our own file: no quotes
    return { code, name, inspector, upper, score, place }
  })
}

/** As an import file. A unit of the town that the ranking does not name was not drawn that month. */
export const sheetFile = (): Buffer =>
  Buffer.from(
    [
      ['单位代码', '村', '综合得分', '上级考评', '上级考评得分'],
      ...publishedRows().map(({ code, name, score, inspector, upper }) => [
        code,
        name,
        score || '未抽到',
        inspector || '不适用',
        upper || '不适用',
      ]),
    ]
      .map((row) => row.join(','))
      .join('\n'),
  )

/** The notice calls the levels by name. */
export const LEVEL_NAMES: Edit = {
  do: 'set',
  block: 'scores',
  path: ['fields', 1, 'options'],
  value: [
    { id: 'prefecture', label: '泉州' },
    { id: 'county', label: '南安' },
  ],
}

/** The published column, to be compared with what is computed. */
export const placesFile = (): Buffer =>
  Buffer.from(
    ['单位代码,村,已发布名次', ...publishedRows().map(({ code, name, place }) => `${code},${name},${place}`)].join(
      '\n',
    ),
  )

export const NOTICE = '码头镇人民政府关于码头镇5月份环境卫生考评情况的通报（南码政〔2019〕108号，2019-06-20）'
