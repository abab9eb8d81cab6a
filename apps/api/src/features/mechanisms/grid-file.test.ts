import { must } from '@jizhi/domain'
import { type Column, computedColumn, gridToTable, tableToGrid } from '@jizhi/mechanism'
import { describe, expect, it } from 'vitest'
import { readSheetFile, writeSheetFile } from '../../platform/spreadsheet/index.ts'

const columns: readonly Column[] = [
  { id: 'score', label: '得分', type: 'score', scale: 2 },
  { id: 'place', label: '名次', type: 'count' },
  { id: 'front', label: '前列', type: 'flag' },
  {
    id: 'category',
    label: '村 类别',
    type: 'choice',
    options: [
      { id: 'a', label: '甲类' },
      { id: 'b', label: '=乙类' },
    ],
  },
]
const line = (when: string, value: string) => ({ when, value })

describe('a decision table in Excel', () => {
  it('COMP-3 written and read again is the same table, formulas and signs included', async () => {
    const declared = computedColumn.parse({
      id: 'prize',
      label: '奖励',
      how: 'table',
      hit: 'max',
      table: [
        line('score >= 90 && category == "b"', '500'),
        line('score >= 80 && score < 90 && !front', '-score * 0.8'),
        line('place > 3 || front', '0'),
        line('score == -5', '1'),
        line('', 'place + 0.5'),
      ],
      otherwise: 'value',
      otherwiseValue: '-1',
    })
    const bytes = await writeSheetFile({
      sheets: [{ name: '决策表', rows: tableToGrid(declared, columns), headerRow: 0 }],
    })
    const [sheet] = must(await readSheetFile(bytes)).sheets
    const { table, hit, otherwise, otherwiseValue } = declared
    expect(must(gridToTable(sheet?.rows ?? [], declared, columns))).toEqual({ table, hit, otherwise, otherwiseValue })
  })
})
