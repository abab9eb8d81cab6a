import { openCycle, type WhyNode } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proof } from '../proof.ts'
import { openStand, type Stand } from '../stand.ts'
import { buildProgram } from '../worker-process.ts'
import { compareBooks, readdPoints } from '../year/books.ts'
import { floodExtension, laterCorrection, lateSheet, merge, transfer, upheldObjection } from '../year/disturb.ts'
import { draw } from '../year/draw.ts'
import { assessDrawing, countyDrawing, NAMES, planDrawing, yearDrawing } from '../year/drawings.ts'
import { groundsOf, why } from '../year/explain.ts'
import { Hands } from '../year/hands.ts'
import { type Happenings, morning, Year } from '../year/months.ts'
import { calm, Office } from '../year/office.ts'
import { foundPlace, type Size } from '../year/place.ts'
import { holidayNotice, poolFilled, shortPool } from '../year/upsets.ts'
import {
  compareLadder,
  compareLiable,
  compareTowns,
  compareWhole,
  compareYear,
  type Readded,
  readd,
  sheetUnder,
  tableOf,
} from '../year/year-end.ts'

/** The long form: 1,500 groups for twelve months; other sizes as `townships x villages x groups x months`. */
const [townships, villages, groups, months] = (process.env.YEAR_SIZE ?? (proof.long ? '15x10x10x12' : '5x2x3x2'))
  .split('x')
  .map(Number) as [number, number, number, number]
const SIZE: Size = { townships, villages, groups, months }
const MINUTES = 60_000
const say = (line: string): void => void process.stdout.write(`YEAR ${line}\n`)
const since = (began: number): string => ((performance.now() - began) / 1000).toFixed(1)

let transferred: { readonly month: number; readonly to: string } | undefined

/** What goes otherwise than planned, month by month. */
const HAPPENINGS: readonly ((year: Year, hands: Hands) => Happenings)[] = [
  (year) => ({ inWindow: (course) => upheldObjection(year, course) }),
  (year) => ({
    inWindow: (course) => lateSheet(year, course),
    afterFreeze: (course) => laterCorrection(year, course),
  }),
  () => ({}),
  (year) => ({
    beforeDeadline: async (course) => {
      transferred = { month: course.month, to: await transfer(year, course) }
    },
  }),
  (year) => ({ beforeDeadline: (course) => floodExtension(year, course) }),
  (year) => ({ inWindow: async (course) => void (await merge(year, course)) }),
  (year) => ({ inWindow: (course) => upheldObjection(year, course) }),
  (year) => ({ afterFreeze: (course) => laterCorrection(year, course) }),
  (year) => ({ beforeDeadline: (course) => holidayNotice(year, course) }),
  (_, hands) => ({ through: async (month) => say(`deaths=${await hands.dying(month)}`) }),
  (year) => ({
    afterOpening: (course) => shortPool(year, course),
    afterFreeze: async (course) => say(`refused=${await poolFilled(year, course)}`),
  }),
]

describe('a year of the 高明 mechanism in an invented county', () => {
  let stand: Stand
  let hands: Hands
  let year: Year
  let yearly: string
  let sums: Readded
  let points: ReadonlyMap<string, number>

  beforeAll(async () => {
    const began = performance.now()
    await buildProgram()
    stand = await openStand()
    hands = new Hands(stand)
    const place = await foundPlace(stand, SIZE, Date.UTC(2025, 10, 28, 1))
    say(`founded groups=${place.groups.length} seconds=${since(began)}`)
    const office = new Office(stand, place)
    const plan = await draw(place, NAMES.plan, 'group-monthly-plan', planDrawing, '2025-12')
    const county = await draw(place, NAMES.county, 'county-monthly-assessment', countyDrawing, '2026-01')
    const assess = await draw(place, NAMES.assess, 'group-monthly-assessment', assessDrawing, '2026-01')
    yearly = await draw(place, NAMES.year, 'group-monthly-plan', yearDrawing(SIZE.months), '2026')
    year = new Year(office, SIZE, { plan, county, assess }, proof.seed)
    await calm(stand)
    await office.until(morning(-1, 1))
    await year.plan(-1)
    await office.until(morning(0, 1))
    await office.work()
    say(`planned seconds=${since(began)}`)
  }, 10 * MINUTES)
  afterAll(async () => {
    await hands?.stop()
    await stand?.close()
  })

  it.each(Array.from({ length: SIZE.months }, (_, at) => at))(
    'GM-22 GM-23 GM-26 month %i lists, freezes and counts what was reckoned beside it',
    { timeout: 5 * MINUTES },
    async (month) => {
      const began = performance.now()
      await year.month(month, HAPPENINGS[month]?.(year, hands))
      say(`month=${month + 1} listed=${year.reckoning.months().at(-1)?.listed.length} seconds=${since(began)}`)
    },
  )

  it('HIST-2 the year is read from what the months froze and from the books', { timeout: 5 * MINUTES }, async () => {
    const { office, place } = year
    await year.countyMonth(SIZE.months - 1)
    await office.until(morning(SIZE.months, 27))
    await office.work()
    await office.until(morning(SIZE.months + 1, 5))
    await office.work()
    const params = { county: place.county.code, mechanism: yearly }
    const opened = await (await place.as('admin')).call(openCycle, { params, body: { period: '2026' } })
    expect(opened.status, opened.text).toBe(200)
    yearly = opened.answer.id
    await calm(stand)
    await office.until((await office.deadline(yearly, 'past_by')) + 60_000)
    await office.work()
    expect((await office.read(yearly)).results.map(({ revision }) => revision)).toEqual([1, 1])
  })

  it('TRACE-1 every figure of the months ends in filled sheets, and added up again gives the year', {
    timeout: 15 * MINUTES,
  }, async () => {
    const began = performance.now()
    sums = await readd(year)
    say(`readded seconds=${since(began)}`)
    const groups = await compareYear(year, yearly, sums)
    const towns = await compareTowns(year, yearly)
    const ladder = await compareLadder(year, sums)
    points = await readdPoints(year)
    const books = await compareBooks(year, yearly, { ...sums, points })
    const { figures, facts, cells } = sums
    const added = `figures=${figures + groups + towns + ladder} facts=${facts} cells=${cells}`
    process.stdout.write(`COUNTED ${added} accounts=${books.accounts} lines=${books.lines} seconds=${since(began)}\n`)
  })

  it('the ladder, the lists and the awards of every month are those reckoned from the sheets', {
    timeout: 5 * MINUTES,
  }, async () => {
    process.stdout.write(`${await tableOf(year)}\n`)
    say(`measures=${await compareLiable(year, transferred)}`)
  })

  it('the books sum to nothing, the chain holds, and the facts alone give all of it again', {
    timeout: 5 * MINUTES,
  }, async () => {
    const { cycles, acts } = await compareWhole(year)
    say(`cycles=${cycles} acts=${acts}`)
  })

  it('seen broken: a figure without facts, an altered leaf, a count, a rung, an award and points that are one too many', async () => {
    const [group] = [...year.reckoning.months()[0]!.sheets.keys()]
    const [paid] = [...sums.firsts.keys()] as [string]
    const town = year.place.towns[0]!.id
    const cycle = await year.office.cycleOf(year.mechanisms.assess, '2026-01')
    const node = await why(year.office, cycle, 'result', 'frozen', group!, 'score')
    const bare = (one: WhyNode): WhyNode => ({ ...one, facts: [], inputs: one.inputs.map(bare) })
    expect(groundsOf(bare(node)).empty.length).toBeGreaterThan(0)
    const other = (one: WhyNode): WhyNode =>
      one.column === 'clear' && one.inputs.length === 0
        ? { ...one, value: '1' }
        : { ...one, inputs: one.inputs.map(other) }
    expect(sheetUnder(other(node))).not.toEqual(sheetUnder(node))
    const wrong = { ...sums, fails: new Map(sums.fails).set(group!, 99) }
    await expect(compareYear(year, yearly, wrong)).rejects.toThrow()
    const unpaid = { firsts: new Map(sums.firsts).set(paid, 2), points }
    await expect(compareBooks(year, yearly, unpaid)).rejects.toThrow()
    const dearer = { firsts: sums.firsts, points: new Map(points).set(town, 99) }
    await expect(compareBooks(year, yearly, dearer)).rejects.toThrow()
    const higher = { ...sums, rungs: sums.rungs.map((one) => new Map([...one].map(([id, rung]) => [id, rung + 1]))) }
    await expect(compareLadder(year, higher)).rejects.toThrow()
  })
})
