import { decimalText } from '@jizhi/domain'
import { type Cell, type Column, type Derived, storedScale } from '@jizhi/mechanism'
import { describe, expect, it } from 'vitest'
import { templateList } from '../src/index.ts'
import { casesOf } from './case.ts'
import { runCase, tableAt } from './run-case.ts'

const NUMBERS = new Set(['score', 'money', 'percent', 'count', 'number'])

/** A cell as a case writes it: decimal text (money in yuan), an option's id, 0 or 1, or `?reason`. */
function textOf(column: Column, cell: Cell): string {
  if ('missing' in cell) return `?${cell.missing}`
  if (typeof cell.value !== 'bigint') return String(cell.value)
  if (NUMBERS.has(column.type)) return decimalText({ unscaled: cell.value, scale: storedScale(column) })
  return column.options?.[Number(cell.value)]?.id ?? String(cell.value)
}

function columnAt(derived: Derived, place: string, id: string) {
  const table = tableAt(derived, place)
  const index = table.columns.findIndex((column) => column.id === id)
  const column = table.columns[index]
  if (column === undefined) throw new Error(`${place} has no column ${id}`)
  return { table, column, cells: table.cells[index]! }
}

const cases = templateList.flatMap(({ name }) => casesOf(name))

describe('facts in, expected cells out', () => {
  it('SHIP-1 every template has a case', () => {
    expect(new Set(cases.map((one) => one.of))).toEqual(new Set(templateList.map((one) => one.name)))
  })

  it.each(cases)('SHIP-1 $of: $case.title', ({ of, case: one }) => {
    const { mechanism } = templateList.find((template) => template.name === of)!
    const derived = runCase(mechanism, one)
    expect(derived.findings).toEqual([])
    for (const [place, columns] of Object.entries(one.expect.cells)) {
      for (const [id, expected] of Object.entries(columns)) {
        const { table, column, cells } = columnAt(derived, place, id)
        const found = Object.fromEntries(table.keys.map((key, row) => [key as string, textOf(column, cells[row]!)]))
        expect({ [`${place} ${id}`]: found }).toEqual({ [`${place} ${id}`]: expected })
      }
    }
    for (const [place, count] of Object.entries(one.expect.rows))
      expect([place, tableAt(derived, place).keys.length]).toEqual([place, count])
    for (const [place, sums] of Object.entries(one.expect.sums)) {
      for (const [id, expected] of Object.entries(sums)) {
        const { column, cells } = columnAt(derived, place, id)
        const total = cells.reduce(
          (sum, cell) => ('value' in cell && typeof cell.value === 'bigint' ? sum + cell.value : sum),
          0n,
        )
        expect([place, decimalText({ unscaled: total, scale: storedScale(column) })]).toEqual([place, expected])
      }
    }
    for (const [block, standings] of Object.entries(one.expect.effects)) {
      const found: { [standing: string]: number } = {}
      for (const effect of derived.effects.filter((wanted) => wanted.slot.block === block))
        found[effect.standing] = (found[effect.standing] ?? 0) + 1
      expect({ [block]: found }).toEqual({ [block]: standings })
    }
  })
})
