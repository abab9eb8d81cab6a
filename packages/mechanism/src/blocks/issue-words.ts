import type { z } from 'zod'
import { settingsOf } from './setting.ts'

/** What zod found wrong, as the end of a Chinese sentence without its full stop. */
export const issueWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'array') return `至少要有 ${issue.minimum} 行`
      return issue.origin === 'string' ? '不能为空' : `不能小于 ${issue.minimum}`
    case 'too_big':
      if (issue.origin === 'array') return `最多 ${issue.maximum} 行`
      return issue.origin === 'string' ? `最长 ${issue.maximum} 个字` : `不能大于 ${issue.maximum}`
    case 'invalid_value':
      return issue.values.length > 0 ? `不在可选的范围里，可选 ${issue.values.join('、')}` : '不在可选的范围里，请重选'
    case 'unrecognized_keys':
      return `里有不认识的项：${issue.keys.join('、')}`
    case 'invalid_type':
      return issue.input === undefined ? '还没有填' : '的格式不对，请重填'
    default:
      return '填写有误，请重填'
  }
}

/** The first issue with the titles a person knows: “榜段”第 2 行的“多少”不能为空。 */
export function sayIssue(schema: z.core.$ZodType, value: unknown, issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return '设置填写有误。'
  const settings = settingsOf(schema, value)
  const steps: string[] = []
  for (const [at, step] of issue.path.entries()) {
    if (typeof step === 'number') steps.push(`第 ${step + 1} 行`)
    else {
      const path = issue.path.slice(0, at + 1).join(' ')
      const title = settings.find((one) => one.path.join(' ') === path)?.meta.title
      steps.push(title === undefined ? `“${String(step)}”` : `“${title}”`)
    }
  }
  const where = steps.length === 0 ? '设置' : steps.join('')
  const what = issue.message.endsWith('。') ? `：${issue.message}` : `${issue.message}。`
  return `${where}${what}`
}
