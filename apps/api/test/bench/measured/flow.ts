import { mkdtempSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { cloneDatabase, startCluster } from '@jizhi/tooling/postgres'
import pg from 'pg'
import { Standings } from '../../../src/features/cycles/standing.ts'
import { setup } from '../../cluster.ts'
import { openStand, type Stand } from '../../stand.ts'
import { FlowCounty } from '../flow-county.ts'
import { fiveSteps, fourLevels, STEPS } from '../flow-drawing.ts'
import { judgeSize, median, type Verdict } from '../measure.ts'
import { bossSteps } from '../peers/boss-steps.ts'
import { DbosPeer } from '../peers/dbos-steps.ts'
import { graphileSteps } from '../peers/graphile-steps.ts'
import { sqlSteps } from '../peers/sql-steps.ts'
import { expected, type Left, markOf } from '../peers/steps.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    instances: { type: 'string', default: '10000' },
    batch: { type: 'string' },
  },
})
const INSTANCES = Number(values.instances)
const BATCH = Number(values.batch ?? INSTANCES)
/** The slow peers are measured on fewer, and per instance. */
const FEW = Math.max(100, INSTANCES / 50)

interface Arm {
  readonly name: string
  readonly instances: number
  prepare(): Promise<{ run(): Promise<void>; left(): Promise<Left> }>
}

interface Taken {
  readonly perSecond: number
  readonly walBytes: number
  readonly commits: number
}

/** Rows of one cycle through five steps: each row a fact of its own at every step, all of a step in one act. */
const each = (stand: Stand): Arm => ({
  ...{ name: 'each', instances: INSTANCES },
  prepare: async () => {
    const flow = await FlowCounty.open(stand, INSTANCES, fiveSteps)
    await derived(stand, flow)
    return { run: () => through(stand, flow), left: () => leftOf(stand, flow, 'answered', STEPS) }
  },
})

/** The same rows: each is reported by a fact of its own, and four levels pass the list they see as a whole. */
const lists = (stand: Stand): Arm => ({
  ...{ name: 'lists', instances: INSTANCES },
  prepare: async () => {
    const flow = await FlowCounty.open(stand, INSTANCES, fourLevels)
    await derived(stand, flow)
    const run = async () => {
      await flow.fill(STEPS[0], 0, INSTANCES, (at) => markOf(at, 0))
      await derived(stand, flow)
      for (let level = 1; level < STEPS.length; level += 1) {
        await flow.pass()
        await derived(stand, flow)
      }
    }
    return { run, left: () => leftOf(stand, flow, 'passed', [STEPS[0]]) }
  },
})

async function through(stand: Stand, flow: FlowCounty): Promise<void> {
  for (const [step, name] of STEPS.entries()) {
    for (let from = 0; from < INSTANCES; from += BATCH)
      await flow.fill(name, from, from + BATCH, (at) => markOf(at, step))
    await derived(stand, flow)
  }
}

/** The worker has derived everything that was stated. */
async function derived(stand: Stand, { cycle }: FlowCounty): Promise<void> {
  for (;;) {
    const [row] = await stand.look<{ rest: boolean }>(
      `select d.facts_count = c.last_seq as rest from cycles c join derived d on d.cycle_id = c.id where c.id = $1`,
      [cycle],
    )
    if (row?.rest === true) return
    await pause(3)
  }
}

/**
 * What the product says of it at the end of the last step, after acts were sent a second time: none of them counts twice.
 * Rows that passed all levels without a mark of their own there count for every step, and for the sums of the others.
 */
async function leftOf(stand: Stand, flow: FlowCounty, port: string, marked: readonly string[]): Promise<Left> {
  const again = await flow.fill(STEPS[0], 0, Math.min(500, INSTANCES), (at) => markOf(at, 0))
  const standing = await stand.database.read(flow.county.id, (tx) => stand.app.get(Standings).of(tx, flow.cycle))
  const table = standing.derived.tables[STEPS.at(-1)!]?.[port]
  const rows = table?.keys.length ?? 0
  const passed = STEPS.slice(marked.length)
  let steps = again + rows * passed.length
  let sum = 0
  for (const step of marked) {
    const at = table?.columns.findIndex((column) => column.id === `${step}_mark`) ?? -1
    for (const cell of table?.cells[at] ?? [])
      if ('value' in cell) {
        sum += Number(cell.value)
        steps += 1
      }
  }
  for (const step of passed) for (let at = 0; at < rows; at += 1) sum += markOf(at, STEPS.indexOf(step))
  return { steps, sum }
}

/** The fault that is planted on purpose: an instance that never went through is noticed, or nothing here counts. */
async function noticesLess(look: Stand['look'], pool: pg.Pool): Promise<boolean> {
  const one = { name: 'planted', instances: 101, prepare: () => sqlSteps(pool, 100) }
  return once(look, one).then(
    () => false,
    () => true,
  )
}

async function once(look: Stand['look'], arm: Arm): Promise<Taken> {
  const { run, left } = await arm.prepare()
  const before = await position(look)
  const began = performance.now()
  await run()
  const seconds = (performance.now() - began) / 1_000
  const after = await position(look)
  const [is, asked] = [await left(), expected(arm.instances)]
  if (is.steps !== asked.steps || is.sum !== asked.sum)
    throw new Error(`${arm.name}: ${JSON.stringify(is)} is not ${JSON.stringify(asked)}`)
  return {
    perSecond: arm.instances / seconds,
    walBytes: (after.lsn - before.lsn) / arm.instances,
    commits: (after.xid - before.xid) / arm.instances,
  }
}

/** Where the log stands, and how many transactions have written: savepoints count too. */
async function position(look: Stand['look']): Promise<{ lsn: number; xid: number }> {
  const [row] = await look<{ lsn: string; xid: string }>(
    `select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') as lsn, pg_snapshot_xmax(pg_current_snapshot())::text as xid`,
  )
  return { lsn: Number(row?.lsn), xid: Number(row?.xid) }
}

function compare(
  name: string,
  anchor: string,
  mine: readonly Taken[],
  theirs: readonly Taken[],
  target: number,
): Verdict {
  const ratios = mine.map(({ perSecond }, at) => perSecond / theirs[at]!.perSecond)
  const ratio = median(ratios)
  const ok = ratio >= target
  const rates = [mine, theirs].map((all) => median(all.map(({ perSecond }) => perSecond)).toFixed(0))
  const span = `${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)}`
  const wal = median(theirs.map(({ walBytes }) => walBytes)).toFixed(0)
  const commits = median(theirs.map((one) => one.commits)).toFixed(2)
  return {
    ok,
    line: `PERF ${name} product_per_s=${rates[0]} anchor=${anchor} anchor_per_s=${rates[1]} ratio=${ratio.toFixed(2)} [${span}] target>=${target} anchor_wal_bytes=${wal} anchor_commits=${commits} rounds=${ratios.length} ${ok ? 'PASS' : 'FAIL'}`,
    json: { name, anchor, ratio, ratios, target, ok },
  }
}

const cluster = await startCluster({
  dir: mkdtempSync(join(tmpdir(), 'jizhi-bench-')),
  ...{
    throwaway: true,
    settings: { shared_buffers: '512MB', max_wal_size: '4GB', checkpoint_timeout: '15min', jit: 'off' },
  },
})
process.env.TEST_SUPER_URL = cluster.superUrl()
await setup()
const stand = await openStand({ worker: true })
const peers = await cloneDatabase(cluster.superUrl(), process.env.TEST_TEMPLATE)
const pool = new pg.Pool({ connectionString: peers.superUrl, max: 30 })
pool.on('error', () => undefined)
const dbos = await DbosPeer.start(pool, peers.superUrl)
const peer = (name: string, instances: number, prepare: Arm['prepare']): Arm => ({ name, instances, prepare })
const arms = [
  lists(stand),
  each(stand),
  peer('sql', INSTANCES, () => sqlSteps(pool, INSTANCES)),
  peer('pg-boss', INSTANCES, () => bossSteps(pool, peers.superUrl, INSTANCES)),
  peer('graphile', FEW * 10, () => graphileSteps(pool, FEW * 10)),
  peer('dbos', FEW, () => dbos.prepare(FEW)),
]
const taken = new Map<string, Taken[]>(arms.map(({ name }) => [name, []]))
for (let round = 0; round < Number(values.rounds); round += 1)
  for (let at = 0; at < arms.length; at += 1) {
    const arm = arms[(at + round) % arms.length]!
    taken.get(arm.name)!.push(await once(stand.look, arm))
  }
if (!(await noticesLess(stand.look, pool))) throw new Error('a lost instance was not noticed')
const anchors = [
  ['sql', 'set_based_sql', 0.3],
  ['pg-boss', 'pg_boss_batch_500', 3],
  ['graphile', 'graphile_localqueue_500', 0],
  ['dbos', 'dbos', 60],
] as const
const verdicts = (['lists', 'each'] as const).flatMap((name) => {
  const mine = taken.get(name)!
  return [
    ...anchors.map(([anchor, says, target]) => compare(`G5.flow_${name}`, says, mine, taken.get(anchor)!, target)),
    judgeSize(`G5.wal_${name}`, median(mine.map(({ walBytes }) => walBytes)), 'bytes', 3_000),
    judgeSize(`G5.commits_${name}`, median(mine.map(({ commits }) => commits)), 'commits', 0.1),
  ]
})
await stand.close()
await dbos.end()
await pool.end()
await cluster.stop()
for (const { line, json } of verdicts) process.stdout.write(`${values.json ? JSON.stringify(json) : line}\n`)
process.stdout.write(
  `${INSTANCES} instances in acts of ${BATCH}, ${FEW} of DBOS, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, full durability, marks of every step summed and compared in every arm\n`,
)
process.exit(verdicts.every(({ ok }) => ok) ? 0 : 1)
