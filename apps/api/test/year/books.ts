import { listLedgerAccounts, readMechanism, readStatement, type statementLine, type WhyNode } from '@jizhi/contracts'
import { expect } from 'vitest'
import type { z } from 'zod'
import { each, groundsOf, why } from './explain.ts'
import { periodOf, type Year } from './months.ts'
import type { Readded } from './year-end.ts'

/** Fen of one award of the district, and of what the township adds to it. */
const AWARD = 450_000

type Line = z.output<typeof statementLine>

/** Every balance is the sum of its lines, every entry is the figure that called for it, and the year's table says the same. */
export async function compareBooks(
  year: Year,
  yearly: string,
  { firsts, points }: Pick<Readded, 'firsts'> & { readonly points: ReadonlyMap<string, number> },
): Promise<{ accounts: number; lines: number }> {
  const params = { county: year.place.county.code }
  const reader = await year.place.as('admin')
  const groups = await year.office.table(yearly, 'result', 'frozen')
  const towns = await year.office.table(yearly, 'town_result', 'frozen')
  // December's awards are booked in January
  const answer = (await reader.call(listLedgerAccounts, { params, query: { year: '2027' } })).answer
  const accounts = answer.accounts.filter((one) => !one.counter)
  // An award that was never booked has no account at all.
  const paid = new Set(accounts.map(({ owner }) => owner))
  expect([...firsts.keys()].filter((id) => !paid.has(id))).toEqual([])
  let lines = 0
  await each(accounts, async ({ owner, account }) => {
    const statement = (await reader.call(readStatement, { params, query: { owner, account } })).answer
    const amounts = statement.lines.map(({ in: added, out }) => Number(added ?? 0) - Number(out ?? 0))
    const sum = amounts.reduce((all, one) => all + one, 0)
    lines += statement.lines.length
    await compareEntries(year, statement.lines)
    expect([owner, account, sum]).toEqual([owner, account, Number(statement.balance)])
    const group = groups.get(owner)
    if (group !== undefined) {
      expect([owner, sum]).toEqual([owner, (firsts.get(owner) ?? 0) * AWARD])
      expect([owner, Number(group.money_balance)]).toEqual([owner, sum])
    }
    if (account === 'annual-points') {
      expect([owner, sum]).toEqual([owner, points.get(owner)])
      expect([owner, Number(towns.get(owner)?.points_balance)]).toEqual([owner, points.get(owner)])
    }
  })
  return { accounts: accounts.length, lines }
}

async function compareEntries(year: Year, lines: readonly Line[]): Promise<void> {
  // One that was taken back says what the figure was before (EFF-4); what stands is the last one of its figure.
  const standing = Map.groupBy(
    lines.filter(({ contra }) => !contra),
    ({ cause }) => `${cause?.cycleId} ${cause?.block} ${cause?.row}`,
  )
  for (const own of standing.values()) {
    const last = own.findLast(() => true)!
    const sum = own
      .filter(({ entry }) => entry === last.entry)
      .reduce((all, { in: added, out }) => all + Number(added ?? 0) - Number(out ?? 0), 0)
    const { cycleId, block, row } = last.cause!
    expect([row, await amountOf(year, cycleId, block, row)]).toEqual([row, sum])
  }
}

const FIGURES: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  post: [
    ['award', 'awards', 'award'],
    ['award', 'awards', 'match'],
  ],
  post_money: [['award', 'awards', 'award']],
  post_points: [['points', 'rows', 'points']],
}

/** What the month's figures behind an entry come to, in fen or points; each of them ends in facts. */
async function amountOf({ office }: Year, cycle: string, block: string, row: string): Promise<number> {
  let sum = 0
  for (const [at, port, column] of FIGURES[block] ?? []) {
    const node = await why(office, cycle, at, port, row, column)
    const { facts, empty } = groundsOf(node)
    expect(empty).toEqual([])
    expect([...facts.values()]).toContain('填报')
    const value = Number(node.value.replaceAll(/[^0-9.-]/g, ''))
    sum += column === 'points' ? value : Math.round(value * 100)
  }
  return sum
}

interface Item {
  readonly column: string
  readonly each: string
  readonly deductCap: string
}

/** Points per township added up again: from the faults counted in its villages and the office's mark, month by month. */
export async function readdPoints({ office, place, mechanisms, size }: Year): Promise<ReadonlyMap<string, number>> {
  const params = { county: place.county.code, mechanism: mechanisms.county }
  const { draft } = (await (await place.as('admin')).call(readMechanism, { params })).answer
  const { blocks } = draft.document as unknown as { blocks: { id: string; config: { items: Item[] } }[] } // as it was drawn
  const items = blocks.find(({ id }) => id === 'village_score')!.config.items
  const points = new Map<string, number>(place.towns.map(({ id }) => [id, 0]))
  for (let month = 0; month < size.months; month++) {
    const cycle = await office.cycleOf(mechanisms.county, periodOf(month))
    const totals = new Map<string, number>()
    await each(place.towns, async ({ id }) => {
      const node = await why(office, cycle, 'result', 'frozen', id, 'total')
      expect(groundsOf(node).empty).toEqual([])
      totals.set(id, totalUnder(node, items))
      expect([id, Number.parseFloat(node.value)]).toEqual([id, totals.get(id)])
    })
    if (totals.size < 5) continue
    const places = [...totals.values()]
    for (const [id, own] of totals) {
      const better = places.filter((one) => one > own).length
      const worse = places.filter((one) => one < own).length
      const earned = better < 3 ? 1 : worse < 2 && own < 90 ? -1 : 0
      points.set(id, points.get(id)! + earned)
    }
  }
  return points
}

/** 0.8 of the villages' mean and 0.2 of the mark, from nothing but the leaves; two decimals. */
function totalUnder(node: WhyNode, items: readonly Item[]): number {
  const villages = new Map<string, Map<string, number>>()
  let mark = 0
  const visit = (one: WhyNode): void => {
    const value = Number.parseFloat(one.value)
    if (one.inputs.length === 0 && one.column === 'management') mark = value
    if (one.inputs.length === 0 && items.some(({ column }) => column === one.column))
      villages.set(one.row, (villages.get(one.row) ?? new Map<string, number>()).set(one.column, value))
    for (const below of one.inputs) visit(below)
  }
  visit(node)
  const scores = [...villages.values()].map((counts) =>
    items.reduce(
      (left, { column, each: one, deductCap }) => left - Math.min(Number(one) * counts.get(column)!, Number(deductCap)),
      100,
    ),
  )
  const round = (value: number): number => Math.round(value * 100 + 1e-6) / 100
  const mean = round(scores.reduce((all, one) => all + one, 0) / scores.length)
  return round(0.8 * mean + 0.2 * mark)
}
