import { addDays, addWorkingDays, lastDayOf, must, parsePeriod, startOf, unpinCalendar } from '@jizhi/domain'
import { shippedCalendar } from '../platform/shipped-calendar.ts'
import { demoFile } from './county.ts'
import type { MonthActors, MonthFile } from './run-month.ts'
import type { DemoPost } from './staff.ts'

const ROOT = '990001'
const at = (unit: string, title: string, role: DemoPost['role'], account = true): DemoPost => ({
  unit,
  role,
  account,
  title: `${title}（演示）`,
})

export const QINGHE_POSTS = {
  admin: at(ROOT, '考核办主任', 'county-admin'),
  approver: at(ROOT, '考核办副主任', 'approver'),
  inspector: at(ROOT, '考核组长', 'inspector'),
  adjudicator: at(ROOT, '裁定员', 'adjudicator'),
  signatory: at(ROOT, '分管副县长', 'signatory'),
  finance: at(ROOT, '财政局经办', 'finance'),
} as const satisfies Record<keyof MonthActors | 'approver' | 'adjudicator', DemoPost>

/** The township that objects in the month a visitor finds open. */
export const OBJECTING = { code: '990001008', name: '南塘街道' } as const

/** Whom a ladder meets: nobody signs in as one of them. */
const leadersOf = (code: string, name: string): readonly DemoPost[] => [
  at(code, `${name}主要领导`, 'head', false),
  at(code, `${name}分管领导`, 'deputy-head', false),
]

const clerkOf = (code: string, name: string, account: boolean): DemoPost => at(code, `${name}经办`, 'clerk', account)

/** Those who draw a township's own mechanisms, and the second person who agrees. */
const drawersOf = (code: string, name: string): readonly DemoPost[] => [
  at(code, `${name}考核办`, 'county-admin'),
  at(code, `${name}审批人`, 'approver'),
]

export const OBJECTOR = clerkOf(OBJECTING.code, OBJECTING.name, true)

/** The clerk of every township, with an account for the first three and for the one that objects; two of them draw too. */
export function qinghePosts(): readonly DemoPost[] {
  const townships = demoFile('units.csv')
    .toString()
    .split('\n')
    .map((line) => line.split(',')) // our own file: no quotes
    .filter(([code]) => code?.length === 9)
  const clerks = townships.map(([code = '', name = ''], order) =>
    clerkOf(code, name, order < 3 || code === OBJECTING.code),
  )
  const leaders = townships.flatMap(([code = '', name = '']) => leadersOf(code, name))
  const drawers = townships.slice(0, 2).flatMap(([code = '', name = '']) => drawersOf(code, name))
  return [...Object.values(QINGHE_POSTS), at(ROOT, '查看', 'viewer'), ...clerks, ...leaders, ...drawers]
}

/** 2024-11 to 2026-10. */
export const QINGHE_MONTHS: readonly string[] = Array.from({ length: 24 }, (_, n) => {
  const month = 10 + n
  return `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
})

const HOUR_MS = 3_600_000

/** Nine in the morning of the n-th working day after a month. */
export function workingMorning(period: string, n: number): number {
  const last = lastDayOf(must(parsePeriod(period)))
  const { day } = addWorkingDays(last, n, unpinCalendar(shippedCalendar()))
  return startOf(day) + 9 * HOUR_MS
}

/** The morning of the first day on which the county exists for its visitors. */
export const beforeMonths = (): number => startOf(addDays(lastDayOf(must(parsePeriod('2024-10'))), 1)) + 9 * HOUR_MS

export const qingheFiles = (period: string): readonly MonthFile[] => [
  { block: 'sheet', by: 'inspector', name: `村级检查${period}.csv`, bytes: demoFile(`months/${period}.csv`) },
  { block: 'management', by: 'admin', name: `镇级管理${period}.csv`, bytes: demoFile(`townships/${period}.csv`) },
]
