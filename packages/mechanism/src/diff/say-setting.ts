import type { SettingShape } from '../blocks/setting-shape.ts'
import type { SettingChange } from '../model/block-def.ts'
import type { Json, JsonObject } from '../model/mechanism.ts'
import { sameJson } from '../model/same-json.ts'
import type { SettingStep } from './setting-changes.ts'
import type { Speech } from './speech.ts'

/** 榜段“末位”的“多少”: where a setting stands. */
function sayPlace(trail: SettingChange['trail']): string {
  const around = trail.slice(0, -1).map(({ title = '', row = '' }) => `${title}${row}`)
  const { title = '设置', row } = trail.at(-1) ?? {}
  const last = row === undefined ? `“${title}”` : `${title}${row}`
  return around.length === 0 ? last : `${around.join('的')}的${last}`
}

/** The table a row came to: 指标, or 榜段“末位”的措施. */
const sayTable = (trail: SettingChange['trail']): string =>
  trail.map(({ title = '', row = '' }) => `${title}${row}`).join('的')

type Say = (shape: SettingShape, value: Json | undefined) => string

const isNone = (value: Json | undefined): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** Figures stand with a space on each side, words in quotation marks, nothing bare. */
function quoted(shape: SettingShape, value: Json | undefined, say: Say, side: 'before' | 'after'): string {
  const words = say(shape, value)
  if (isNone(value)) return words
  const isFigure =
    shape.form === 'value' && (shape.kind === 'number' || /^(decimal|yuan)$/.test(shape.meta.format ?? ''))
  if (!isFigure) return `“${words}”`
  return side === 'before' && /[\d.]$/.test(words) ? ` ${words} ` : ` ${words}`
}

/** What of a new row differs from what its table supposes: 方法 扣分，每处分值 2 分. */
function sayRow(shape: SettingShape, row: Json, say: Say): string {
  if (shape.form !== 'group' || typeof row !== 'object' || row === null) return ''
  const values = row as JsonObject // rows of tables are objects
  const parts = shape.fields.flatMap((field) => {
    const value = values[field.key]
    if (value === undefined || field.key === 'id' || field.key === 'label' || sameJson(value, field.shape.initial))
      return []
    if (field.shape.form === 'value' && field.shape.kind === 'raw') return []
    if (field.shape.form === 'group') return sayRow(field.shape, value, say)
    if (field.shape.form === 'list' && field.shape.element.form === 'group') {
      return Array.isArray(value) && value.length > 0 ? [`${field.title} ${value.length} 行`] : []
    }
    return isNone(value) ? [] : [`${field.title} ${say(field.shape, value)}`]
  })
  return parts.filter((part) => part !== '').join('，')
}

/** DIFF-1: a difference in the words of the settings panel, without the block's name. */
export function saySetting({ change, shape }: SettingStep, block: string, was: Speech, becomes: Speech): string {
  const [before, after]: Say[] = [was, becomes].map(
    (speech) => (of: SettingShape, value: Json | undefined) => speech.value(block, metaOf(of), value),
  ) as [Say, Say] // one for each of the two
  const say = after ?? (() => '')
  switch (change.what) {
    case 'insert': {
      const what = sayRow(shape, change.after ?? null, say)
      return `${sayTable(change.trail)}新增${change.row ?? ''}${what === '' ? '' : `（${what}）`}`
    }
    case 'remove':
      return `${sayTable(change.trail)}删去${change.row ?? ''}`
    case 'order':
      return `${sayTable(change.trail)}的先后改为${(change.rows ?? []).join('、')}`
    case 'set': {
      const old = quoted(shape, change.before, before ?? say, 'before')
      const fresh = quoted(shape, change.after, say, 'after')
      // Two ids may be called the same; then the words alone would say nothing.
      const told =
        old.trim() === fresh.trim()
          ? `由〔${JSON.stringify(change.before)}〕改为〔${JSON.stringify(change.after)}〕`
          : `由${old}改为${fresh}`
      return `${sayPlace(change.trail)}${told}`
    }
  }
}

/** A list of plain values speaks by the words of the list. */
const metaOf = (shape: SettingShape) => (shape.form === 'list' ? { ...shape.element.meta, ...shape.meta } : shape.meta)
