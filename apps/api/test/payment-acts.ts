import { addressOf, commitImport, readPayablesFile, uploadFile } from '@jizhi/contracts'
import { expect } from 'vitest'
import { readSheetFile, writeSheetFile } from '../src/platform/spreadsheet/index.ts'
import type { Month } from './month.ts'

/** The list of what is to be paid as finance brings it back; `fill` says what became of the line with that number. */
export async function bringBack(
  month: Month,
  fill: (line: number) => readonly [state: string, day: string, voucher: string],
) {
  const params = { county: month.county.code }
  const bytes = await month.staff.finance.bytesOf(addressOf(readPayablesFile, params))
  const read = await readSheetFile(Buffer.from(bytes))
  if (!read.ok) throw new Error('the list cannot be read')
  const [header = [], ...lines] = read.value.sheets[0]!.rows
  return report(month, [header, ...lines.map((cells, line) => [...cells.slice(0, 6), ...fill(line)])])
}

/** A list of one's own making, such as an older one changed by hand. */
export async function report(month: Month, rows: Parameters<typeof writeSheetFile>[0]['sheets'][number]['rows']) {
  const params = { county: month.county.code }
  const made = Buffer.from(await writeSheetFile({ sheets: [{ name: '待付清单', rows, headerRow: 0 }] }))
  const sent = await month.staff.finance.upload(uploadFile, params, {
    name: '待付清单.xlsx',
    bytes: new Uint8Array(made),
  })
  expect(sent.status, sent.text).toBe(200)
  const target = { kind: 'payments' as const }
  return month.staff.finance.call(commitImport, {
    params,
    body: { upload: sent.answer.upload, sheet: null, target, mapping: null },
  })
}
