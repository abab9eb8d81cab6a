import type { Answer, listCycles, readCycle } from '@jizhi/contracts'

export type CycleCard = Answer<typeof listCycles>['cycles'][number]
type CycleView = Answer<typeof readCycle>
export type DutyKind = CycleView['tasks'][number]['kind']

/** A mechanism with a version that waits for its second person. */
export interface Approval {
  readonly id: string
  readonly name: string
  readonly ownerName: string
  readonly version: number
}

/** One line of the inbox: what one block of one cycle waits for from this person, however many rows it concerns. */
export interface Duty {
  readonly key: string
  readonly cycle: CycleCard
  readonly kind: DutyKind
  readonly rowNames: readonly string[]
  readonly dueAt: string | null
}

const earlier = (a: string | null, b: string | null) => (a === null ? b : b === null || a < b ? a : b)

/** The signed-in person's tasks, one line per block and kind, the earliest deadline first and those without one last. */
export function dutiesOf(views: readonly Pick<CycleView, 'cycle' | 'tasks'>[]): readonly Duty[] {
  const duties = new Map<string, Duty>()
  for (const { cycle, tasks } of views) {
    for (const { block, kind, rowName, dueAt, mine } of tasks) {
      if (!mine) continue
      const key = `${cycle.id}|${block}|${kind}`
      const known = duties.get(key) ?? { key, cycle, kind, rowNames: [], dueAt }
      duties.set(key, { ...known, rowNames: [...known.rowNames, rowName], dueAt: earlier(known.dueAt, dueAt) })
    }
  }
  return [...duties.values()].sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'))
}
