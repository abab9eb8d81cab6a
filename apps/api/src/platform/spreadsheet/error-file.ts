import type { Problem } from './problem.ts'
import { addressOf, type SheetFile } from './sheet.ts'
import type { CellAt, WorkbookPlan } from './workbook-plan.ts'

/** Excel's own limit for one cell is 32,767 characters; nobody reads more than this. */
const REASON_CHARACTERS = 2_000

/** The same sheet back, wrong cells red, with a 原因 column at the right: to be corrected and imported again. */
export function planErrorFile(file: SheetFile, problems: readonly Problem[]): WorkbookPlan {
  const named = problems.find((one) => one.sheet !== undefined)?.sheet
  const sheet = file.sheets.find(({ name }) => name === named) ?? file.sheets[0]
  if (!sheet) return { sheets: [{ name: '原因', rows: problems.map(({ message }) => [message]) }] }
  const width = sheet.rows.reduce((widest, row) => Math.max(widest, row.length), 0)
  const reasons = new Map<number, string[]>()
  const red: CellAt[] = []
  const redAddresses = new Set(problems.flatMap((one) => (one.row && one.column ? [one.column + one.row] : [])))
  for (const one of problems) {
    const row = Math.max(0, (one.row ?? 1) - 1)
    reasons.set(row, [...(reasons.get(row) ?? []), one.message])
  }
  const lastRow = Math.max(sheet.rows.length - 1, ...reasons.keys())
  const rows: string[][] = []
  for (let r = 0; r <= lastRow; r++) {
    const texts = Array.from({ length: width }, (_, c) => sheet.rows[r]?.[c] ?? '')
    texts.forEach((_, c) => {
      if (reasons.has(r) && redAddresses.has(addressOf(r, c))) red.push([r, c])
    })
    const reason = reasons.get(r)?.join('\n').slice(0, REASON_CHARACTERS)
    if (reason) red.push([r, width])
    rows.push([...texts, reason ?? (r === 0 ? '原因' : '')])
  }
  return { sheets: [{ name: sheet.name, rows, red, merges: sheet.merges }] }
}
