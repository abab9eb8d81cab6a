import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { openStand } from '../../stand.ts'
import { benchCluster } from '../bench-cluster.ts'
import { Floor } from '../floor.ts'
import { interleaved, judge, judgeSize, timed, type Verdict } from '../measure.ts'
import { digestOfOutcome, firstDifference } from '../outcome.ts'
import { Product } from '../product.ts'
import { outcomeOf } from '../read-outcome.ts'
import { isSize, scoresOf, type Workload, workload } from '../workload.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '15' },
    size: { type: 'string', default: 'S' },
  },
})
const WARM = 3
/** The same sheets once more, as a file, into months of their own. */
const FILE_MONTHS = 600

interface Taken {
  readonly load: number[]
  readonly copy: number[]
  readonly request: number[]
  readonly close: number[]
  readonly floor: number[]
  fault: string | undefined
}

async function oneMonth(month: number, work: Workload, product: Product, floor: Floor, taken: Taken): Promise<void> {
  const scores = scoresOf(work, month)
  const text = floor.copyText(month, scores)
  const file = product.fileOf(scores)
  const beside = month + FILE_MONTHS
  for (const each of [month, beside]) await product.openMonth(each)
  const times = { load: 0, copy: 0, request: 0, close: 0, floor: 0 }
  const arm = (name: keyof typeof times, run: () => Promise<unknown>) => async () => {
    times[name] = await timed(run)
  }
  await interleaved(month, [
    arm('load', () => product.importSheets(month, scores)),
    arm('copy', () => floor.load(text)),
    arm('request', () => product.importFile(beside, file)),
  ])
  if (!(await product.holdsTheSame(month, beside))) taken.fault ??= `month ${month}: file and facts differ`
  if ((await product.importSheets(month, scores)) !== 0) taken.fault ??= 'imported twice'
  await product.prepareClose(month)
  await interleaved(month, [arm('close', () => product.bringUpToDate(month)), arm('floor', () => floor.close(month))])
  const [mine, theirs] = [await outcomeOf(product, month), await floor.outcome(month)]
  if (digestOfOutcome(mine) !== digestOfOutcome(theirs))
    taken.fault ??= `month ${month}: ${firstDifference(mine, theirs)}`
  if (month < WARM) return
  for (const name of ['load', 'copy', 'request', 'close', 'floor'] as const) taken[name].push(times[name])
}

async function run(superUrl: string, work: Workload, rounds: number): Promise<Verdict[]> {
  const stand = await openStand()
  const [product, floor] = [await Product.open(stand, work), await Floor.open(superUrl, work)]
  const taken: Taken = { load: [], copy: [], request: [], close: [], floor: [], fault: undefined }
  for (let month = 0; month < WARM + rounds; month += 1) await oneMonth(month, work, product, floor, taken)
  const { fault } = taken
  const bytes = await bytesPerScore(product, work, WARM + rounds)
  await floor.end()
  await stand.close()
  return [
    judge({
      name: `G1.import_db_${work.name}`,
      anchor: 'copy',
      product: taken.load,
      floor: taken.copy,
      target: 0.5,
      fault,
    }),
    judge({
      ...{ name: `G1.import_request_${work.name}`, anchor: 'copy', product: taken.request, floor: taken.copy },
      ...{ target: 1.5, fault },
    }),
    judgeSize(`G1.bytes_per_score_${work.name}`, bytes, 'bytes', 10),
    judge({
      name: `G2.close_${work.name}`,
      anchor: 'sql_floor',
      product: taken.close,
      floor: taken.floor,
      target: 1.5,
      fault,
    }),
  ]
}

/** Heap, indexes and TOAST of the sheets alone: measured on a copy, as frozen results share the table. */
async function bytesPerScore({ stand, county }: Product, work: Workload, months: number): Promise<number> {
  await stand.look('create table sheets_alone (like facts including indexes including storage)')
  await stand.look(
    `insert into sheets_alone select * from facts where tenant_id = $1 and kind = 'answered' order by seq`,
    [county.id],
  )
  const [size] = await stand.look<{ size: string }>(`select pg_total_relation_size('sheets_alone') as size`)
  return Number(size?.size) / (2 * months * work.villages.length * work.indicators.length)
}

const size = values.size
if (!isSize(size)) throw new Error(`no workload ${size}`)
const cluster = await benchCluster()
const verdicts = await run(cluster.superUrl, workload(size), Number(values.rounds))
await cluster.stop()
for (const { line, json } of verdicts) process.stdout.write(`${values.json ? JSON.stringify(json) : line}\n`)
if (!values.json)
  process.stdout.write(
    [
      `cut from both sides, as no block says them yet: runs of bad months, the ladder, escalations and their tasks, points taken away`,
      `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, full durability, results and awards compared with the oracle to the fen every round`,
      '',
    ].join('\n'),
  )
process.exit(verdicts.every(({ ok }) => ok) ? 0 : 1)
