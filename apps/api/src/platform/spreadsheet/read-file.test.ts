import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { READ_LIMITS } from './limits.ts'
import { readSheetFile } from './read-file.ts'
import { bomb, oleFile, withParts, xlsxOf, zipByHand } from './specimen-files.ts'
import { repack } from './unpack.ts'
import { readZipDirectory } from './zip-directory.ts'

const ROWS = [
  ['村', '得分'],
  ['上麦村', 88.5],
] as const

const refusal = async (bytes: Uint8Array): Promise<string> => {
  const read = await readSheetFile(bytes)
  if (read.ok) return 'accepted'
  expect(read.fault.problems[0]?.message).toMatch(/^[^!！]*[一-龥].*：.*。$/)
  return read.fault.problems[0]?.code ?? ''
}
const entriesOf = (file: Buffer) => {
  const directory = readZipDirectory(file)
  if (!directory.ok) throw new Error(directory.refuse)
  return directory.entries
}
const csv = async (bytes: Uint8Array | string) => {
  const read = await readSheetFile(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
  if (!read.ok) throw new Error(read.fault.problems[0]?.message)
  return { encoding: read.value.encoding, rows: read.value.sheets[0]?.rows }
}
const TABLE = [
  ['村', '得分'],
  ['上麦村', '88.5'],
]

describe('S5 a file is judged by its content and refused in a sentence', () => {
  it('S5 refuses a bomb by its directory', async () => {
    const file = bomb(602)
    expect(file.length).toBeGreaterThan(500_000)
    const read = await readSheetFile(file)
    expect(read.ok ? '' : read.fault.problems[0]?.message).toContain('解开后 602 MB，最多 50 MB')
  })
  it('S5 refuses a part packed more than 100 to 1 though it is small enough', async () => {
    const read = await readSheetFile(bomb(40))
    expect(read.ok ? '' : read.fault.problems[0]?.message).toContain('压缩比超过 100 倍')
  })
  it('S5 refuses a bomb whose directory lies about the size', async () => {
    expect(await refusal(bomb(602, 200_000))).toBe('file.damaged')
  })
  it('S5 refuses more than 200 parts', async () => {
    const parts = Array.from({ length: 201 }, (_, i) => ({ name: `a${i}`, packed: Buffer.alloc(0), declared: 0 }))
    expect(await refusal(zipByHand(parts))).toBe('file.bomb')
  })
  it('S5 refuses a truncated zip', async () => {
    const file = await xlsxOf(ROWS)
    expect(await refusal(file.subarray(0, file.length - 40))).toBe('file.damaged')
    expect(await refusal(file.subarray(0, 200))).toBe('file.damaged')
  })
  it('S5 refuses a part whose bytes were changed', async () => {
    const file = Buffer.from(await xlsxOf(ROWS))
    file.fill(0x55, 60, 120)
    expect(await refusal(file)).toBe('file.damaged')
  })
  it('S5 refuses encrypted parts and a password-protected workbook', async () => {
    expect(
      await refusal(zipByHand([{ name: 'xl/workbook.xml', packed: Buffer.alloc(9), declared: 9, flags: 1 }])),
    ).toBe('file.encrypted')
    expect(await refusal(oleFile(true))).toBe('file.encrypted')
  })
  it('S5 refuses macros and names that climb out', async () => {
    const file = await xlsxOf(ROWS)
    expect(await refusal(withParts(file, { 'xl/vbaProject.bin': new Uint8Array([1]) }))).toBe('file.macro')
    expect(await refusal(withParts(file, { '../evil.xml': new Uint8Array([1]) }))).toBe('file.damaged')
  })
  it('S5 unpacks no part whose size, checksum or document type is not as it should be', async () => {
    const file = Buffer.from(await xlsxOf(ROWS))
    const entries = entriesOf(file)
    expect(repack(file, entries).length).toBeGreaterThan(1000)
    expect(() =>
      repack(
        file,
        entries.map((entry) => ({ ...entry, crc: entry.crc ^ 1 })),
      ),
    ).toThrow('checksum')
    expect(() =>
      repack(
        file,
        entries.map((entry) => ({ ...entry, unpacked: entry.unpacked + 1 })),
      ),
    ).toThrow('size')
    const evil = Buffer.from(withParts(file, { 'xl/worksheets/sheet9.xml': Buffer.from('<!DOCTYPE x><worksheet/>') }))
    expect(() => repack(evil, entriesOf(evil))).toThrow('document type')
  })
  it('S5 refuses a part with a document type', async () => {
    const evil = Buffer.from('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><sst/>')
    expect(await refusal(withParts(await xlsxOf(ROWS), { 'xl/sharedStrings.xml': evil }))).toBe('file.damaged')
  })
  it('S5 refuses old Excel, pictures, PDF, Word, web pages, archives and nothing', async () => {
    expect(await refusal(oleFile(false))).toBe('file.old-excel')
    expect(await refusal(Buffer.from('ffd8ffe000104a464946', 'hex'))).toBe('file.not-a-table')
    expect(await refusal(Buffer.from('%PDF-1.7'))).toBe('file.not-a-table')
    const empty = { packed: Buffer.alloc(0), declared: 0 }
    expect(await refusal(zipByHand([{ name: 'word/document.xml', ...empty }]))).toBe('file.other-office')
    expect(await refusal(zipByHand([{ name: 'a.txt', ...empty }]))).toBe('file.not-a-table')
    expect(await refusal(Buffer.from('\n<html><table>'))).toBe('file.other-office')
    expect(await refusal(Buffer.alloc(0))).toBe('file.empty')
    expect(await refusal(Buffer.from(' \r\n,,\r\n'.trim()))).not.toBe('file.damaged')
    expect(await refusal(await xlsxOf([]))).toBe('file.empty')
  })
  it('S5 stops after the wall clock and reads the next file', async () => {
    const file = await xlsxOf(ROWS)
    const stopped = await readSheetFile(file, { wallMs: 1, heapMb: 256 })
    expect(stopped.ok ? '' : stopped.fault.problems[0]?.code).toBe('file.too-slow')
    expect(await refusal(file)).toBe('accepted')
  })
  it('S5 reads several files at once, each to its own answer', async () => {
    const files = await Promise.all([1, 2, 3, 4].map((n) => xlsxOf([['村'], [n]])))
    const reads = await Promise.all([...files, bomb(60)].map((file) => readSheetFile(file)))
    expect(reads.map((read) => read.ok && read.value.sheets[0]?.rows[1]?.[0])).toEqual(['1', '2', '3', '4', false])
  })
  it('S5 lets only so many files wait, and says so to the others', async () => {
    const file = await xlsxOf(ROWS)
    const reads = await Promise.all(Array.from({ length: READ_LIMITS.waiting + 3 }, () => readSheetFile(file)))
    expect(reads.filter((read) => read.ok).length).toBe(READ_LIMITS.waiting + 1)
    expect(reads.flatMap((read) => (read.ok ? [] : [read.fault.problems[0]?.code]))).toEqual(['file.busy', 'file.busy'])
  })
  it('S5 survives a heap that is too small for the file', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => ['村', i, i, i, i, i, i, i])
    const read = await readSheetFile(await xlsxOf(rows), { wallMs: 20_000, heapMb: 16 })
    expect(read.ok ? '' : read.fault.problems[0]?.code).toBe('file.bomb')
  }, 30_000)
})

describe('what stands in an xlsx cell becomes text', () => {
  it('NUM-7 numbers as Excel shows them, percent, dates, formulas by stored result, errors, merges, hidden rows', async () => {
    const file = await xlsxOf([[0.1 + 0.2, 1e-7, 123456789012, 0.875], ['标题'], ['=1+1', 'x']], (sheet) => {
      sheet.getCell('D1').numFmt = '0.0%'
      sheet.getCell('A4').value = new Date(Date.UTC(2026, 9, 31))
      sheet.getCell('A4').numFmt = 'yyyy-mm-dd'
      sheet.getCell('B4').value = { formula: 'A1*2', result: 0.6 }
      sheet.getCell('C4').value = { formula: 'A1*3' }
      sheet.getCell('D4').value = { richText: [{ text: '望' }, { text: '溪镇' }] }
      sheet.mergeCells('A2:D2')
      sheet.getRow(3).hidden = true
    })
    const read = await readSheetFile(file)
    expect(read.ok && read.value.sheets[0]).toEqual({
      name: '得分',
      hidden: false,
      rows: [
        ['0.3', '0.0000001', '123456789012', '87.5%'],
        ['标题'],
        ['=1+1', 'x'],
        ['2026-10-31', '0.6', '#无值!', '望溪镇'],
      ],
      merges: [{ top: 1, left: 0, bottom: 1, right: 3 }],
      formulas: ['B4', 'C4'],
      hiddenRows: [3],
    })
  })
  it('keeps row numbers across empty rows and reads hidden sheets', async () => {
    const read = await readSheetFile(
      await xlsxOf([['村']], (sheet) => {
        sheet.getCell('C9').value = 1
        sheet.workbook.addWorksheet('底稿', { state: 'hidden' }).addRow(['x'])
      }),
    )
    if (!read.ok) throw new Error('refused')
    expect(read.value.sheets[0]?.rows[8]).toEqual(['', '', '1'])
    expect(read.value.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['得分', false],
      ['底稿', true],
    ])
  })
})

describe('CSV in the encodings and with the delimiters met in offices', () => {
  it('accepts UTF-8 with and without byte order mark, GBK, UTF-16 both ways', async () => {
    const text = '村,得分\r\n上麦村,88.5\r\n'
    expect(await csv(text)).toEqual({ encoding: 'utf-8', rows: TABLE })
    expect(await csv(`\ufeff${text}`)).toEqual({ encoding: 'utf-8', rows: TABLE })
    expect(await csv(iconv.encode(text, 'gbk'))).toEqual({ encoding: 'gb18030', rows: TABLE })
    expect(await csv(iconv.encode(text, 'utf-16le', { addBOM: true }))).toEqual({ encoding: 'utf-16le', rows: TABLE })
    expect(await csv(iconv.encode(text, 'utf-16be'))).toEqual({ encoding: 'utf-16be', rows: TABLE })
  })
  it('finds comma, tab and semicolon, quotes, doubled quotes and line breaks inside cells', async () => {
    expect((await csv('村;得分\n上麦村;88.5')).rows).toEqual(TABLE)
    expect((await csv('村\t得分\n上麦村\t88.5')).rows).toEqual(TABLE)
    expect((await csv('村,备注\n上麦村,"两处\n说""好""，, 已改"\n下麦村,')).rows).toEqual([
      ['村', '备注'],
      ['上麦村', '两处\n说"好"，, 已改'],
      ['下麦村', ''],
    ])
  })
  it('refuses bytes that are no text and quotes that do not close', async () => {
    expect(await refusal(Buffer.from([0x81, 0x30, 0x01, 0x02, 0xff, 0xff]))).toBe('file.encoding')
    expect(await refusal(Buffer.from('村,得分\n"上麦村,88'))).toBe('file.csv')
  })
})
