import type { Answer, listCycles } from '@jizhi/contracts'

type CycleCard = Answer<typeof listCycles>['cycles'][number]

/** The next moment ahead at which something of a cycle happens by itself, and whose it is; null when nothing is due. */
export function nextMoment(cycles: readonly CycleCard[], now: number): { at: string; cycle: CycleCard } | null {
  let found: { at: string; cycle: CycleCard } | null = null
  for (const cycle of cycles) {
    const at = cycle.nextAt
    if (at === null || Date.parse(at) <= now) continue
    if (found === null || Date.parse(at) < Date.parse(found.at)) found = { at, cycle }
  }
  return found
}
