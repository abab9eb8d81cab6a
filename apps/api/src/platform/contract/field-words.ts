import type { z } from 'zod'

/** What is wrong with one field, in words for the person who filled it in; details for machines stay in the path. */
export const fieldWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? '没有填写'
        : `应为${kinds[issue.expected] ?? '另一种内容'}`
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum))
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum))
    case 'invalid_value':
      return '不在可选的范围内'
    case 'invalid_format':
      return formats[issue.format] ?? '格式不对'
    case 'unrecognized_keys':
      return `有多余的内容：${issue.keys.join('、')}`
    case 'not_multiple_of':
      return `应为 ${issue.divisor} 的倍数`
    default:
      return '内容不对'
  }
}

function tooSmall(origin: string, least: number): string {
  if (origin === 'string') return least === 1 ? '不能为空' : `不能少于 ${least} 个字`
  return isList(origin) ? `不能少于 ${least} 项` : `不能小于 ${least}`
}

function tooBig(origin: string, most: number): string {
  if (origin === 'string') return `不能超过 ${most} 个字`
  return isList(origin) ? `不能超过 ${most} 项` : `不能大于 ${most}`
}

function isList(origin: string): boolean {
  return origin === 'array' || origin === 'set' || origin === 'map'
}

const kinds: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '一组内容',
  date: '日期',
}

const formats: Readonly<Record<string, string>> = {
  uuid: '编号不对',
  date: '应为日期，如 2026-10-31',
  datetime: '应为时间',
  regex: '格式不对',
  url: '应为网址',
}
