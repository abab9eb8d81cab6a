import type { INestApplicationContext } from '@nestjs/common'
import { CyclesService } from '../features/cycles/index.ts'
import { MechanismsService } from '../features/mechanisms/index.ts'
import { SheetsService } from '../features/sheets/index.ts'
import type { Actor } from '../platform/session/actor.ts'
import { DEMO } from './county.ts'
import { loadIssues } from './load-issues.ts'
import type { Loading } from './loading.ts'
import { standMechanism } from './mechanism.ts'
import { beforeMonths, OBJECTOR, QINGHE_MONTHS, QINGHE_POSTS, qingheFiles, workingMorning } from './qinghe.ts'
import { DemoMonths, type MonthActors } from './run-month.ts'

const SHEET = 'village-year-end'

/** 青禾县: 23 months through to their awards and boards, and the last one open to objections. */
export async function loadQinghe(
  app: INestApplicationContext,
  { tenantId, counties, staff, say }: Loading,
): Promise<void> {
  if (await counties.isLoaded(tenantId)) return
  const act = (post: keyof typeof QINGHE_POSTS) => staff.actor(tenantId, DEMO.code, QINGHE_POSTS[post])
  const months = new DemoMonths(app, DEMO.code)
  const admin = await act('admin')
  await counties.startClock(tenantId, beforeMonths())
  const mechanism = await standMechanism(app.get(MechanismsService, { strict: false }), admin, await act('approver'), {
    code: DEMO.code,
    name: '农村环境卫生月考评',
    template: 'county-monthly-assessment',
    ownerUnitId: admin.rootUnitId,
    from: '2024-11',
    planNumber: '青考办〔2024〕1 号（演示）',
    edits: [],
  })
  await standSheet(app.get(SheetsService, { strict: false }), admin)
  const { cycles } = await app.get(CyclesService, { strict: false }).list(admin, mechanism)
  // The newest settled month may have been left between its acts; each of them is done once however often it is asked for.
  const settled = cycles.filter(({ state }) => state !== 'running').map(({ period }) => period)
  const done = new Set(settled.toSorted().slice(0, -1))
  for (const [order, period] of QINGHE_MONTHS.entries()) {
    if (done.has(period)) continue
    const isLast = order === QINGHE_MONTHS.length - 1
    if (isLast) {
      await counties.dropJobs(tenantId)
      await loadIssues(app, months, { tenantId, staff })
    }
    const who = {
      admin,
      inspector: await act('inspector'),
      finance: await act('finance'),
      signatory: await act('signatory'),
    } satisfies MonthActors
    await months.clockTo(admin, workingMorning(period, 1))
    const cycle = await months.open(who, mechanism, period, qingheFiles(period))
    await months.notice(who, cycle)
    if (isLast) await dispute(months, await staff.actor(tenantId, DEMO.code, OBJECTOR), cycle, period)
    else await months.finish(who, cycle)
    say(isLast ? `${period} 已开始，正在异议期。` : `${period} 已定榜（${order + 1}/${QINGHE_MONTHS.length}）`)
  }
  for (const { id, state } of (await app.get(CyclesService, { strict: false }).list(admin, mechanism)).cycles)
    if (state === 'settled') await months.pass(admin, id)
  await counties.markLoaded(tenantId)
}

/** One public sheet with its source, so that the library shows what a sheet is. */
async function standSheet(sheets: SheetsService, admin: Actor): Promise<void> {
  const { sheets: standing } = await sheets.list(admin)
  if (standing.length > 0) return
  await sheets.create(admin, { params: { county: DEMO.code }, body: { sample: SHEET, ownerUnitId: admin.rootUnitId } })
}

/** Two working days into the window one township disputes its management score. */
async function dispute(months: DemoMonths, clerk: Actor, cycle: string, period: string): Promise<void> {
  await months.clockTo(clerk, workingMorning(period, 3))
  const row = clerk.grants[0]?.unitId ?? ''
  await months.object(
    clerk,
    cycle,
    row,
    'management',
    '镇级管理分中“台账不全”一项，台账已于当月补齐并报送，请核对后更正。',
  )
}
