import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { deriveCycle } from '../../src/features/cycles/index.ts'
import { Queue } from '../../src/platform/queue/queue.ts'
import type { Stand } from '../stand.ts'
import { buildProgram, startWorker, type WorkerProcess } from '../worker-process.ts'
import { copyCounty, setAside } from './copy-county.ts'
import type { Floor } from './floor.ts'
import { judgeRate, timed, type Verdict } from './measure.ts'
import { digestOfOutcome, firstDifference } from './outcome.ts'
import type { Product } from './product.ts'
import { outcomeOf } from './read-outcome.ts'
import { scoresOf, type Workload } from './workload.ts'

const WORKERS = 2
/** All counties of China, each of size S. */
const COUNTRY = 2_844
const PATIENCE_MS = 480_000
const FIRST_CODE = 991_000
const CLOSED = `state in ('settled', 'ended')`
/** The month that all close before the clock runs, as workers that have been running for a while did; and the one that counts. */
const [EARLIER, MONTH] = [0, 1]

export type PlantedFault = 'checksum' | 'stuck' | undefined

interface Fleet {
  readonly stand: Stand
  readonly product: Product
  readonly floor: Floor
  readonly work: Workload
  readonly superUrl: string
}

/**
 * G3: every county's finance has passed its month; two workers close them all, one transaction a county, while one
 * county cannot be closed. The rest must be whole, and that one must follow by itself once nothing hinders it.
 */
export async function closeFleet(fleet: Fleet, counties: number, planted: PlantedFault): Promise<Verdict[]> {
  const { stand, product, floor } = fleet
  await buildProgram()
  await prepare(fleet, counties)
  const codes = Array.from({ length: counties }, (_, at) => FIRST_CODE + at)
  // a frozen month is news for the months after it: the one that counts is not there before the earlier one is closed
  const putBack = await setAside(stand, product.county.id, product.cycleOf(MONTH))
  const { ids: all, reveal } = await copyCounty(stand, product.county.id, codes)
  const hindered = planted === 'stuck' ? all.slice(0, 2) : all.slice(0, 1)
  await stand.look('delete from pgboss.job') // what the preparation left
  const workers: WorkerProcess[] = []
  try {
    for (let at = 0; at < WORKERS; at += 1) workers.push(await begun(fleet, FIRST_CODE - 1 - at))
    await quiet(stand)
    await reveal()
    await closed(fleet, EARLIER, all)
    await quiet(stand)
    await putBack(all)
    await stand.look('analyze')
    await floor.analyze()
    await hinder(stand, hindered)
    const before = await timed(() => floor.closeFleet(EARLIER, counties))
    const took = await closed(fleet, MONTH, all, all.slice(planted === 'stuck' ? 2 : 1))
    const after = await timed(() => floor.closeFleet(MONTH, counties))
    const fault = await faultIn(fleet, all, hindered, planted)
    const perSecond = ((counties - 1) * 1000) / took
    const anchorPerSecond = (2 * counties * 1000) / (before + after)
    const country = (COUNTRY / perSecond).toFixed(0)
    const beside = `counties=${counties} workers=${WORKERS} failing=1 country_s=${country} (<=60 asked)`
    return [judgeRate({ name: 'G3.close_fleet', perSecond, anchorPerSecond, target: 0.65, beside, fault })]
  } finally {
    for (const worker of workers) await worker.stop()
  }
}

/** One county up to where only the worker is missing, and the same sheets in the floor. */
async function prepare({ product, floor, work }: Fleet, counties: number): Promise<void> {
  for (const month of [EARLIER, MONTH]) {
    const scores = scoresOf(work, month)
    await product.openMonth(month)
    await product.importSheets(month, scores)
    await product.prepareClose(month)
    for (let county = 1; county <= counties; county += 1) await floor.load(floor.copyText(month, scores, county))
  }
}

/** Milliseconds from the moment at which the workers may go until the awaited ones are closed. */
async function closed(
  { stand, product }: Fleet,
  month: number,
  counties: readonly string[],
  awaited = counties,
): Promise<number> {
  const cycle = product.cycleOf(month)
  const gate = new pg.Client({ connectionString: stand.urls.superUrl })
  await gate.connect()
  await gate.query('begin; lock table cycles in exclusive mode') // jobs may be taken, no cycle may be locked
  const deed = { by: null, action: 'bench.send', subject: 'fleet' }
  for (const county of counties)
    await stand.database.write(county, deed, (tx) => stand.app.get(Queue).send(tx, deriveCycle, { cycle }))
  await pause(500)
  const start = performance.now()
  await gate.query('commit')
  await gate.end()
  await untilClosed(stand, awaited, cycle)
  return performance.now() - start
}

/** A worker that starts looks for what was missed, once: when it has found this decoy it has done so. */
async function begun({ stand, product }: Fleet, code: number): Promise<WorkerProcess> {
  const decoy = await copyCounty(stand, product.county.id, [code])
  await decoy.reveal()
  const worker = startWorker(stand.urls)
  await untilClosed(stand, decoy.ids, product.cycleOf(EARLIER))
  return worker
}

async function untilClosed(stand: Stand, counties: readonly string[], cycle: string): Promise<void> {
  for (const start = performance.now(); ; await pause(15)) {
    const [row] = await stand.look<{ count: number }>(
      `select count(*)::int as count from cycles where tenant_id = any ($1::uuid[]) and id = $2 and ${CLOSED}`,
      [counties, cycle],
    )
    if (row?.count === counties.length) return
    if (performance.now() - start > PATIENCE_MS) throw new Error(`only ${row?.count} of ${counties.length} closed`)
  }
}

/** Waits until the workers have worked, and have nothing left to do. */
async function quiet(stand: Stand): Promise<void> {
  for (let still = 0; still < 10; ) {
    const [row] = await stand.look<{ done: number; open: number }>(
      `select (count(*) filter (where state = 'completed'))::int as done,
         (count(*) filter (where state in ('created', 'retry', 'active') and start_after <= now()))::int as open from pgboss.job`,
    )
    still = row !== undefined && row.done > 0 && row.open === 0 ? still + 1 : 0
    await pause(100)
  }
}

/** These counties' boards cannot be published. */
async function hinder(stand: Stand, counties: readonly string[]): Promise<void> {
  await stand.look(
    `create function hinder() returns trigger language plpgsql as $$ begin raise exception 'hindered'; end $$`,
  )
  for (const [at, county] of counties.entries())
    await stand.look(
      `create trigger hinder_${at} before insert on board_issues for each row when (new.tenant_id = '${county}') execute function hinder()`,
    )
}

/** Every county's month against the floor's, to the fen; of the hindered one nothing until it is let go, then all of it. */
async function faultIn(
  { stand, product, floor }: Fleet,
  all: readonly string[],
  hindered: readonly string[],
  planted: PlantedFault,
): Promise<string | undefined> {
  const [left] = await stand.look<{ count: number }>(
    `select count(*)::int as count from effects where tenant_id = any ($1::uuid[]) and cycle_id = $2`,
    [hindered, product.cycleOf(MONTH)],
  )
  if (hindered.length > 1) return `${hindered.length} counties were not closed`
  if (left?.count !== 0) return 'the county that failed left effects behind'
  await stand.look('drop function hinder cascade')
  await stand.database.write(hindered[0]!, { by: null, action: 'bench.send', subject: 'fleet' }, (tx) =>
    stand.app.get(Queue).send(tx, deriveCycle, { cycle: product.cycleOf(MONTH) }),
  )
  await untilClosed(stand, hindered, product.cycleOf(MONTH))
  const theirs = await floor.outcome(planted === 'checksum' ? EARLIER : MONTH)
  for (const county of all) {
    const mine = await outcomeOf(product, MONTH, county)
    if (digestOfOutcome(mine) !== digestOfOutcome(theirs)) return `county ${county}: ${firstDifference(mine, theirs)}`
  }
  return undefined
}
