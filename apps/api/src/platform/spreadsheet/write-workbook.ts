import { type DataValidation, Workbook, type Worksheet } from '@cj-tech-master/excelts'
import { isFormulaLike } from './safe-text.ts'
import { columnLetters } from './sheet.ts'
import type { CellRule, SheetPlan, WorkbookPlan } from './workbook-plan.ts'

const RED = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF4C7C3' } } as const
const HEADER = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEEC' } } as const
// Longer digit strings are codes: Excel would show 990001001001 as 9.9E+11.
const NUMBER = /^-?(0|[1-9]\d{0,9})(\.\d{1,6})?$/
const WIDEST = 60

/** Writes xlsx bytes. Only text and plain numbers are ever written: no formula can come out of data. */
export async function writeWorkbook(plan: WorkbookPlan): Promise<Uint8Array> {
  const workbook = new Workbook()
  for (const sheet of plan.sheets) {
    writeSheet(workbook.addWorksheet(sheet.name, { state: sheet.hidden ? 'hidden' : 'visible' }), sheet)
  }
  return workbook.xlsx.writeBuffer()
}

function writeSheet(worksheet: Worksheet, plan: SheetPlan): void {
  const widths: number[] = []
  plan.rows.forEach((texts, r) => {
    const row = worksheet.getRow(r + 1)
    texts.forEach((text, c) => {
      if (text === '') return
      const cell = row.getCell(c + 1)
      const isNumber = NUMBER.test(text) && r > (plan.headerRow ?? -1)
      cell.value = isNumber ? Number(text) : text
      // Kept as text even when someone edits the cell by hand.
      if (!isNumber && (isFormulaLike(text) || /^\d{11,}$/.test(text))) cell.numFmt = '@'
      if (r === plan.headerRow) cell.style = { font: { bold: true }, fill: HEADER, alignment: { wrapText: true } }
      widths[c] = Math.max(widths[c] ?? 0, widthOf(text))
    })
  })
  for (const [row, column] of plan.red ?? []) worksheet.getCell(row + 1, column + 1).fill = RED
  for (const m of plan.merges ?? []) worksheet.mergeCells(m.top + 1, m.left + 1, m.bottom + 1, m.right + 1)
  for (const rule of plan.rules ?? []) addRule(worksheet, rule)
  widths.forEach((width, c) => {
    worksheet.getColumn(c + 1).width = Math.min(WIDEST, width + 3)
  })
  if (plan.headerRow !== undefined) worksheet.views = [{ state: 'frozen', xSplit: 0, ySplit: plan.headerRow + 1 }]
}

/** Chinese characters take two columns of width. */
const widthOf = (text: string): number =>
  Math.max(...text.split('\n').map((line) => line.length + (line.match(/[^\u0020-\u007e]/g)?.length ?? 0)))

function addRule(worksheet: Worksheet, rule: CellRule): void {
  const prompt = { showInputMessage: true, promptTitle: '填写说明', prompt: rule.hint, allowBlank: true } as const
  const letters = columnLetters(rule.column)
  const range = `${letters}${rule.from + 1}:${letters}${rule.to + 1}`
  worksheet.dataValidations.add(range, validationOf(rule, prompt))
}

function validationOf(rule: CellRule, prompt: Partial<DataValidation>): DataValidation {
  // A warning, not a stop: 未报 and 未抽到 are allowed words in a number's cell.
  const warn = { showErrorMessage: true, errorStyle: 'warning', errorTitle: '请核对', error: rule.hint } as const
  if ('choices' in rule.accepts)
    return { type: 'list', formulae: [rule.accepts.choices], ...prompt, ...warn } as DataValidation
  if ('anything' in rule.accepts) return { type: 'any', formulae: [], ...prompt } as DataValidation
  const formulae = [rule.accepts.min, rule.accepts.max]
  return { type: 'decimal', operator: 'between', formulae, ...prompt, ...warn } as DataValidation
}
