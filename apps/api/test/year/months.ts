import { expect } from 'vitest'
import type { Office } from './office.ts'
import { promisedIn, Reckoning, type Sheet } from './oracle.ts'
import { type Group, type Place, type Size, TEAMS } from './place.ts'

const HOUR = 3_600_000

interface Mechanisms {
  readonly plan: string
  readonly assess: string
  readonly county: string
}

/** What happens in a month beside its course. It may change what the sheets come to. */
export interface Course {
  /** Whoever reckons along; the sheets as they will count. */
  readonly reckoning: Reckoning
  readonly month: number
  readonly period: string
  readonly assess: string
  readonly sheets: Map<string, Sheet>
  readonly listed: readonly Group[]
}
export interface Happenings {
  readonly afterOpening?: (course: Course) => Promise<void>
  readonly beforeDeadline?: (course: Course) => Promise<void>
  readonly inWindow?: (course: Course) => Promise<void>
  readonly afterFreeze?: (course: Course) => Promise<void>
  /** Goes through the month itself, from the sheets to the end of its last day. */
  readonly through?: (month: () => Promise<void>) => Promise<void>
}

/** `2026-03` for month 2 of the year; month -1 is the December before. */
export const periodOf = (month: number): string => {
  const at = new Date(Date.UTC(2026, month, 1))
  return `${at.getUTCFullYear()}-${String(at.getUTCMonth() + 1).padStart(2, '0')}`
}
/** Nine in the morning of a day of that month. */
export const morning = (month: number, day: number): number => Date.UTC(2026, month, day, 1)

export class Year {
  readonly reckoning: Reckoning
  readonly files = new Map<string, readonly (readonly string[])[]>()
  readonly office: Office
  readonly place: Place
  readonly size: Size
  readonly mechanisms: Mechanisms

  constructor(office: Office, size: Size, mechanisms: Mechanisms, seed: number) {
    this.office = office
    this.place = office.place
    this.size = size
    this.mechanisms = mechanisms
    this.reckoning = new Reckoning(size, office.place.groups, seed)
  }

  /** The townships' list of a month: month -1 is the plan of December, assessed in January. */
  async plan(month: number): Promise<void> {
    const cycle = await this.office.cycleOf(this.mechanisms.plan, periodOf(month))
    const promised = this.place.groups.filter((_, at) => promisedIn(this.size, at) === month + 1)
    const name = `承诺表-${periodOf(month)}.xlsx`
    if (promised.length > 0)
      await this.bring(
        'office',
        name,
        [['单位', '承诺完成'], ...promised.map((one) => [one.name, '是'])],
        cycle,
        'promise',
      )
    await this.office.until((await this.office.deadline(cycle, 'plan_by')) + HOUR)
    await this.office.work()
    await this.office.until((await this.office.deadline(cycle, 'final_by')) + HOUR)
    await this.office.work()
    const result = await this.office.table(cycle, 'result', 'frozen')
    expect(result.size).toBe(promised.length)
  }

  /** A month from its first morning to the first morning of the next. */
  async month(month: number, happenings: Happenings = {}): Promise<void> {
    const period = periodOf(month)
    const assess = await this.office.cycleOf(this.mechanisms.assess, period)
    const listed = this.reckoning.listed(month)
    const fixed = await this.office.table(assess, 'groups', 'rows')
    expect([...fixed.keys()].sort()).toEqual(listed.map(({ id }) => id).sort())
    const sheets = this.reckoning.draw(listed)
    const course: Course = { reckoning: this.reckoning, month, period, assess, sheets, listed }
    await happenings.afterOpening?.(course)
    const through = happenings.through ?? ((all: () => Promise<void>) => all())
    await through(async () => {
      await this.inspect(assess, period, listed, sheets)
      if (month > 0) await this.countyMonth(month - 1)
      await this.plan(month)
      await happenings.beforeDeadline?.(course)
      await this.office.until((await this.office.deadline(assess, 'assess_by')) + HOUR)
      await this.office.work()
      await happenings.inWindow?.(course)
      await this.office.until(morning(month + 1, 1))
      await this.office.work()
    })
    this.reckoning.close(listed, sheets)
    await this.compare(month)
    await happenings.afterFreeze?.(course)
  }

  /** Tables of the four teams. */
  private async inspect(
    cycle: string,
    period: string,
    listed: readonly Group[],
    sheets: ReadonlyMap<string, Sheet>,
  ): Promise<void> {
    const townAt = new Map(this.place.towns.map(({ id }, at) => [id, at]))
    for (let team = 0; team < TEAMS; team++) {
      const own = listed.filter(({ town, id }) => townAt.get(town)! % TEAMS === team && sheets.has(id))
      if (own.length > 0)
        await this.sheetFile(`第${team + 1}考核组-${period}.xlsx`, cycle, own, sheets, `team${team + 1}`)
    }
  }

  async sheetFile(
    name: string,
    cycle: string,
    groups: readonly Group[],
    sheets: ReadonlyMap<string, Sheet>,
    by: `team${number}`,
  ): Promise<void> {
    const points = (tenths: number): string => String(tenths / 10)
    const rows = groups.map((one) => {
      const { clear, tear, mend, flags } = sheets.get(one.id)!
      return [one.name, points(clear), points(tear), points(mend), ...flags.map((is) => (is ? '是' : '否'))]
    })
    const head = ['单位', '三清', '三拆', '三整治', '档案有整治前摸底', '档案写明内容和时限', '档案有前后对照']
    await this.bring(by, name, [head, ...rows], cycle, 'assess')
  }

  /** The second mechanism: faults in every village, and what the office thinks of each township. */
  async countyMonth(month: number): Promise<void> {
    const period = periodOf(month)
    const cycle = await this.office.cycleOf(this.mechanisms.county, period)
    const faults = [
      '主次干道和房前屋后暴露垃圾',
      '柴草、杂物、建筑材料乱堆放',
      '垃圾桶破损、满溢、未归位',
      '河道、沟渠、池塘漂浮物',
    ]
    const rest = [
      '公厕脏乱、设施损坏',
      '家禽家畜散养',
      '乱贴乱画乱挂',
      '残垣断壁、废弃车辆',
      '污水横流、粪污直排',
      '保洁员不在岗',
    ]
    const head = ['村', ...faults, ...rest]
    const count = (at: number, salt: number): string => String((at * 7 + salt * 5 + month * 3) % 9)
    const rows = this.place.villages.map(({ name }, at) => [name, ...head.slice(1).map((_, salt) => count(at, salt))])
    await this.bring('office', `村级检查-${period}.xlsx`, [head, ...rows], cycle, 'sheet')
    const marks = this.place.towns.map(({ name }, at) => [name, String(70 + ((at * 11 + month * 13) % 30))])
    await this.bring('office', `镇级管理-${period}.xlsx`, [['单位', '镇级管理分'], ...marks], cycle, 'management')
  }

  /** Brings a table in as Excel, and keeps it: what a figure is explained by is read again from here. */
  private async bring(
    by: 'office' | `team${number}`,
    name: string,
    rows: readonly (readonly string[])[],
    cycle: string,
    block: string,
  ): Promise<void> {
    this.files.set(name, rows)
    await this.place.bringIn(by, name, rows, { kind: 'month', cycle, block })
  }

  /** What the product froze against what was reckoned beside it. */
  async compare(month: number): Promise<void> {
    const { listed, outcome } = this.reckoning.months()[month]!
    const cycle = await this.office.cycleOf(this.mechanisms.assess, periodOf(month))
    const rows = await this.office.table(cycle, 'result', 'frozen')
    expect([...rows.keys()].sort()).toEqual(listed.map(({ id }) => id).sort())
    for (const { id, name } of listed) {
      const found = rows.get(id)!
      const wanted = outcome.get(id)
      const said = [name, found.score, found.passed, found.first_pass, found.last_five]
      if (wanted === undefined) expect(said.slice(0, 3)).toEqual([name, '?unreported', '?unreported'])
      else
        expect(said).toEqual([
          name,
          String(wanted.tenths / 10),
          yes(wanted.passed),
          yes(wanted.first),
          outcome.size < 10 ? '?not-applicable' : yes(wanted.black),
        ])
    }
  }
}

const yes = (is: boolean): string => (is ? '是' : '否')
