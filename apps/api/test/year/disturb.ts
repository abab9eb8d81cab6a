import {
  appoint,
  changeUnit,
  confirmOrder,
  decideObjection,
  listPosts,
  proposeOrder,
  type Request,
  raiseObjection,
} from '@jizhi/contracts'
import { expect } from 'vitest'
import { type Course, morning, periodOf, type Year } from './months.ts'
import { calm } from './office.ts'
import { LINE, type Sheet, tenthsOf } from './oracle.ts'
import type { Group, Seat } from './place.ts'

/** 三整治 so much higher; nothing where that is beyond the most. */
const mended = (sheet: Sheet, by: number): Sheet | undefined =>
  by > 0 && sheet.mend + by <= 300 ? { ...sheet, mend: sheet.mend + by } : undefined

/** The best of those who failed and may still be lifted, by so much or as near to the line as they can be. */
function liftable({ listed, sheets }: Pick<Course, 'listed' | 'sheets'>, by?: number): [Group, Sheet] {
  const failed = listed.flatMap((group): [Group, number, Sheet][] => {
    const sheet = sheets.get(group.id)
    const tenths = sheet ? tenthsOf(sheet) : LINE
    const after = sheet && tenths < LINE ? mended(sheet, by ?? Math.min(LINE - tenths, 300 - sheet.mend)) : undefined
    return after === undefined ? [] : [[group, tenths, after]]
  })
  const [best] = failed.sort(([, a], [, b]) => b - a)
  if (best === undefined) throw new Error('nobody can be lifted')
  return [best[0], best[2]]
}

/** The township objects for one of its groups; it is upheld, and the figure counts as amended. */
export async function upheldObjection({ place, office }: Year, course: Course): Promise<void> {
  const [group, sheet] = liftable(course, 30)
  const town = place.towns.findIndex(({ id }) => id === group.town)
  const clerk = await place.as(`clerk${town + 1}`)
  const params = { county: place.county.code, cycle: course.assess }
  const raised = await clerk.call(raiseObjection, {
    params,
    body: { block: 'objection', row: group.id, columns: ['mend'], words: '一处已在检查前整治，附前后照片。' },
  })
  expect(raised.status, raised.text).toBe(200)
  const amendment = { block: 'assess', row: group.id, field: 'mend', value: String(sheet.mend / 10), missing: null }
  const decided = await (await place.as('adjudicator')).call(decideObjection, {
    params: { ...params, objection: raised.answer.id },
    body: { outcome: 'upheld', words: '经现场复核属实。', amendments: [amendment] },
  })
  expect(decided.status, decided.text).toBe(200)
  course.sheets.set(group.id, sheet)
  await calm(office.stand)
  await office.work()
}

type Stated = Request<typeof proposeOrder>['body']['order']

export async function order(
  { place, office }: Year,
  cycle: string | null,
  stated: Stated,
  reason: string,
  by: Seat = 'admin',
): Promise<void> {
  const params = { county: place.county.code }
  const proposed = await (await place.as(by)).call(proposeOrder, {
    params,
    body: { cycle, order: stated, reason, fileId: null },
  })
  expect(proposed.status, proposed.text).toBe(200)
  if (proposed.answer.state === 'proposed') {
    const confirmed = await (await place.as('approver')).call(confirmOrder, {
      params: { ...params, order: proposed.answer.id },
      body: { words: '情况属实，同意。' },
    })
    expect(confirmed.answer.state, confirmed.text).toBe('confirmed')
  }
  await calm(office.stand)
}

/** After the freeze a figure turns out to be wrong: two people correct it, and the table is issued again. */
export async function laterCorrection(year: Year, course: Course): Promise<void> {
  const [group, sheet] = liftable(course)
  const content = { block: 'assess', row: group.id, field: 'mend', value: String(sheet.mend / 10), missing: null }
  await order(year, course.assess, { kind: 'correct', content }, '录入时少录一项，考核组复核表为准。')
  course.sheets.set(group.id, sheet)
  await year.office.work()
  const { results } = await year.office.read(course.assess)
  expect(results.find(({ block }) => block === 'result')).toMatchObject({ revision: 2, stale: false })
  await year.compare(course.month)
  if (tenthsOf(sheet) >= LINE) await takeOff(year, course, group)
}

/** ROST-3: a list that was fixed by then keeps whoever passed after all, until two people take the group off. */
async function takeOff(year: Year, { month }: Course, { id }: Group): Promise<void> {
  const next = await year.office.cycleOf(year.mechanisms.assess, periodOf(month + 1))
  if (!(await year.office.table(next, 'groups', 'rows')).has(id)) return
  const content = { block: 'groups', change: 'remove' as const, rows: [id] }
  await order(year, next, { kind: 'roster', content }, '更正后已达标，不再列入。')
  expect((await year.office.table(next, 'groups', 'rows')).has(id)).toBe(false)
}

/** A flood: the assessment has eight days more, and what comes in then counts. */
export async function floodExtension(year: Year, course: Course): Promise<void> {
  const before = await year.office.deadline(course.assess, 'assess_by')
  const to = new Date(before + 7 * 86_400_000).toISOString().slice(0, 10)
  await order(
    year,
    course.assess,
    { kind: 'extend', content: { deadline: 'assess_by', to } },
    '县防汛指挥部发布红色预警。',
  )
  await year.office.until(before + 2 * 86_400_000)
  const late = course.listed.find(({ id }) => course.sheets.has(id))!
  const sheet = { ...course.sheets.get(late.id)!, clear: 250 }
  course.sheets.set(late.id, sheet)
  await year.sheetFile(`汛后补报-${course.period}.xlsx`, course.assess, [late], course.sheets, await teamOf(year, late))
}

/** A sheet that comes after the date changes nothing: whoever was not reached stays on the list. */
export async function lateSheet(year: Year, course: Course): Promise<void> {
  const missed = course.listed.find(({ id }) => !course.sheets.has(id))
  if (missed === undefined) return
  const sheet: Sheet = { clear: 300, tear: 200, mend: 300, flags: [true, true, true] }
  const sheets = new Map([[missed.id, sheet]])
  await year.sheetFile(`迟报-${course.period}.xlsx`, course.assess, [missed], sheets, await teamOf(year, missed))
  await calm(year.office.stand)
}

const teamOf = async ({ place }: Year, { town }: Group): Promise<`team${number}`> =>
  `team${(place.towns.findIndex(({ id }) => id === town) % 4) + 1}`

/** The leader in charge of a township is transferred in the middle of a month. */
export async function transfer({ place, office }: Year, { month }: Course): Promise<string> {
  const admin = await place.as('admin')
  const params = { county: place.county.code }
  const town = place.towns[0]!
  const post = place.postOf(town.id, '包干领导')
  const { posts } = (await admin.call(listPosts, { params, query: {} })).answer
  const on = new Date(morning(month, 15)).toISOString().slice(0, 10)
  const replaces = posts.find(({ id }) => id === post)?.holders[0]?.id ?? null
  const body = { who: { name: `${town.name}继任包干领导（演示）`, phone: null }, deputy: false, replaces, on }
  const reply = await admin.call(appoint, { params: { ...params, post }, body })
  expect(reply.status, reply.text).toBe(200)
  await calm(office.stand)
  return reply.answer.person
}

/** Two groups of a village that both passed become one; it acts from the next month on (PIN-3). */
export async function merge(
  { place, office, reckoning }: Year,
  { month, listed }: Course,
): Promise<readonly [Group, Group]> {
  const here = new Set(listed.map(({ id }) => id))
  const passed = new Set(
    reckoning.months().flatMap(({ outcome }) => [...outcome].flatMap(([id, one]) => (one.passed ? [id] : []))),
  )
  const free = place.groups.filter(({ id }) => passed.has(id) && !here.has(id))
  const pair = free.flatMap((one) => {
    const other = free.find((two) => two !== one && two.village === one.village)
    return other === undefined ? [] : [[one, other] as const]
  })[0]
  if (pair === undefined) throw new Error('no two groups to merge')
  const [gone, stays] = pair
  const on = new Date(morning(month, 20)).toISOString().slice(0, 10)
  const reply = await (await place.as('admin')).call(changeUnit, {
    params: { county: place.county.code },
    body: { kind: 'merge', units: [gone.id], into: { unit: stays.id }, on },
  })
  expect(reply.status, reply.text).toBe(200)
  reckoning.end(gone.id)
  await calm(office.stand)
  return pair
}
