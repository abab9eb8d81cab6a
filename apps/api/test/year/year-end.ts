import { verifyAudit, type WhyNode } from '@jizhi/contracts'
import { derive } from '@jizhi/mechanism'
import { expect } from 'vitest'
import { Standings } from '../../src/features/cycles/index.ts'
import { each, groundsOf, why } from './explain.ts'
import { periodOf, type Year } from './months.ts'
import { LINE, type Sheet, tenthsOf } from './oracle.ts'

/** What the leaves under the months' figures come to, group by group. */
export interface Readded {
  readonly fails: ReadonlyMap<string, number>
  readonly black: ReadonlyMap<string, number>
  readonly firsts: ReadonlyMap<string, number>
  /** Month by month, at which rung of the ladder each group stands that failed. */
  readonly rungs: readonly ReadonlyMap<string, number>[]
  /** Figures walked, and facts and cells of files in which they end. */
  readonly figures: number
  readonly facts: number
  readonly cells: number
}

const FIELDS = ['clear', 'tear', 'mend', 'surveyed', 'limited', 'compared'] as const

/** The filled sheet below a figure, by the values of its leaves. */
export function sheetUnder(node: WhyNode): Sheet | undefined {
  const values = new Map<string, string>()
  const visit = (one: WhyNode): void => {
    if (one.inputs.length === 0 && FIELDS.some((field) => field === one.column)) values.set(one.column, one.value)
    for (const below of one.inputs) visit(below)
  }
  visit(node)
  const points = (field: string): number => Math.round(Number.parseFloat(values.get(field) ?? '') * 10)
  const is = (field: string): boolean => values.get(field) === '是'
  if ([...values.values()].some((text) => text.includes('未报')) || values.size < FIELDS.length) return undefined
  const flags = [is('surveyed'), is('limited'), is('compared')] as const
  return { clear: points('clear'), tear: points('tear'), mend: points('mend'), flags }
}

/** Every figure of every month down to the sheets, and the year's counts added up again from there. */
export async function readd(year: Year): Promise<Readded> {
  const [fails, black, firsts] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()]
  const add = (counts: Map<string, number>, id: string): void => void counts.set(id, (counts.get(id) ?? 0) + 1)
  const passes = new Map<string, number>()
  const rungs: Map<string, number>[] = []
  const facts = new Set<string>()
  const cells = new Set<string>()
  let figures = 0
  for (const [month, { listed }] of year.reckoning.months().entries()) {
    const cycle = await year.office.cycleOf(year.mechanisms.assess, periodOf(month))
    const tenths = new Map<string, number>()
    await each(listed, async ({ id, name }) => {
      const node = await why(year.office, cycle, 'result', 'frozen', id, 'score')
      const grounds = groundsOf(node)
      figures += 1
      for (const fact of grounds.facts.keys()) facts.add(fact)
      for (const cell of grounds.cells) cells.add(cell)
      const sheet = sheetUnder(node)
      if (sheet === undefined) expect([name, node.value]).toEqual([name, expect.stringContaining('未报')])
      else {
        expect(grounds.empty, name).toEqual([])
        expect([...grounds.facts.values()], name).toContain('填报')
        tenths.set(id, tenthsOf(sheet))
        expect([name, Math.round(Number.parseFloat(node.value) * 10)]).toEqual([name, tenths.get(id)])
      }
    })
    const standing = new Map<string, number>()
    rungs.push(standing)
    for (const [id, own] of tenths) {
      const worse = [...tenths.values()].filter((other) => other < own).length
      if (own < LINE) {
        add(fails, id)
        standing.set(id, Math.min(4, fails.get(id)!))
      }
      if (own >= LINE && (passes.get(id) ?? 0) === 0) add(firsts, id)
      if (own >= LINE) add(passes, id)
      if (tenths.size >= 10 && worse < 5 && own < LINE) add(black, id)
    }
  }
  return { fails, black, firsts, rungs, figures, facts: facts.size, cells: cells.size }
}

/** The year's table of groups against what was added up again; every cell ends in frozen tables or balances. */
export async function compareYear(year: Year, cycle: string, sums: Readded): Promise<number> {
  const rows = await year.office.table(cycle, 'result', 'frozen')
  let figures = 0
  await each([...rows], async ([id, row]) => {
    for (const column of ['fails', 'black', 'firsts'] as const) {
      expect([row.name, column, row[column]]).toEqual([row.name, column, String(sums[column].get(id) ?? 0)])
      const { facts, empty } = groundsOf(await why(year.office, cycle, 'result', 'frozen', id, column))
      expect(empty.length).toBe(0)
      expect([...facts.values()].filter((kind) => kind === '以前的结果').length).toBeGreaterThanOrEqual(
        year.size.months,
      )
      figures += 1
    }
  })
  return figures
}

/** Where each group stands on the ladder, month by month, against the months it failed; each rung ends in sheets. */
export async function compareLadder({ office, mechanisms }: Year, { rungs }: Readded): Promise<number> {
  let figures = 0
  for (const [month, standing] of rungs.entries()) {
    const cycle = await office.cycleOf(mechanisms.assess, periodOf(month))
    await each([...standing], async ([id, rung]) => {
      const node = await why(office, cycle, 'ladder', 'handled', id, 'rung')
      expect([id, Number(node.value.replaceAll(/[^0-9]/g, ''))]).toEqual([id, rung])
      const { facts, empty } = groundsOf(node)
      expect(empty).toEqual([])
      expect([...facts.values()]).toContain('填报')
      figures += 1
    })
  }
  return figures
}

/** PIN-4: a measure reaches whoever held the post on the last day of its month, and nobody who came later; answers how many. */
export async function compareLiable(
  { office, place, mechanisms, size }: Year,
  transferred: { readonly month: number; readonly to: string } | undefined,
): Promise<number> {
  const town = place.towns[0]!.id
  const own = new Set(place.groups.filter((one) => one.town === town).map(({ id }) => id))
  const cycles = new Map<string, number>()
  for (let month = 0; month < size.months; month++)
    cycles.set(await office.cycleOf(mechanisms.assess, periodOf(month)), month)
  const measures = await office.stand.look<{ cycle: string; row: string; persons: string[] }>(
    `select cycle_id as cycle, row, content -> 'persons' -> 'value' as persons from effects
     where tenant_id = $1 and block = 'ladder' and state = 'done' and cycle_id = any($2::uuid[])`,
    [place.county.id, [...cycles.keys()]],
  )
  for (const { cycle, row, persons } of measures) {
    const isSuccessor = transferred !== undefined && own.has(row) && cycles.get(cycle)! >= transferred.month
    expect([row, cycles.get(cycle), persons.includes(transferred?.to ?? '')]).toEqual([
      row,
      cycles.get(cycle),
      isSuccessor,
    ])
  }
  return measures.length
}

/** Townships: each figure is the sum of its groups, and its points are the lines of its account. */
export async function compareTowns(year: Year, cycle: string): Promise<number> {
  const groups = await year.office.table(cycle, 'result', 'frozen')
  const towns = await year.office.table(cycle, 'town_result', 'frozen')
  let figures = 0
  for (const [town, row] of towns) {
    const own = year.place.groups.filter((one) => one.town === town && groups.has(one.id))
    for (const [column, of] of Object.entries({
      ...{ town_fails: 'fails', town_black: 'black', town_firsts: 'firsts', town_money: 'money_booked' },
    })) {
      const sum = own.reduce((all, { id }) => all + Number(groups.get(id)![of]), 0)
      expect([column, row[column]]).toEqual([column, String(sum)])
      const node = await why(year.office, cycle, 'town_result', 'frozen', town, column)
      expect(groundsOf(node).empty).toEqual([])
      figures += 1
    }
  }
  return figures
}

/** Ledger, chain, and every month derived again from its facts alone; answers how many. */
export async function compareWhole(year: Year): Promise<{ cycles: number; acts: number }> {
  const { stand } = year.office
  expect(await stand.look('select entry_id from ledger_entries group by entry_id having sum(amount) <> 0')).toEqual([])
  const audit = await (await year.place.as('admin')).call(verifyAudit, {
    params: { county: year.place.county.code },
    query: {},
  })
  expect(audit.answer, audit.text).toMatchObject({ found: 0 })
  const stored = await stand.look<{ id: string; hash: string }>(
    'select cycle_id as id, hash from derived where tenant_id = $1 order by 1',
    [year.place.county.id],
  )
  for (const { id, hash } of stored) {
    const again = await stand.database.read(year.place.county.id, async (tx) => {
      const { mechanism, facts } = await stand.app.get(Standings, { strict: false }).of(tx, id)
      return derive(mechanism, facts).hash
    })
    expect([id, again]).toEqual([id, hash])
  }
  return { cycles: stored.length, acts: audit.answer.acts }
}

/** Months × what they came to, as a table. */
export async function tableOf(year: Year): Promise<string> {
  const lines = [
    '| 月份 | 名单 | 考核到 | 达标 | 首次达标奖补 | 黑榜 | 督办 | 分管约谈 | 副书记约谈 | 主要领导约谈 |',
    '|---|---|---|---|---|---|---|---|---|---|',
  ]
  for (const [month, { listed, outcome }] of year.reckoning.months().entries()) {
    const cycle = await year.office.cycleOf(year.mechanisms.assess, periodOf(month))
    const { effects } = await year.office.read(cycle)
    const done = (block: string, line?: string): number =>
      effects.filter(
        (one) => one.block === block && (line === undefined || one.line === line) && one.standing === 'done',
      ).length
    const rungs = [
      done('ladder', 'supervise'),
      done('ladder', 'deputy_talk'),
      done('ladder', 'secretary_talk'),
      done('ladder', 'head_talk'),
    ]
    const all = [...outcome.values()]
    const passed = all.filter((one) => one.passed).length
    expect([1, 2, 3, 4].map((rung) => all.filter((one) => one.rung === rung).length)).toEqual(rungs)
    expect(all.filter(({ black }) => black)).toHaveLength(done('criticism'))
    expect(all.filter(({ first }) => first)).toHaveLength(done('post'))
    lines.push(
      `| ${[periodOf(month), listed.length, all.length, passed, done('post'), done('criticism'), ...rungs].join(' | ')} |`,
    )
  }
  return lines.join('\n')
}
