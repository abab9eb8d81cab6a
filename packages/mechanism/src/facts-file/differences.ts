import { decimalText } from '@jizhi/domain'
import { storedScale } from '../model/column.ts'
import type { WantedEffect } from '../model/derived.ts'
import type { Table } from '../model/table.ts'
import type { Expected } from './expected.ts'
import type { Moment } from './play.ts'
import { type CaseFiles, caseAt } from './play-cases.ts'
import { writtenCell } from './written-cell.ts'

/** Where what came out is not what was expected. */
export interface Difference {
  readonly path: string
  readonly expected: string
  readonly found: string
}

type Compare = (path: string, expected: unknown, found: unknown) => void

/** SHIP-1: every difference at a moment; nothing where all is as expected. */
export function differencesAt(moment: Moment): readonly Difference[] {
  const differences: Difference[] = []
  const compare: Compare = (path, expected, found) => {
    const [a, b] = [sayValue(expected), sayValue(found)]
    if (a !== b) differences.push({ path: `${moment.where} ${path}`, expected: a, found: b })
  }
  compareTables(moment, compare)
  compareEffects(moment, compare)
  compareTasks(moment, compare)
  compareCases(moment.cases, moment, compare)
  return differences
}

/** Records are compared whatever the order in which they were written. */
function sayValue(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value) ?? '无'
  return JSON.stringify(Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))))
}

const entries = <T>(record: { readonly [key: string]: T } | undefined): [string, T][] => Object.entries(record ?? {})

function tableAt({ derived }: Moment, place: string): Table | undefined {
  const [block = '', port = ''] = place.split('.')
  return derived.tables[block]?.[port]
}

function compareTables(moment: Moment, compare: Compare): void {
  const { expect } = moment
  const at = (place: string, told: (table: Table) => void): void => {
    const table = tableAt(moment, place)
    if (table) told(table)
    else compare(place, '这个端口', '没有')
  }
  for (const [place, columns] of entries(expect.cells))
    at(place, (table) => {
      for (const [id, wanted] of entries(columns)) compareColumn(place, table, id, wanted, compare)
    })
  for (const [place, count] of entries(expect.rows)) at(place, (table) => compare(place, count, table.keys.length))
  // A row that waits is expected at every port it may still leave by (EVAL-3).
  for (const [place, keys] of entries(expect.keys))
    at(place, (table) =>
      compare(
        place,
        keys,
        table.keys.filter((_, row) => table.states[row] !== 'waiting'),
      ),
    )
  for (const [place, states] of entries(expect.states))
    at(place, (table) =>
      compare(place, states, Object.fromEntries(table.keys.map((key, row) => [key, table.states[row]]))),
    )
  for (const [place, sums] of entries(expect.sums))
    at(place, (table) => {
      for (const [id, wanted] of entries(sums)) compare(`${place} ${id}`, wanted, sumOf(table, id))
    })
}

/** Every row of the port, so that one too many is seen as well. */
function compareColumn(
  place: string,
  table: Table,
  id: string,
  wanted: { readonly [row: string]: string },
  compare: Compare,
): void {
  const index = table.columns.findIndex((column) => column.id === id)
  const column = table.columns[index]
  if (!column) {
    compare(`${place} ${id}`, '这一列', `没有，有 ${table.columns.map((one) => one.id).join('、')}`)
    return
  }
  const found = new Map<string, string>(
    table.keys.map((key, row) => [key, writtenCell(column, table.cells[index]![row]!)]),
  )
  for (const row of new Set([...Object.keys(wanted), ...found.keys()]))
    compare(`${place} ${id} ${row}`, wanted[row] ?? '没有这一行', found.get(row) ?? '没有这一行')
}

function sumOf(table: Table, id: string): string {
  const index = table.columns.findIndex((column) => column.id === id)
  const column = table.columns[index]
  const whole = (cell: Table['cells'][number][number]) =>
    'value' in cell && typeof cell.value === 'bigint' ? cell.value : 0n
  const total = table.cells[index]?.reduce((sum, cell) => sum + whole(cell), 0n)
  return column && total !== undefined ? decimalText({ unscaled: total, scale: storedScale(column) }) : '没有这一列'
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

const contentText = (held: WantedEffect['content'][string] | undefined): string => {
  if (held === undefined) return '没有'
  if (typeof held === 'string') return held
  return 'missing' in held ? `?${held.missing}` : ids(held) || String(held.value)
}

function compareEffects({ derived, expect }: Moment, compare: Compare): void {
  const of = (block: string) => derived.effects.filter((effect) => effect.slot.block === block)
  for (const [block, standings] of entries(expect.effects))
    compare(`${block} effects`, standings, counted(of(block).map((effect) => effect.standing)))
  for (const [block, count] of entries(expect.punitive))
    compare(`${block} punitive`, count, of(block).filter((effect) => effect.punitive).length)
  for (const [block, measures] of entries(expect.measures)) {
    const found = of(block).map((effect) => [`${effect.slot.row} ${effect.slot.line}`, met(effect)])
    compare(`${block} measures`, measures, Object.fromEntries(found))
  }
  for (const [block, lines] of entries(expect.content))
    for (const [line, names] of entries(lines)) {
      const effect = of(block).find(({ slot }) => `${slot.row} ${slot.line}` === line)
      for (const [name, text] of entries(names))
        compare(`${block} ${line} ${name}`, text, contentText(effect?.content[name]))
    }
}

function compareTasks({ derived, expect }: Moment, compare: Compare): void {
  for (const [block, kinds] of entries(expect.open))
    compare(`${block} open`, kinds, counted(derived.open.filter((one) => one.block === block).map((one) => one.kind)))
  for (const [block, reasons] of entries(expect.leftOut)) {
    const found = derived.leftOut.filter((one) => one.block === block).map(({ key, reason }) => [key, reason])
    compare(`${block} leftOut`, reasons, Object.fromEntries(found))
  }
  const findings = derived.findings.map(({ code, row }) => (row === undefined ? code : `${code} ${row}`))
  compare('findings', expect.findings ?? [], findings)
}

function compareCases(cases: CaseFiles, { derived, expect }: Moment, compare: Compare): void {
  for (const [id, wanted] of entries<NonNullable<Expected['cases']>[string]>(expect.cases)) {
    const file = cases.files.find((one) => one.id === id)
    const stood = file && caseAt(file, derived.now)
    const found: { readonly [name: string]: unknown } = stood
      ? {
          status: stood.life.status,
          unit: stood.life.unit,
          overdue: stood.overdue,
          usedDays: stood.usedDays,
          reports: stood.life.reports,
          open: stood.open.map((task) => task.kind),
          measures: Object.fromEntries(
            stood.effects.map((effect) => [effect.slot.line, `${effect.standing} ${met(effect)}`]),
          ),
        }
      : {}
    for (const [name, value] of entries<unknown>(wanted)) compare(`case ${id} ${name}`, value, found[name])
  }
}
