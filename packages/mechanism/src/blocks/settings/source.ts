import { z } from 'zod'
import type { Called } from '../../model/block-def.ts'
import type { Column } from '../../model/column.ts'
import type { Reading } from '../setting.ts'
import { wordsOrNone } from './field.ts'
import { asColumn, columnShape } from './written-column.ts'

/** HIST-1, ROST-1: which frozen table is read. What the name stands for is pinned when the cycle opens (PIN-1). */
export const sourceShape = {
  scheme: wordsOrNone('哪个机制或榜单', 60, '留空为本机制；别的机制或上级榜单写代号，开周期时对上。'),
  result: z
    .string()
    .max(64)
    .default('')
    .meta({ title: '哪一个定榜', help: '定榜块或阶梯块的编号；上级榜单写 result。' }),
}

/** Columns of the frozen table that conditions and values here speak of. */
export const sourceColumns = () =>
  z.array(z.strictObject(columnShape)).max(40).default([]).meta({ title: '从来源读哪些列', form: 'table' })

/** ROST-1: the same of a register, each with what it falls back to where an object states nothing. */
export const registerColumns = () =>
  z
    .array(
      z.strictObject({
        ...columnShape,
        fallback: wordsOrNone('没有填的按', 40, '台账里没有填这一列的按它算；留空则缺，从不作零。'),
      }),
    )
    .max(40)
    .default([])
    .meta({ title: '从来源读哪些列', form: 'table' })

/** A condition or value that speaks of the rows of the source, not of the arriving ones. */
export const ofSource = (title: string, wants: 'flag' | 'number', help?: string) =>
  z
    .string()
    .max(600)
    .default('')
    .meta({ title, ref: 'expression', wants, scope: 'source' satisfies Reading, help })

export const asSourceColumns = (declared: z.output<ReturnType<typeof sourceColumns>>): Column[] =>
  declared.map((one) => asColumn(one))

/** What a frozen table of another drawing is called when it bears the name of its kind, as most do. */
const FROZEN: Readonly<Record<string, string>> = { '': '“未设”', result: '定榜', ladder: '阶梯' }

/** 本机制的“定榜：月度成绩”. Of another mechanism only the ids it is pinned by are known here. */
export const saySource = (
  { scheme, result }: { readonly scheme: string; readonly result: string },
  called: Called = (id) => id,
): string =>
  scheme === ''
    ? `本机制的“${result === '' ? '未设' : called(result)}”`
    : `“${scheme}”的${FROZEN[result] ?? `“${result}”`}`
