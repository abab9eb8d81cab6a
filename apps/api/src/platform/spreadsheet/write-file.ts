import { planErrorFile } from './error-file.ts'
import type { Problem } from './problem.ts'
import type { SheetFile } from './sheet.ts'
import { planTemplate } from './template-file.ts'
import type { WantedColumn } from './wanted.ts'
import type { WorkbookPlan } from './workbook-plan.ts'
import { runJob } from './worker-job.ts'

/** xlsx bytes of the sheet with its wrong cells in red and a 原因 column. Throws when the thread cannot write it. */
export const writeErrorFile = (file: SheetFile, problems: readonly Problem[]): Promise<Uint8Array> =>
  writeSheetFile(planErrorFile(file, problems))

/** xlsx bytes of an empty table to fill in. Throws when the thread cannot write it. */
export const writeTemplateFile = (
  sheetName: string,
  columns: readonly WantedColumn[],
  filled: readonly Readonly<Record<string, string>>[] = [],
): Promise<Uint8Array> => writeSheetFile(planTemplate(sheetName, columns, filled))

/** xlsx bytes of plain tables, for any export. Text that looks like a formula stays text. */
export async function writeSheetFile(plan: WorkbookPlan): Promise<Uint8Array> {
  const end = await runJob<Uint8Array>({ task: 'write', plan })
  if (!end.ok) throw new Error(`the workbook was not written: ${end.code}`)
  return end.answer
}
