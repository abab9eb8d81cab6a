import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { must } from '@jizhi/domain'
import { derive, playFacts, readFactsFile } from '@jizhi/mechanism'
import { isTemplateName, templateList, templates } from '@jizhi/templates'
import type { INestApplicationContext } from '@nestjs/common'
import { load } from '../../src/demo/load.ts'
import { CyclesStore } from '../../src/features/cycles/cycles.store.ts'
import { Standings } from '../../src/features/cycles/standing.ts'
import { Database } from '../../src/platform/database/database.ts'
import { Directory } from '../../src/platform/database/directory.ts'
import { setup, teardown } from '../cluster.ts'
import { openStand, settingsFor } from '../stand.ts'
import { type FrozenMonth, outcomeOf } from './frozen-month.ts'

/*
 * Freezes months of the demo and the published sample, and the last cycle of every case of every shipped template, as
 * this version leaves them:
 * node --import @jizhi/tooling/source test/frozen/freeze.ts step-a
 * Run once at the end of a step; files of earlier steps are never written again.
 */
const WANTED = [
  { county: '350583', period: '2019-05' },
  { county: '990001', period: '2026-09' },
  { county: '990001', period: '2026-10' },
]

async function frozen(app: INestApplicationContext, county: string, period: string): Promise<FrozenMonth> {
  const [tenant] = await app.get(Directory).sql<{ id: string }>('select id from tenants where code = $1', [county])
  return app.get(Database).read(tenant?.id ?? '', async (tx) => {
    const cycle = (await app.get(CyclesStore, { strict: false }).list(tx)).find((one) => one.period === period)
    const { mechanism, facts } = await app.get(Standings, { strict: false }).of(tx, cycle?.id ?? '')
    return { name: `${mechanism.name} ${period}`, mechanism, facts, outcome: outcomeOf(derive(mechanism, facts)) }
  })
}

/** Every shipped mechanism at its edges, as its cases play it. */
function shippedMonths(): readonly (readonly [file: string, month: FrozenMonth])[] {
  const others = (name: string) => (isTemplateName(name) ? templates[name].mechanism : undefined)
  return templateList.flatMap(({ name, mechanism }) => {
    const folder = join(import.meta.dirname, '../../../../packages/templates', name, 'cases')
    return readdirSync(folder).flatMap((file) => {
      const facts = must(readFactsFile(JSON.parse(readFileSync(join(folder, file), 'utf8'))))
      const last = must(playFacts(mechanism, facts, { name, others })).cycles.at(-1)
      if (last === undefined) return []
      const month = { name: `${last.mechanism.name} ${facts.title}`, mechanism: last.mechanism, facts: last.facts }
      return [[`${name}-${file}.gz`, { ...month, outcome: outcomeOf(last.derived) }] as const]
    })
  })
}

async function main(step: string): Promise<void> {
  await setup()
  const stand = await openStand()
  try {
    const accounts = join(mkdtempSync(join(tmpdir(), 'jizhi-freeze-')), 'accounts.txt')
    await load(settingsFor(stand.urls), accounts, () => {})
    const folder = join(import.meta.dirname, step)
    mkdirSync(folder)
    for (const { county, period } of WANTED) {
      const month = await frozen(stand.app, county, period)
      writeFileSync(join(folder, `${county}-${period}.json.gz`), gzipSync(JSON.stringify(month), { level: 9 }))
    }
    for (const [file, month] of shippedMonths())
      writeFileSync(join(folder, file), gzipSync(JSON.stringify(month), { level: 9 }))
  } finally {
    await stand.close()
    await teardown()
  }
}

await main(process.argv[2] ?? 'step')
