import {
  compareDecimals,
  dayAtEpoch,
  decimalText,
  epochDayOf,
  MISSING_LABELS,
  MISSING_REASONS,
  type MissingReason,
  packMissing,
  packPresent,
  parseDay,
  parseDecimal,
  readPacked,
  rescale,
  trimmed,
} from '@jizhi/domain'
import type { AskConfig } from '@jizhi/mechanism'
import { Fault } from '../../platform/faults/fault.ts'

export type Field = AskConfig['fields'][number]

/** What somebody states for one field: decimal text, an option, a day; or the reason why there is nothing. */
export interface Stated {
  readonly value: string | null
  readonly missing: string | null
}

export const isReason = (text: string | null): text is MissingReason =>
  MISSING_REASONS.some((reason) => reason === text)

/** The packed integer of a stated value (FACT-7), or a refusal that says what the field takes. */
export function packedValue(field: Field, stated: Stated): number {
  if (stated.value === null) {
    if (isReason(stated.missing)) return packMissing(stated.missing)
    throw refused(field, stated.missing ?? '空', '请说明缺数的原因')
  }
  switch (field.type) {
    case 'flag':
      return one(field, stated.value, ['否', '是'])
    case 'choice':
    case 'grade':
      return option(field, stated.value)
    case 'date': {
      const day = parseDay(stated.value)
      if (!day.ok) throw refused(field, stated.value, '请填写日期，例如 2026-10-31')
      return epochDayOf(day.value)
    }
    case 'score':
    case 'number':
    case 'percent':
    case 'count':
    case 'money':
      return decimal(field, stated.value)
    default:
      throw refused(field, stated.value, '这一项只能重新填报')
  }
}

/** NUM-2: entered values have their item's declared scale. */
const scaleOf = ({ type, scale }: Field): number => (type === 'money' ? 2 : type === 'count' ? 0 : Math.max(scale, 0))

function decimal(field: Field, text: string): number {
  const read = parseDecimal(text)
  if (!read.ok) throw refused(field, text, '请填写普通小数')
  const scale = scaleOf(field)
  if (trimmed(read.value).scale > scale) throw refused(field, text, `最多 ${scale} 位小数`)
  for (const [limit, beyond, words] of [
    [field.least, -1, '最小'],
    [field.most, 1, '最大'],
  ] as const) {
    const bound = limit === '' ? undefined : parseDecimal(limit)
    if (bound?.ok === true && compareDecimals(read.value, bound.value) === beyond)
      throw refused(field, text, `${words}为 ${limit}`)
  }
  const packed = packPresent(Number(rescale(read.value, scale, 'towards-zero').unscaled))
  if (!packed.ok) throw refused(field, text, '数太大')
  return packed.value
}

function option(field: Field, text: string): number {
  const at = field.options.findIndex(({ id, label }) => id === text || label === text)
  if (at >= 0) return at
  throw refused(field, text, `请从${field.options.map(({ label }) => label).join('、')}中选`)
}

function one(field: Field, text: string, of: readonly string[]): number {
  const at = of.indexOf(text)
  if (at >= 0) return at
  throw refused(field, text, `请填${of.join('或')}`)
}

/** A packed value as people read it. */
export function statedText(field: Field, packed: number): string {
  const read = readPacked(packed)
  if (!read.ok) return String(packed)
  if ('missing' in read.value) return MISSING_LABELS[read.value.missing]
  if (field.type === 'flag') return packed === 1 ? '是' : '否'
  if (field.type === 'date') return dayAtEpoch(packed)
  if (field.type === 'choice' || field.type === 'grade') return field.options[packed]?.label ?? String(packed)
  return decimalText(trimmed({ unscaled: BigInt(packed), scale: scaleOf(field) }))
}

const refused = (field: Field, value: string, why: string): Fault =>
  new Fault('cycle.value-refused', { field: field.label, value, why })
