import { must, parseDay, startOf } from '@jizhi/domain'
import type { INestApplicationContext } from '@nestjs/common'
import { AppendFacts, CyclesService, Standings } from '../features/cycles/index.ts'
import { ImportsService, UploadsService } from '../features/imports/index.ts'
import { MechanismsService } from '../features/mechanisms/index.ts'
import { Database } from '../platform/database/database.ts'
import type { Actor } from '../platform/session/actor.ts'
import { SAMPLE } from './county.ts'
import type { Loading } from './loading.ts'
import { LEVEL_NAMES, NOTICE, placesFile, SAMPLE_POSTS, sheetFile, TOWN } from './matou.ts'
import { standMechanism } from './mechanism.ts'

const PERIOD = '2019-05'
const PUBLISHED_ON = '2019-06-20'

/** 公开资料样例: the published month of 码头镇 on 南安市's real tree, through the users' own import, then at rest for good. */
export async function loadSample(
  app: INestApplicationContext,
  { tenantId, counties, staff, say }: Loading,
): Promise<void> {
  if (await counties.isLoaded(tenantId)) return
  await counties.unseal(tenantId)
  await counties.startClock(tenantId, startOf(must(parseDay(PUBLISHED_ON))) + 9 * 3_600_000)
  const { editor, checker } = SAMPLE_POSTS
  for (const post of [editor, checker]) await staff.silentAccount(tenantId, post)
  const actor = await staff.actor(tenantId, SAMPLE.code, editor)
  const mechanism = await standMechanism(
    app.get(MechanismsService, { strict: false }),
    actor,
    await staff.actor(tenantId, SAMPLE.code, checker),
    {
      code: SAMPLE.code,
      name: '码头镇村级月度考评与奖补',
      template: 'village-monthly-award',
      ownerUnitId: await townOf(app, tenantId),
      from: PERIOD,
      planNumber: null,
      edits: [LEVEL_NAMES],
    },
  )
  const params = { county: SAMPLE.code, mechanism }
  const { id } = await app.get(CyclesService, { strict: false }).open(actor, { params, body: { period: PERIOD } })
  await bringIn(app, actor, id)
  await settle(app, tenantId, id)
  await counties.dropJobs(tenantId)
  for (const post of [editor, checker]) await staff.close(tenantId, post)
  await counties.seal(tenantId)
  await counties.markLoaded(tenantId)
  say('公开资料样例已载入：南安市机构，码头镇 2019 年 5 月。')
}

async function townOf(app: INestApplicationContext, tenantId: string): Promise<string> {
  const town = await app
    .get(Database)
    .read(tenantId, (tx) => tx.prisma.unit.findFirstOrThrow({ where: { tenantId, code: TOWN } }))
  return town.id
}

async function bringIn(app: INestApplicationContext, actor: Actor, cycle: string): Promise<void> {
  const imports = app.get(ImportsService, { strict: false })
  const uploads = app.get(UploadsService, { strict: false })
  const files = [
    { bytes: sheetFile(), name: '南码政〔2019〕108号.csv', target: { kind: 'month', cycle, block: 'scores' } },
    { bytes: placesFile(), name: '已发布名次.csv', target: { kind: 'published', cycle, block: 'rank' } },
  ] as const
  for (const { bytes, name: fileName, target } of files) {
    const { upload } = await uploads.upload(actor, { fileName, bytes })
    const { differences } = await imports.commit(actor, { upload, sheet: null, target, mapping: null })
    if (differences.length > 0)
      throw new Error(`样例与发布的名次不符：${differences.map(({ name }) => name).join('、')}`)
  }
}

/** The notice made these figures official; they are frozen with its number, and from then on nothing runs on the month. */
async function settle(app: INestApplicationContext, tenantId: string, cycle: string): Promise<void> {
  const deed = { by: null, action: 'demo.settle', subject: `cycle:${cycle}` }
  await app.get(Database).write(tenantId, deed, async (tx) => {
    const { derived } = await app.get(Standings, { strict: false }).locked(tx, cycle)
    const frozen = derived.results.flatMap(({ block, live: { digest, rows }, frozen: official }) =>
      official === undefined
        ? [{ kind: 'frozen', slot: { block }, value: { revision: 1, digest, rows }, source: { file: NOTICE } } as const]
        : [],
    )
    await app.get(AppendFacts, { strict: false }).appendQuietly(tx, cycle, frozen)
    await tx.sql(`update cycles set source = $3, state = 'ended' where tenant_id = $1 and id = $2`, [
      tenantId,
      cycle,
      NOTICE,
    ])
  })
}
