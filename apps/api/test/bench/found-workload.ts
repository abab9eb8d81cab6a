import { newId } from '../../src/platform/new-id.ts'
import type { County } from '../county.ts'
import type { Stand } from '../stand.ts'
import { CATEGORIES, type Workload } from './workload.ts'

/** Puts the workload's townships and villages under a county; answers their ids in the workload's order. */
export function foundWorkload(
  stand: Stand,
  county: County,
  { towns, villages }: Workload,
): Promise<{ towns: string[]; villages: string[] }> {
  const deed = { by: null, action: 'bench.found', subject: `tenant:${county.id}` }
  // in the order of their bytes, so that equals are served in the same order here and in the floor
  const made = { towns: towns.map(() => newId()).sort(), villages: villages.map(() => newId()).sort() }
  return stand.database.write(county.id, deed, async (tx) => {
    const units = [
      ...towns.map(({ category }, at) => ({
        ...{ id: made.towns[at]!, kind: 'township' },
        category,
        up: county.rootId,
      })),
      ...villages.map(({ category, town }, at) => ({
        ...{ id: made.villages[at]!, kind: 'village' },
        ...{ category, up: made.towns[town]! },
      })),
    ]
    const validFrom = new Date('2000-01-01')
    const tenantId = county.id
    await tx.prisma.unit.createMany({
      data: units.map(({ id, kind, category }, ordinal) => ({
        ...{ tenantId, id, kind, level: kind, validFrom, ordinal },
        category: CATEGORIES[category]!,
      })),
    })
    await tx.prisma.unitName.createMany({
      data: units.map(({ id, kind }, at) => ({ tenantId, id: newId(), unitId: id, name: `${kind} ${at}`, validFrom })),
    })
    await tx.prisma.relation.createMany({
      data: units.map(({ id, up }) => ({
        ...{ tenantId, id: newId(), kind: '隶属' },
        ...{ sourceId: id, targetId: up, validFrom },
      })),
    })
    return made
  })
}
