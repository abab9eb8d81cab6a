import { z } from 'zod'
import { type Field, shapeOf } from '../blocks/setting-shape.ts'
import type { JsonObject, Parameter, SettingPath } from '../model/mechanism.ts'

const row = z.strictObject({
  id: z.string().meta({ title: '编号' }),
  label: z.string().meta({ title: '名称' }),
  at: z.string().meta({ title: '设置' }),
  mode: z
    .enum(['locked', 'range', 'free'])
    .meta({ title: '方式', labels: { locked: '锁定', range: '范围', free: '自由' } }),
  least: z.string().default('').meta({ title: '最小' }),
  most: z.string().default('').meta({ title: '最大' }),
  options: z.array(z.string()).default([]).meta({ title: '可选' }),
  note: z.string().default('').meta({ title: '说明' }),
})

const shape = shapeOf(row)

/** A parameter as a row of a table, so that it is written and read as the rows of settings are. */
export const PARAMETER_FIELDS: readonly Field[] = shape.form === 'group' ? shape.fields : []

const stepText = (step: string | number): string => (typeof step === 'number' ? `#${step}` : encodeURIComponent(step))

/** 分流〔branch/cases/front/when〕: the words are for people, the small path says which. */
export function parameterRow(one: Parameter, words: string): JsonObject {
  const { block, path, least = '', most = '', options = [], note = '', id, label, mode } = one
  const at = `${words}〔${[block, ...path].map(stepText).join('/')}〕`
  return { id, label, at, mode, least, most, options, note }
}

/** Back from the row; words where it is none. */
export function parameterOf(written: JsonObject): Parameter | string {
  const read = row.safeParse(written)
  if (!read.success)
    return '参数要写明名称、设置和方式，例如 - 末位名次〔last〕；设置：〔rank/bands/last/size〕；方式：自由。'
  const { at, least, most, options, note, id, label, mode } = read.data
  const [block, ...path] = (/〔([^〔〕]+)〕$/.exec(at)?.[1] ?? '').split('/').map(stepOf)
  if (typeof block !== 'string' || block === '' || path.length === 0) {
    return '参数的设置写成〔块编号/设置/……〕，例如 〔rank/bands/last/size〕。'
  }
  return {
    id,
    label,
    block,
    path: path satisfies SettingPath,
    mode,
    ...(least === '' ? {} : { least }),
    ...(most === '' ? {} : { most }),
    ...(options.length === 0 ? {} : { options }),
    ...(note === '' ? {} : { note }),
  }
}

const stepOf = (text: string): string | number => {
  if (/^#\d{1,4}$/.test(text)) return Number(text.slice(1))
  try {
    return decodeURIComponent(text)
  } catch {
    // Not what stepText writes; taken as it stands, and check says that it leads nowhere.
    return text
  }
}
