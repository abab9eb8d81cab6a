import { type Day, type Instant, type PersonId, type PostId, startOf, storedId, type UnitId } from '@jizhi/domain'
import type { AnyFact, FactKind, FactValues, Pins } from '@jizhi/mechanism'
import { CATEGORIES, sheetOf, type Workload } from './workload.ts'

const OWNER = storedId<UnitId>('county')
const OPENED = startOf('2030-02-01' as Day)
const REPORTED = startOf('2030-03-04' as Day)
const POSTS = ['county-admin', 'inspector', 'finance', 'signatory']

/** A month without a database: its pins, and one packed sheet per village. */
export function heartFacts(work: Workload, scores: Int32Array): AnyFact[] {
  return [
    fact('opened', 'opened', pins(work), OPENED),
    ...work.villages.map((_, at) =>
      fact('answered', `sheet-${at}`, { sheet: sheetOf(work, scores, at) }, REPORTED, villageId(at)),
    ),
  ]
}

/** Keys stand in the order of their bytes, so the workload's order must be theirs. */
const villageId = (at: number): UnitId => storedId<UnitId>(`village-${String(at).padStart(5, '0')}`)
const townId = (at: number): UnitId => storedId<UnitId>(`town-${String(at).padStart(5, '0')}`)

function fact<K extends FactKind>(kind: K, id: string, value: FactValues[K], known: Instant, row?: UnitId): AnyFact {
  const slot = row === undefined ? {} : { block: 'sheet', row }
  const made = { ...{ id, mechanism: 'bench', cycle: 'bench', kind, slot, value }, at: known, known, by: 'inspector' }
  return made as unknown as AnyFact // kind and value agree by the signature
}

function pins({ towns, villages }: Workload): Pins {
  return {
    ...{ version: 1, period: '2030-02', parameters: {}, owner: OWNER, openedAt: OPENED },
    calendar: { revision: 'none', days: [], publishedYears: [2030] },
    graph: {
      ...{ asOf: '2030-02-01' as Day, revision: 'none', relations: [] },
      units: [
        { id: OWNER, kind: 'county' },
        ...towns.map(({ category }, at) => {
          const unit = { id: townId(at), kind: 'township', parent: OWNER }
          return { ...unit, category: CATEGORIES[category]! }
        }),
        ...villages.map(({ category, town }, at) => {
          const unit = { id: villageId(at), kind: 'village', parent: townId(town) }
          return { ...unit, category: CATEGORIES[category]! }
        }),
      ],
      posts: POSTS.map((role) => ({
        ...{ id: storedId<PostId>(role), unit: OWNER, role, holders: [storedId<PersonId>(role)] },
      })),
    },
  }
}
