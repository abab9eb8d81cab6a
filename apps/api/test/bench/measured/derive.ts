import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { derive } from '@jizhi/mechanism'
import { closeDrawing } from '../drawing.ts'
import { columnsOf, handDerived } from '../hand-derived.ts'
import { heartFacts } from '../heart-facts.ts'
import { interleaved, judge, processorTime } from '../measure.ts'
import { type Size, scoresOf, workload } from '../workload.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '15' } },
})

/** The heart alone: from facts in memory to every table, beside typed arrays written by hand for this one drawing. */
async function bench(size: Size, rounds: number) {
  const work = workload(size)
  const mechanism = closeDrawing(work, 'bench', '月考评')
  const scores = scoresOf(work, 1)
  const facts = heartFacts(work, scores)
  const columns = columnsOf(work, scores)
  const cold = processorTime(() => derive(mechanism, facts))
  const taken = { whole: [] as number[], floor: [] as number[] }
  const fault = faultIn(derive(mechanism, facts), handDerived(work, columns))
  const arm = (list: number[], run: () => unknown) => async () => {
    list.push(processorTime(run))
  }
  for (let round = 0; round < rounds; round += 1)
    await interleaved(round, [
      arm(taken.whole, () => derive(mechanism, facts)),
      arm(taken.floor, () => handDerived(work, columns)),
    ])
  const common = { anchor: 'typed_arrays', floor: taken.floor, fault }
  return [
    judge({ ...common, name: `derive_${size}`, product: taken.whole }),
    judge({ ...common, name: `derive_${size}_cold`, product: [cold], floor: [taken.floor[0]!] }),
  ]
}

/** Scores and places of both ways, row by row. */
function faultIn({ tables }: ReturnType<typeof derive>, hand: ReturnType<typeof handDerived>): string | undefined {
  for (const [kind, rows] of Object.entries(hand)) {
    const table = tables[`${kind}_rank`]?.ranked
    if (table === undefined) return `no ${kind}_rank`
    const cells = (id: string) => table.cells[table.columns.findIndex((column) => column.id === id)] ?? []
    for (const [name, figures] of Object.entries(rows))
      for (const [at, cell] of cells(name).entries())
        if (!('value' in cell) || Number(cell.value) !== figures[at]) return `${kind} ${table.keys[at]} ${name}`
  }
  return undefined
}

const verdicts = [
  ...(await bench('S', Number(values.rounds))),
  ...(await bench('B', Math.min(8, Number(values.rounds)))),
]
for (const { line, json } of verdicts) process.stdout.write(`${values.json ? JSON.stringify(json) : line}\n`)
if (!values.json)
  process.stdout.write(
    `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}; no target: the floor knows this drawing alone\n`,
  )
process.exit(verdicts.every(({ ok }) => ok) ? 0 : 1)
