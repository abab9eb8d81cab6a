import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { indexUnits, readSheetFile, readTable, type KnownUnit, type WantedColumn } from '../../src/platform/spreadsheet/index.ts'
import { demoFiles } from './generate.ts'
import { INDICATORS } from './months.ts'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
const units: readonly KnownUnit[] = read('units.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
  .map(([code = '', name = '', above = '']) => ({ id: code, code, name, ...(above ? { above } : {}) }))
const index = indexUnits('990001', units)
const columns: readonly WantedColumn[] = [
  { id: 'town', label: '乡镇', required: true, filled: true, type: { kind: 'unit', units: index } },
  { id: 'village', label: '村', required: true, filled: true, type: { kind: 'unit', units: index, within: 'town' } },
  ...INDICATORS.map(
    ({ label, places }): WantedColumn => ({
      id: label,
      label,
      required: true,
      type: { kind: 'decimal', scale: 0, min: '0', max: String(places), unit: '处' },
    }),
  ),
]

describe('the demo county', () => {
  it('stands in the files exactly as the generator writes it, the same every time', () => {
    const files = demoFiles()
    expect(files.size).toBe(49)
    const digest = createHash('sha256')
    for (const [path, text] of files) {
      expect(read(path) === text, path).toBe(true)
      digest.update(`${path}\n${text}`)
    }
    expect(digest.digest('hex')).toBe('97f60d1dff08200a4bc15630af555b79cf2f992ddc58ff50bf95f906f18464d1')
  })
  it('has 27 township units in three categories, 420 villages, one namesake on purpose', () => {
    const villages = units.filter(({ code }) => code?.length === 12)
    expect([units.length, villages.length, new Set(units.map(({ code }) => code)).size]).toEqual([448, 420, 448])
    const categories = read('units.csv').match(/,(A|B|C),/g) ?? []
    expect(['A', 'B', 'C'].map((c) => categories.filter((one) => one === `,${c},`).length)).toEqual([9, 10, 8])
    const names = villages.map(({ name }) => name)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual(['园岭村'])
  })
  it('every month reads through the import without a problem, villages told apart by township', async () => {
    for (const path of [...demoFiles().keys()].filter((one) => one.startsWith('months/'))) {
      const file = await readSheetFile(Buffer.from(read(path)))
      const table = file.ok ? readTable(file.value, { columns, key: ['village'] }) : file
      if (!table.ok) throw new Error(`${path} ${table.fault.problems[0]?.message}`)
      expect(table.value.rows.length).toBe(420)
      const missing = table.value.rows.filter(({ values }) => values['保洁员不在岗']?.kind === 'missing').length
      expect(missing).toBeGreaterThan(0)
      expect(missing).toBeLessThan(30)
    }
  })
})
