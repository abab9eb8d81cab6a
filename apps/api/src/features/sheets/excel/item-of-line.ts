import type { SheetItem } from '@jizhi/mechanism'
import { type findings, problem, type ReadValue } from '../../../platform/spreadsheet/index.ts'
import { readDeduction, readMonths, readOwners } from './cell-words.ts'
import { readSettings } from './other-settings.ts'
import type { Line } from './read-lines.ts'
import { SHEET_COLUMNS, type SheetColumn } from './sheet-columns.ts'

/** Tells a problem or a note about a cell of a line. */
export interface Complain {
  readonly unread: (line: Line, column: SheetColumn, text: string, example: string) => void
  readonly note: (line: Line, what: string) => void
}

export function complainer(
  sheet: string,
  letters: ReadonlyMap<SheetColumn, string>,
  found: ReturnType<typeof findings>,
): Complain {
  const place = (line: Line, id: SheetColumn) => {
    const column = letters.get(id)
    const header = SHEET_COLUMNS.find((one) => one.id === id)?.label ?? id
    return { sheet, row: line.row, header, ...(column === undefined ? {} : { column }) }
  }
  return {
    unread: (line, id, text, example) =>
      found.add(problem('cell.unread', { text: text.slice(0, 40), example }, place(line, id))),
    note: (line, what) => found.note(problem('row.note', { what }, { sheet, row: line.row })),
  }
}

/** Text of a cell; '' where nothing is written. */
export const textIn = ({ values }: Line, id: SheetColumn): string => {
  const value = values[id]
  return value?.kind === 'text' ? value.text : value?.kind === 'choice' ? value.option : ''
}

/** A figure as canonical decimal text; '' where nothing is written. */
export function figureIn({ values }: Line, id: SheetColumn): string {
  const type = SHEET_COLUMNS.find((one) => one.id === id)?.type
  return decimalOf(values[id], type?.kind === 'decimal' ? type.scale : 0)
}

export function decimalOf(value: ReadValue | undefined, scale: number): string {
  if (value?.kind !== 'decimal') return ''
  const digits = String(Math.abs(value.scaled)).padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const places = digits.slice(digits.length - scale).replace(/0+$/, '')
  return `${value.scaled < 0 ? '-' : ''}${whole}${scale === 0 || places === '' ? '' : `.${places}`}`
}

/** What a line says of its item beside its place in the tree. `isGroup` = other lines stand below it. */
export function settingsOf(line: Line, isGroup: boolean, complain: Complain) {
  const full = figureIn(line, 'full')
  const clause = textIn(line, 'clause')
  const other = readSettings(textIn(line, 'settings'))
  if ('unread' in other) complain.unread(line, 'settings', other.unread, '最低=0；最多扣=3')
  return {
    code: textIn(line, 'code'),
    clauses:
      clause === ''
        ? []
        : clause
            .split('\n')
            .map((one) => one.trim())
            .filter((one) => one !== ''),
    full: full === '' ? '0' : full,
    weight: figureIn(line, 'weight') || '1',
    unit: textIn(line, 'unit'),
    owners: ownersOf(line, complain),
    months: monthsOf(line, complain),
    photos: textIn(line, 'photos') || 'none',
    evidence: textIn(line, 'evidence'),
    note: textIn(line, 'note'),
    ...(isGroup ? GROUP : ruleOf(line, full, clause, complain)),
    /** What 其他设置 states, which stands before what is implied. */
    named: 'settings' in other ? other.settings : {},
  }
}

function ownersOf(line: Line, complain: Complain) {
  const text = textIn(line, 'owners')
  const owners = readOwners(text)
  if (owners === undefined) complain.unread(line, 'owners', text, '环卫站 60%、城管中队 40%，几个单位要写明份额')
  return owners ?? []
}

function monthsOf(line: Line, complain: Complain) {
  const text = textIn(line, 'months')
  const months = readMonths(text)
  if (months === undefined) complain.unread(line, 'months', text, '3、6、9、12 或 3-5，每月都考就留空')
  return months ?? []
}

const GROUP: Rule = { method: 'group' }

interface Rule {
  readonly method: SheetItem['method']
  readonly each?: string
  readonly deductCap?: string
  readonly unit?: string
}

/** The rule as stated; without one, by 每处扣分, or by what the free words say, which is then noted. */
function ruleOf(line: Line, full: string, clause: string, complain: Complain): Rule {
  // The options of the column are the methods of the schema.
  const method = textIn(line, 'method') as SheetItem['method'] | ''
  const each = figureIn(line, 'each').replace('-', '')
  const cap = full === '' || full === '0' ? '' : full
  if (method !== '' && method !== 'deduct') return { method, ...(each === '' ? {} : { each }) }
  if (each !== '') return { method: 'deduct', each, deductCap: cap }
  if (method === 'deduct') {
    complain.unread(line, 'each', '空', '每处扣几分，如 0.5')
    return { method, deductCap: cap }
  }
  const read = readDeduction(clause)
  if (read === 'several') complain.note(line, '的评分办法里有几种扣法，按打分读入，需要时请分成几项')
  if (typeof read === 'string') return { method: 'points' }
  complain.note(line, `按“每${read.unit || '处'}扣 ${read.each} 分，扣完为止”读入`)
  return {
    method: 'deduct',
    each: read.each,
    deductCap: cap,
    ...(textIn(line, 'unit') === '' ? { unit: read.unit } : {}),
  }
}
