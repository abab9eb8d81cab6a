import type { SettingChange } from '../../model/block-def.ts'
import type { Json, JsonObject } from '../../model/mechanism.ts'

/** What a plain deduction is described by; an item that says more is left to the general words. */
const PLAIN = new Set(['id', 'label', 'method', 'column', 'each', 'deductCap'])
const NOTHING = new Set<Json | undefined>(['', '0', undefined])

/** 新增指标“暴露垃圾”，每处扣 2 分. */
export function diffScore(change: SettingChange): string | undefined {
  const { after } = change
  if (change.what !== 'insert' || change.path.join() !== 'items' || typeof after !== 'object' || after === null) {
    return undefined
  }
  const item = after as JsonObject // rows of this table are objects
  const others = Object.entries(item).filter(([key, value]) => !PLAIN.has(key) && !isUsual(key, value))
  if (item.method !== 'deduct' || others.length > 0) return undefined
  const most = item.deductCap === '' ? '' : `，最多扣 ${item.deductCap} 分`
  return `新增指标${change.row ?? ''}，每处扣 ${item.each} 分${most}`
}

const isUsual = (key: string, value: Json): boolean =>
  NOTHING.has(value) ||
  (Array.isArray(value) && value.length === 0) ||
  ((key === 'weight' || key === 'per') && value === '1') ||
  (key === 'combine' && value === 'sum') ||
  (key === 'sampling' && value === 'found')
