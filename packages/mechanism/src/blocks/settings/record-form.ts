import { isMissing } from '@jizhi/domain'
import { z } from 'zod'
import type { FactValues } from '../../model/fact.ts'
import { choice, flag, slug, words } from './field.ts'

const recordField = z.strictObject({
  id: slug('编号'),
  label: words('记什么', 30),
  type: choice('类型', { text: '文字', date: '日期', person: '人', file: '附件', flag: '是否' }, 'text'),
  required: flag('必填', true),
})

/** LAD-2: what is written down when a measure was carried out, in the order of the packed sheet. */
export const recordForm = () => z.array(recordField).max(20).default([]).meta({ title: '记录要填', form: 'table' })

type RecordForm = z.output<ReturnType<typeof recordForm>>

const IDS = new Set(['text', 'person', 'file'])

/** Whether a record says everything it must; one that does not leaves the measure open. */
export const isRecorded = (form: RecordForm, { sheet, ids }: FactValues['answered']): boolean =>
  form.every((one, at) => {
    if (!one.required) return true
    if (IDS.has(one.type)) return (ids?.[one.id]?.length ?? 0) > 0
    const packed = sheet[at]
    return packed !== undefined && !isMissing(packed)
  })

/** ，记时间、谈话要点 */
export const sayRecord = (form: RecordForm): string =>
  form.length === 0 ? '' : `，记${form.map((one) => one.label).join('、')}`
