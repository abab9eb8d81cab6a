import { Workbook } from '@cj-tech-master/excelts'
import { describe, expect, it } from 'vitest'
import { readSheetFile } from './read-file.ts'
import { readTable } from './read-table.ts'
import { writeCsv } from './safe-text.ts'
import type { Sheet } from './sheet.ts'
import { xlsxOf } from './specimen-files.ts'
import { indexUnits } from './unit-index.ts'
import type { WantedColumn } from './wanted.ts'
import { writeErrorFile, writeSheetFile, writeTemplateFile } from './write-file.ts'

const units = indexUnits('990001', [
  { id: 'v1', name: '上麦村' },
  { id: 'v2', name: '下麦村' },
])
const columns: readonly WantedColumn[] = [
  { id: 'village', label: '村', required: true, filled: true, type: { kind: 'unit', units } },
  { id: 'score', label: '得分', required: true, type: { kind: 'decimal', scale: 1, min: '0', max: '100', unit: '分' } },
]
const sheetsOf = async (bytes: Uint8Array): Promise<readonly Sheet[]> => {
  const read = await readSheetFile(bytes)
  if (!read.ok) throw new Error(read.fault.problems[0]?.message)
  return read.value.sheets
}

describe('files given back', () => {
  it('the error file is the same sheet with red cells and a 原因 column, and reads again once corrected', async () => {
    const read = await readSheetFile(
      await xlsxOf([
        ['村', '得分'],
        ['上麦村', 120],
        ['下麦村', 90],
      ]),
    )
    if (!read.ok) throw new Error('refused')
    const table = readTable(read.value, { columns, key: ['village'] })
    if (table.ok) throw new Error('nothing was found')
    const bytes = await writeErrorFile(read.value, table.fault.problems)
    const book = new Workbook()
    await book.xlsx.load(bytes)
    const sheet = book.getWorksheet('得分')
    expect(sheet?.getCell('B2').fill).toMatchObject({ fgColor: { argb: 'FFF4C7C3' } })
    expect(sheet?.getCell('A2').fill).not.toMatchObject({ fgColor: { argb: 'FFF4C7C3' } })
    expect(sheet?.getCell('B3').fill).not.toMatchObject({ fgColor: { argb: 'FFF4C7C3' } })
    const [again] = await sheetsOf(bytes)
    expect(again?.rows[0]).toEqual(['村', '得分', '原因'])
    expect(again?.rows[1]?.[2]).toBe('第 2 行“得分”列（B2）是 120，满分 100：请改为 0 到 100 之间的数。')
    if (sheet) sheet.getCell('B2').value = 100
    const corrected = await readSheetFile(await book.xlsx.writeBuffer())
    expect(corrected.ok && readTable(corrected.value, { columns, key: ['village'] }).ok).toBe(true)
  })
  it('the template has headers, drop-downs of units, bounds and hints, and what stands in it is read', async () => {
    const bytes = await writeTemplateFile('10 月得分', columns, [{ village: '上麦村', score: '90' }])
    const book = new Workbook()
    await book.xlsx.load(bytes)
    const sheet = book.getWorksheet('10 月得分')
    expect(sheet?.getCell('A2').dataValidation).toMatchObject({ type: 'list', formulae: ['可选内容!$A$1:$A$2'] })
    expect(sheet?.getCell('B9').dataValidation).toMatchObject({ type: 'decimal', formulae: [0, 100] })
    const read = await readSheetFile(bytes)
    expect(read.ok && readTable(read.value, { columns, key: ['village'] }).ok).toBe(true)
  })
  it('S7 no text of ours becomes a formula in xlsx or CSV', async () => {
    const naughty = ['=1+1', '+1-1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '＋1', '－1+2', '＠x']
    const book = new Workbook()
    await book.xlsx.load(
      await writeSheetFile({ sheets: [{ name: 's', rows: [['村'], ...naughty.map((text) => [text])] }] }),
    )
    naughty.forEach((_, i) => {
      const cell = book.getWorksheet('s')?.getCell(i + 2, 1)
      expect(cell?.formula).toBeUndefined()
      expect(typeof cell?.value).toBe('string')
      expect(cell?.numFmt).toBe('@')
    })
    for (const text of naughty) expect(writeCsv([[text]])).toMatch(/^\ufeff"?'/)
    expect(writeCsv([['-6.0', '上麦村', 'a"b', 'c,d']])).toBe('\ufeff-6.0,上麦村,"a""b","c,d"\r\n')
  })
})
