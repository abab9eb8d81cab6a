import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { openStand } from '../../stand.ts'
import { benchCluster } from '../bench-cluster.ts'
import { flat, tenfold } from '../flat.ts'
import { closeFleet, type PlantedFault } from '../fleet.ts'
import { Floor } from '../floor.ts'
import type { Verdict } from '../measure.ts'
import { Product } from '../product.ts'
import { workload } from '../workload.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '7' },
    size: { type: 'string', default: 'default' },
    /** Planted on purpose, to see the figure go red. */
    fault: { type: 'string' },
    only: { type: 'string', default: 'G3,G4' },
  },
})
const COUNTIES: Readonly<Record<string, number>> = { M: 100, default: 12 }

const work = workload('S')
const counties = COUNTIES[values.size]
if (counties === undefined) throw new Error(`no size ${values.size}: M, or none`)
const rounds = Number(values.rounds)
const verdicts: Verdict[] = []
// nothing is analysed behind our back: a new county stays unknown to the planner
const cluster = await benchCluster({ autovacuum: 'off' })
if (values.only.includes('G3')) {
  const stand = await openStand()
  const [product, floor] = [await Product.open(stand, work), await Floor.open(cluster.superUrl, work, counties)]
  const fleet = { stand, product, floor, work, superUrl: cluster.superUrl }
  verdicts.push(...(await closeFleet(fleet, counties, values.fault as PlantedFault)))
  await floor.end()
  await stand.close()
}
if (values.only.includes('G4')) {
  const empty = await openStand()
  verdicts.push(await flat(empty, work, counties, rounds))
  verdicts.push(await tenfold(empty, work, Math.ceil(rounds / 2)))
  await empty.close()
}
await cluster.stop()
for (const { line, json } of verdicts) process.stdout.write(`${values.json ? JSON.stringify(json) : line}\n`)
if (!values.json)
  process.stdout.write(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, full durability, no autovacuum\n`)
process.exit(verdicts.every(({ ok }) => ok) ? 0 : 1)
