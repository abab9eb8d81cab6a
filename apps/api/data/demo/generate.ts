// Writes the demo county. `node data/demo/generate.ts` in apps/api writes the same bytes every time.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { diceFrom } from './dice.ts'
import { MONTHS, townshipRows, villageRows } from './months.ts'
import { COUNTY, TOWNSHIPS } from './townships.ts'
import { inventVillages } from './villages.ts'

const SEED = 990001

const csv = (rows: readonly (readonly string[])[]): string => `${rows.map((row) => row.join(',')).join('\n')}\n`

/** Every file of the demo county: path beside this script → text. */
export function demoFiles(): ReadonlyMap<string, string> {
  const villages = inventVillages(diceFrom(SEED))
  const above = (code: string): string => (code === COUNTY.code ? '' : code.length === 9 ? COUNTY.code : code.slice(0, 9))
  const populations = new Map<string, number>()
  for (const { township, population } of villages) {
    populations.set(township.code, (populations.get(township.code) ?? 0) + population)
  }
  const units = [
    ['单位代码', '单位名称', '上级代码', '类型', '考评类别', '人口'],
    [COUNTY.code, COUNTY.name, '', '县', '', String([...populations.values()].reduce((sum, one) => sum + one, 0))],
    ...TOWNSHIPS.map((t) => [t.code, t.name, above(t.code), t.kind, t.category, String(populations.get(t.code) ?? 0)]),
    ...villages.map((v) => [v.code, v.name, above(v.code), v.name.endsWith('社区') ? '社区' : '村', '', String(v.population)]),
  ]
  const files = new Map([['units.csv', csv(units)]])
  MONTHS.forEach((month, index) => {
    files.set(`months/${month}.csv`, csv(villageRows(diceFrom(SEED + 1 + index), villages, index)))
    files.set(`townships/${month}.csv`, csv(townshipRows(diceFrom(SEED + 101 + index), index)))
  })
  return files
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of demoFiles()) {
    const target = fileURLToPath(new URL(path, import.meta.url))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
  }
}
