import type { OutsideMessage } from './channel.ts'

/** One sentence without names: where, how many of what, and where to look. */
export function digestWords({ county, digest, url }: OutsideMessage): string {
  const counts = digest.map(({ label, count }) => `${label} ${count} 条`).join('、')
  const where = url === undefined ? '请登录平台查看。' : `请登录查看：${url}`
  return `【机制】${county}：${counts}。${where}`
}
