import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { TenantsService } from '../src/features/tenants/index.ts'
import { Database } from '../src/platform/database/database.ts'
import { newId } from '../src/platform/new-id.ts'

export interface TestUnit {
  readonly id: string
  readonly name: string
}

export interface TestTownship extends TestUnit {
  readonly villages: readonly TestUnit[]
}

/** An invented county of a story. */
export interface County {
  readonly id: string
  readonly code: string
  readonly rootId: string
  readonly townships: readonly TestTownship[]
}

let made = 0

/** Sets a demo county up and gives it townships and villages with invented names. */
export async function foundCounty(
  app: NestFastifyApplication,
  { townships = 2, villages = 2 }: { townships?: number; villages?: number } = {},
): Promise<County> {
  const code = String(990_101 + made++)
  const id = await app.get(TenantsService).create({ code, name: `故事县${made}`, kind: 'demo' })
  const deed = { by: null, action: 'story.found', subject: `tenant:${id}` }
  return app.get(Database).write(id, deed, async (tx) => {
    const root = await tx.prisma.unit.findFirstOrThrow({ where: { tenantId: id, code } })
    const units: (TestUnit & { kind: string; parent: string })[] = []
    const list: TestTownship[] = []
    for (let t = 1; t <= townships; t++) {
      const town = { id: newId(), name: `甲${t}镇` }
      const under = Array.from({ length: villages }, (_, v) => ({ id: newId(), name: `乙${t}-${v + 1}村` }))
      units.push({ ...town, kind: 'township', parent: root.id })
      units.push(...under.map((village) => ({ ...village, kind: 'village', parent: town.id })))
      list.push({ ...town, villages: under })
    }
    const validFrom = new Date('2000-01-01')
    const tenantId = id
    await tx.prisma.unit.createMany({
      data: units.map((u, ordinal) => ({ tenantId, id: u.id, kind: u.kind, level: u.kind, validFrom, ordinal })),
    })
    await tx.prisma.unitName.createMany({
      data: units.map((u) => ({ tenantId, id: newId(), unitId: u.id, name: u.name, validFrom })),
    })
    await tx.prisma.relation.createMany({
      data: units.map((u) => ({ tenantId, id: newId(), kind: '隶属', sourceId: u.id, targetId: u.parent, validFrom })),
    })
    return { id, code, rootId: root.id, townships: list }
  })
}
