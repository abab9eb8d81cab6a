import { instantText } from '@jizhi/domain'
import type { Derived, Due, OpenTask } from '../model/derived.ts'

/** What is open, in a word. */
export const TASK_WORDS: { readonly [kind in OpenTask['kind']]: string } = {
  answer: '填报',
  judge: '审核',
  notice: '告知',
  decide: '裁定',
  freeze: '定榜',
  sign: '签发',
  settle: '由人定',
}
const DUES: { readonly [what in Due['what']]: string } = {
  'ask-due': '填报截止',
  'window-closes': '异议期满',
  'complete-at': '到齐期限',
  'wait-ends': '等待期满',
  'decision-due': '裁定期限',
  'hands-change': '岗位换人',
}
const MOST_ROWS = 5

/** What the cycle still waits for at a moment, so that whoever wrote a step too early sees what comes first. */
export function sayWaiting({ open, due, now }: Derived): string {
  const tasks = Map.groupBy(open, ({ block, kind }) => `“${block}”${TASK_WORDS[kind]}`)
  const said = [...tasks].map(([what, found]) => {
    const rows = found.map(({ row }) => row as string).filter((row) => row !== '')
    const more = rows.length > MOST_ROWS ? `等 ${rows.length} 行` : ''
    return rows.length === 0 ? what : `${what}（${rows.slice(0, MOST_ROWS).join('、')}${more}）`
  })
  const next = due.filter(({ at }) => at > now).sort((a, b) => a.at - b.at)[0]
  const until = next ? [`${instantText(next.at).slice(0, 10)} “${next.block}”${DUES[next.what]}`] : []
  const all = [...said, ...until]
  return all.length === 0 ? '这时没有什么在等。' : `这时还在等：${all.join('；')}。`
}
