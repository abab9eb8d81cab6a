import { decimalText } from '@jizhi/domain'
import { type Derived, storedScale, type WantedEffect } from '@jizhi/mechanism'
import { expect } from 'vitest'
import { caseAt } from './case-files.ts'
import { textOf } from './cell-text.ts'
import { type Moment, tableAt } from './run-case.ts'

/** Compares everything that is expected at a moment; each complaint says where it is. */
export function expectMoment(moment: Moment): void {
  expectTables(moment)
  expectEffects(moment)
  expectTasks(moment)
  expectCases(moment)
}

function columnAt(derived: Derived, place: string, id: string) {
  const table = tableAt(derived, place)
  const index = table.columns.findIndex((column) => column.id === id)
  const column = table.columns[index]
  if (column === undefined)
    throw new Error(`${place} has no column ${id}: ${table.columns.map((one) => one.id).join()}`)
  return { table, column, cells: table.cells[index]! }
}

/** One comparison, with its place in what is compared. */
const same = (place: string, found: unknown, expected: unknown): void =>
  expect({ [place]: found }).toEqual({ [place]: expected })

const entries = <T>(record: { readonly [key: string]: T } | undefined): [string, T][] => Object.entries(record ?? {})

function expectTables({ where, derived, expect: wanted }: Moment): void {
  for (const [place, columns] of entries(wanted.cells))
    for (const [id, expected] of entries(columns)) {
      const { table, column, cells } = columnAt(derived, place, id)
      const found = Object.fromEntries(table.keys.map((key, row) => [key as string, textOf(column, cells[row]!)]))
      same(`${where} ${place} ${id}`, found, expected)
    }
  for (const [place, count] of entries(wanted.rows))
    same(`${where} ${place}`, tableAt(derived, place).keys.length, count)
  for (const [place, keys] of entries(wanted.keys)) {
    const table = tableAt(derived, place)
    // A row that waits is expected at every port it may still leave by (EVAL-3).
    const arrived = table.keys.filter((_, row) => table.states[row] !== 'waiting')
    same(`${where} ${place}`, arrived, keys)
  }
  for (const [place, states] of entries(wanted.states)) {
    const table = tableAt(derived, place)
    same(`${where} ${place}`, Object.fromEntries(table.keys.map((key, row) => [key, table.states[row]])), states)
  }
  for (const [place, sums] of entries(wanted.sums))
    for (const [id, expected] of entries(sums)) {
      const { column, cells } = columnAt(derived, place, id)
      const total = cells.reduce(
        (sum, cell) => ('value' in cell && typeof cell.value === 'bigint' ? sum + cell.value : sum),
        0n,
      )
      same(`${where} ${place} ${id}`, decimalText({ unscaled: total, scale: storedScale(column) }), expected)
    }
}

const counted = (names: readonly string[]): { readonly [name: string]: number } => {
  const counts: { [name: string]: number } = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

const ids = (held: WantedEffect['content'][string] | undefined): string =>
  typeof held === 'object' && 'value' in held && typeof held.value !== 'bigint' ? [held.value].flat().join(' ') : ''

/** Persons a measure meets; the units where it is against none. */
const met = ({ content }: WantedEffect): string => ids(content.persons) || ids(content.units)

function expectEffects({ where, derived, expect: wanted }: Moment): void {
  const of = (block: string) => derived.effects.filter((effect) => effect.slot.block === block)
  for (const [block, standings] of entries(wanted.effects))
    same(`${where} ${block}`, counted(of(block).map((effect) => effect.standing)), standings)
  for (const [block, count] of entries(wanted.punitive))
    same(`${where} ${block} punitive`, of(block).filter((effect) => effect.punitive).length, count)
  for (const [block, measures] of entries(wanted.measures))
    same(
      `${where} ${block} measures`,
      Object.fromEntries(of(block).map((effect) => [`${effect.slot.row} ${effect.slot.line}`, met(effect)])),
      measures,
    )
  for (const [block, lines] of entries(wanted.content))
    for (const [line, names] of entries(lines)) {
      const effect = of(block).find(({ slot }) => `${slot.row} ${slot.line}` === line)
      for (const [name, text] of entries(names)) {
        const held = effect?.content[name]
        const found =
          typeof held === 'string'
            ? held
            : held && 'missing' in held
              ? `?${held.missing}`
              : ids(held) || String(held?.value)
        same(`${where} ${block} ${line} ${name}`, found, text)
      }
    }
}

function expectTasks({ where, derived, expect: wanted }: Moment): void {
  for (const [block, kinds] of entries(wanted.open))
    same(
      `${where} ${block} open`,
      counted(derived.open.filter((one) => one.block === block).map((one) => one.kind)),
      kinds,
    )
  for (const [block, reasons] of entries(wanted.leftOut)) {
    const found = derived.leftOut.filter((one) => one.block === block).map(({ key, reason }) => [key, reason])
    same(`${where} ${block} left out`, Object.fromEntries(found), reasons)
  }
  const findings = derived.findings.map(({ code, row }) => (row === undefined ? code : `${code} ${row}`))
  same(`${where} findings`, findings, wanted.findings ?? [])
}

function expectCases({ where, derived, cases, expect: wanted }: Moment): void {
  for (const [id, expected] of entries(wanted.cases)) {
    const file = cases.files.find((one) => one.id === id)
    if (file === undefined) throw new Error(`no case ${id}; there are ${cases.files.map((one) => one.id).join()}`)
    const { life, overdue, usedDays, open, effects } = caseAt(file, derived.now)
    const found = {
      status: life.status,
      unit: life.unit,
      overdue,
      usedDays,
      reports: life.reports,
      open: open.map((task) => task.kind),
      measures: Object.fromEntries(effects.map((effect) => [effect.slot.line, `${effect.standing} ${met(effect)}`])),
    }
    const asked = Object.fromEntries(Object.keys(expected).map((name) => [name, found[name as keyof typeof found]]))
    same(`${where} case ${id}`, asked, expected)
  }
}
