import { columnLetters } from './sheet.ts'
import type { WantedColumn } from './wanted.ts'
import type { CellRule, SheetPlan, WorkbookPlan } from './workbook-plan.ts'

const RULED_ROWS = 2_000
const LISTS = '可选内容'

/**
 * An empty table to fill in: headers, drop-downs of units and options, bounds as hints. `filled` gives rows that already
 * stand there, such as every village of the roster, as texts by column id.
 */
export function planTemplate(
  sheetName: string,
  columns: readonly WantedColumn[],
  filled: readonly Readonly<Record<string, string>>[] = [],
): WorkbookPlan {
  const lists: string[][] = []
  const rules = columns.map((wanted, column): CellRule => {
    const rule = { column, from: 1, to: Math.max(RULED_ROWS, filled.length), hint: hintOf(wanted) }
    const choices = choicesOf(wanted)
    if (choices.length > 0) return { ...rule, accepts: { choices: listRange(lists, choices) } }
    const { type } = wanted
    if (type.kind !== 'decimal' || type.min === undefined || type.max === undefined)
      return { ...rule, accepts: { anything: true } }
    return { ...rule, accepts: { min: Number(type.min), max: Number(type.max) } }
  })
  const rows = [columns.map(({ label }) => label), ...filled.map((row) => columns.map(({ id }) => row[id] ?? ''))]
  const guide = [['列', '必填', '怎么填'], ...columns.map((c) => [c.label, c.required ? '是' : '否', hintOf(c)])]
  const sheets: SheetPlan[] = [{ name: sheetName, rows, headerRow: 0, rules }]
  sheets.push({ name: '填写说明', rows: guide, headerRow: 0 })
  if (lists.length > 0) sheets.push({ name: LISTS, rows: turned(lists), hidden: true })
  return { sheets }
}

function choicesOf({ type }: WantedColumn): readonly string[] {
  if (type.kind === 'unit') return [...new Set(type.units.names)]
  if (type.kind === 'choice') return type.options.map(({ label }) => label)
  return type.kind === 'flag' ? ['是', '否'] : []
}

/** Puts a list into the next column of the hidden sheet and names its cells, as a drop-down refers to them. */
function listRange(lists: string[][], choices: readonly string[]): string {
  const letters = columnLetters(lists.push([...choices]) - 1)
  return `${LISTS}!$${letters}$1:$${letters}$${choices.length}`
}

const turned = (lists: readonly (readonly string[])[]): string[][] =>
  Array.from({ length: Math.max(...lists.map((list) => list.length)) }, (_, r) => lists.map((list) => list[r] ?? ''))

/** What to write in a column, in one sentence. */
export function hintOf({ type, filled }: WantedColumn): string {
  const blank = filled ? '不能留空。' : '没有数的填 未报、未抽到、剔除 或 不适用，留空按未报算。'
  switch (type.kind) {
    case 'decimal': {
      const bounds = [
        type.min === undefined ? '' : `最小 ${type.min}`,
        type.max === undefined ? '' : `最大 ${type.max}`,
      ]
      const places = type.scale === 0 ? '整数' : `最多 ${type.scale} 位小数`
      const parts = [type.unit ? `单位：${type.unit}` : '', places, ...bounds].filter(Boolean)
      return `填数，${parts.join('，')}。${blank}`
    }
    case 'date':
      return `填日期，如 2026-10-31。${blank}`
    case 'unit':
      return '填单位名称或代码；有同名的单位时填代码，或另加一列写明上级单位。'
    case 'choice':
      return `从下拉里选：${type.options.map(({ label }) => label).join('、')}。`
    case 'flag':
      return '填 是 或 否。'
    case 'text':
      return `填文字，最多 ${type.maxLength ?? 500} 个字。`
  }
}
