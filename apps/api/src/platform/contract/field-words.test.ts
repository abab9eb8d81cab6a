import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fieldWords } from './field-words.ts'

const said = (schema: z.ZodType, value: unknown): string | undefined =>
  schema.safeParse(value, { error: fieldWords }).error?.issues[0]?.message

describe('what is wrong with a field, in Chinese', () => {
  it.each([
    [z.string(), undefined, '没有填写'],
    [z.string(), null, '没有填写'],
    [z.string(), 3, '应为文字'],
    [z.number(), '3', '应为数字'],
    [z.number().int(), 1.5, '应为整数'],
    [z.string().min(1), '', '不能为空'],
    [z.string().min(8), '1234567', '不能少于 8 个字'],
    [z.string().max(2), '123', '不能超过 2 个字'],
    [z.array(z.string()).max(1), ['a', 'b'], '不能超过 1 项'],
    [z.number().min(0), -1, '不能小于 0'],
    [z.enum(['a', 'b']), 'c', '不在可选的范围内'],
    [z.uuid(), 'x', '编号不对'],
    [z.iso.date(), '2026-13-01', '应为日期，如 2026-10-31'],
    [z.strictObject({}), { more: 1 }, '有多余的内容：more'],
  ] as const)('%# %s', (schema, value, words) => {
    expect(said(schema, value)).toBe(words)
  })
})
